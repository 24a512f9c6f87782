import type {Texts} from '../text/en.js';
import {sentence} from './quote.js';

/**
 * Before the container starts, an exported script asks the LAN who has DSM's address, as `apply` does (promise B5, F33):
 * it may be run long after somebody looked whether it is free. The three programs called arping share no options and no
 * exit codes, so their output is read (`host/arping.ts` does the same; a test holds the two against each other).
 */
export function scriptLan({script: text}: Texts, several = false): string {
	return `${several ? askEach : ''}# Who has DSM's address already? Asked from 0.0.0.0, so that nobody learns anything. Silence takes two seconds.
${several ? 'ask_one' : 'ask_lan'}() {
	if [ "$dry" = yes ] || [ -z "$address" ]; then return 0; fi
	case $(arping -h 2>&1) in
	*[Hh]abets*) kind=habets ;;
	*BusyBox* | *'uplicate address detection'*) kind=iputils ;;
	*)
		not_asked ${sentence(text.noArping)}
		return 0
		;;
	esac
	# A card that has just been turned on needs a moment to agree with its switch.
	seconds=0
	until [ "$(cat "/sys/class/net/$nic/carrier" 2>/dev/null)" = 1 ]; do
		if [ "$seconds" -ge 4 ]; then
			not_asked ${sentence(text.noLink, '$nic')}
			return 0
		fi
		sleep 1
		seconds=$((seconds + 1))
	done
	say ${sentence(text.askingLan, '$address', '$nic')}
	case $kind in
	habets) heard=$(arping -0 -c 2 -C 1 -i "$nic" "$address" 2>&1) ;;
	*) heard=$(arping -D -c 2 -w 2 -I "$nic" "$address" 2>&1) ;;
	esac
	octet='[0-9A-Fa-f]\\{1,2\\}'
	theirs=$(printf '%s\\n' "$heard" | sed -n "s/.*[^0-9A-Fa-f]\\(\\($octet:\\)\\{5\\}$octet\\).*/\\1/p" | head -n 1)
	if [ -n "$theirs" ]; then
		say ${sentence(text.addressTaken, '$address', '$theirs')} >&2
		turn_back
	fi
	case $heard in
	*'eceived 0 '* | *' 0 packets received'*) return 0 ;;
	esac
	not_asked "$(printf '%s' "$heard" | tail -n 1 | tr -cd '[:print:]')"
}

not_asked() { say ${sentence(text.notAsked, '$address', '$1')}; }
`;
}

const askEach = `# Behind each card by its own network: card=address.
ask_lan() {
	for asked in $lan_addresses; do
		nic=\${asked%%=*} address=\${asked#*=}
		ask_one
	done
}

`;

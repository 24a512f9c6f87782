import type {CardUse} from '../model/answers.js';
import type {Plan} from '../model/plan.js';
import {madeVlan} from '../model/vlan.js';
import type {Texts} from '../text/en.js';
import {quote, sentence} from './quote.js';

type MadeVlan = {readonly nic: string; readonly parent: string};

/** The VLANs that a plan makes itself, with the cards below them. */
export function madeVlans(cards: Plan['cards']): readonly MadeVlan[] {
	return cards.flatMap(({nic, before}) => {
		const vlan = madeVlan(nic, before.vlan);
		return vlan ? [{nic, parent: vlan.parent}] : [];
	});
}

/** `check_nic`: that the card can be used, and carries nothing of this host's where the host is to lose it. */
export function scriptCard(texts: Texts, use: CardUse, made: readonly MadeVlan[]): string {
	const {script: text} = texts;
	const owned = use === 'own';
	return `${owned ? routeHelpers : ''}${bridgeFunction(texts)}check_card() {
	if ! command -v ip >/dev/null 2>&1; then refuse ${sentence(text.routesUnread)}; fi
	folder=/sys/class/net/$1
	if [ ! -d "$folder" ]; then
		cards=$(cd /sys/class/net && printf '%s ' * | tr -cd '[:print:]')
		refuse ${sentence(text.nicMissing, '$1', '$cards')}
	fi
	read -r type <"$folder/type"
	if [ "$type" != 1 ]; then refuse ${sentence(text.nicNotEthernet, '$1')}; fi
	if [ -e "$folder/wireless" ] || [ -e "$folder/phy80211" ]; then refuse ${sentence(text.nicWireless, '$1')}; fi
	if [ -e "$folder/master" ]; then
		master=$(readlink "$folder/master")
		master=\${master##*/}
		refuse ${sentence(text.nicEnslaved, '$1', '$master')}
	fi
}

check_nic() {
${made.map(notYetThere).join('')}	check_card "$1"
	for above in "$folder"/upper_*; do
		if [ ! -e "$above" ]; then continue; fi
		above=\${above##*/upper_}
		if ip -d link show dev "$above" | grep -Eq '^ +(${owned ? 'macvlan|macvtap|ipvlan|ipvtap' : 'ipvlan|ipvtap'}) '; then
			refuse ${sentence(owned ? text.nicChild : text.nicIpvlan, '$1', '$above')}
		fi
	done
${owned ? carriesNothing(texts) : isUp(texts)}}
`;
}

/** A VLAN that is still to be made carries nothing; it needs its card. */
function notYetThere({nic, parent}: MadeVlan): string {
	return `	if [ "$1" = ${quote(nic)} ] && [ ! -e "/sys/class/net/$1" ]; then
		check_card ${quote(parent)}
		return 0
	fi
`;
}

/** As the verdict does: the bridge of a Docker network is nobody's to give away, whatever it is called. */
function bridgeFunction({script: text}: Texts): string {
	return `# Is $1 the bridge of a Docker network, whose containers have its address as their gateway? By its name, and by what
# Docker says, since a network's bridge may be called anything.
check_bridge() {
	if [ ! -d "/sys/class/net/$1/bridge" ]; then return 0; fi
	for network in $(docker network ls --filter driver=bridge --format '{{.Name}}'); do
		bridge=$(docker network inspect --format '{{with index .Options "com.docker.network.bridge.name"}}{{.}}{{else}}br-{{printf "%.12s" .Id}}{{end}}' "$network" 2>/dev/null)
		if [ "$bridge" = "$1" ]; then refuse ${sentence(text.nicDockerBridge, '$1', '$network')}; fi
	done
	if printf '%s\\n' "$1" | grep -Eq '^(docker0|br-[0-9a-f]{12})$'; then refuse ${sentence(text.nicDockerBridge, '$1', '$1')}; fi
}

`;
}

/** The host would lose with the card what goes over it (promise B1). */
function carriesNothing({script: text}: Texts): string {
	return `	for family in -4 -6; do
		if [ "$family" = -6 ] && [ ! -e /proc/net/if_inet6 ]; then continue; fi
		if ! routes=$(ip "$family" -o route show table all 2>/dev/null); then refuse ${sentence(text.routesUnread)}; fi
		# Halves of everything are what a VPN sets instead of a default route.
		wide='^(default|0\\.0\\.0\\.0/[01]|128\\.0\\.0\\.0/1|::/[01]|8000::/1|2000::/3) '
		for device in $(printf '%s\\n' "$routes" | grep -E "$wide" | devices_in); do
			if [ "$device" = "$1" ]; then refuse ${sentence(text.nicDefaultRoute, '$1')}; fi
			if rests_on "$device" "$1"; then refuse ${sentence(text.nicDefaultRouteOver, '$1', '$device')}; fi
		done
	done
	for session in $(ssh_devices); do
		peer=\${session%%=*}
		if rests_on "\${session#*=}" "$1"; then refuse ${sentence(text.nicSsh, '$1', '$peer')}; fi
	done
	if [ "$addresses_may_go" = no ]; then
		addresses=$(ip -o addr show dev "$1" scope global | sed -n 's/.* inet6\\{0,1\\} \\([^ ]*\\).*/\\1/p')
		if [ -n "$addresses" ]; then
			addresses=$(printf '%s' "$addresses" | tr '\\n' ' ')
			refuse ${sentence(text.nicAddress, '$1', '$addresses')}
		fi
	fi
`;
}

/** The card stays the host's, and is left as it is. */
function isUp({script: text}: Texts): string {
	return `	if [ -z "$(ip link show dev "$1" up)" ]; then refuse ${sentence(text.nicOff, '$1')}; fi
`;
}

const routeHelpers = `# Does interface $1 rest on $2: is it the same, or a VLAN, bridge, bond or tunnel on top of it?
rests_on() {
	if [ "$1" = "$2" ]; then return 0; fi
	for below in /sys/class/net/"$1"/lower_*; do
		if [ -e "$below" ] && rests_on "\${below##*/lower_}" "$2"; then return 0; fi
	done
	return 1
}

# The device that follows each "dev" in the lines of "ip route", of which "-o" made one each with backslashes.
devices_in() (
	set -f
	previous=''
	while read -r line; do
		for word in $line; do
			if [ "$previous" = dev ]; then echo "\${word%%\\\\*}"; fi
			previous=$word
		done
	done
)

# The addresses at both ends of each SSH session: of this one, which sudo hides here but not in the processes above,
# and of every other one that is established.
ssh_ends() {
	{
		echo "SSH_CONNECTION=\${SSH_CONNECTION:-}"
		pid=$$
		# A process that writes over its environment may leave no end of a line; /proc/version is one.
		set -- /proc/version
		while [ "\${pid:-0}" -gt 1 ]; do
			set -- "$@" "/proc/$pid/environ" /proc/version
			parent=''
			while read -r key value; do
				if [ "$key" = PPid: ]; then parent=$value; fi
			done <"/proc/$pid/status"
			pid=$parent
		done
		cat "$@" | tr '\\0' '\\n'
	} 2>/dev/null | sed -n 's/^SSH_CONNECTION=\\([^ ]*\\) [^ ]* \\([^ ]*\\) .*/\\1 \\2/p'
	ss -Htn state established '( sport = :22 )' 2>/dev/null | sed -n 's/[][]//g; s/^[0-9]* *[0-9]* *\\([^ ]*\\):[0-9]* *\\([^ ]*\\):[0-9]* *$/\\2 \\1/p'
}

# "peer=device" for every device that a session goes through, by its route and by the address that it came to.
ssh_devices() {
	ssh_ends | sort -u | while read -r peer here_end; do
		case $peer in *%*) echo "$peer=\${peer#*%}" ;; esac
		{
			ip -o route get "\${peer%%%*}" 2>/dev/null | devices_in
			ip -o addr show to "\${here_end%%%*}" 2>/dev/null | sed -n 's/^[0-9]*: *\\([^ ]*\\) .*/\\1/p'
		} | while read -r device; do echo "$peer=$device"; done
	done
}

`;

import {installLabel} from '../model/spec.js';
import type {Texts} from '../text/en.js';
import {sentence} from './quote.js';

/**
 * What an exported script asks of the machine that it runs on, before it changes anything: the engine's generation,
 * the devices, and that the card carries nothing of this host's. The same rules as `model/verdict.ts`, in sh, since
 * there is no Node where this runs; the lab holds the two against each other.
 */
export function scriptGuard({script: text}: Texts): string {
	return `need_docker() {
	if ! command -v docker >/dev/null 2>&1; then refuse ${sentence(text.noDocker)}; fi
	if ! versions=$(docker version --format '{{.Client.Version}} {{.Server.Version}}' 2>&1); then
		versions=$(printf '%s' "$versions" | tail -n 1)
		refuse ${sentence(text.dockerDown, '$versions')}
	fi
	generation=named
	for version in $versions; do
		major=\${version%%.*}
		case $major in *[!0-9]* | '') continue ;; esac
		if [ "$major" -lt 25 ]; then generation=single
		elif [ "$major" -lt 28 ] && [ "$generation" = named ]; then generation=several
		fi
	done
}

preflight() {
	if [ "$dry" = no ] && [ "$(id -u)" != 0 ]; then refuse ${sentence(text.needRoot, '$0')}; fi
	need_docker
	about=$(docker info --format '{{.OperatingSystem}} {{.SecurityOptions}}' 2>/dev/null) || about=''
	case $about in
	*name=rootless*) refuse ${sentence(text.rootless)} ;;
	'Docker Desktop'*) refuse ${sentence(text.desktop)} ;;
	esac
	for device in $devices; do
		if [ ! -e "$device" ]; then refuse ${sentence(text.noDevice, '$device')}; fi
	done
	check_nic "$nic"
	# Another layout has networks of other names, which would be in the way halfway through.
	for network in $(docker network ls --filter "label=${installLabel}=$install" --format '{{.Name}}'); do
		if ! is_one_of "$network" "$networks"; then refuse ${sentence(text.otherLayout, '$network')}; fi
	done
}

# Does interface $1 rest on $2: is it the same, or a VLAN, bridge, bond or tunnel on top of it?
rests_on() {
	if [ "$1" = "$2" ]; then return 0; fi
	for below in /sys/class/net/"$1"/lower_*; do
		if [ -e "$below" ] && rests_on "\${below##*/lower_}" "$2"; then return 0; fi
	done
	return 1
}

# The device that follows each "dev" in the lines of "ip route".
devices_in() {
	tr '\\n\\134' '  ' | sed 's/ dev \\([^ ]*\\)/\\n@\\1\\n/g' | sed -n 's/^@//p'
}

# Under sudo SSH_CONNECTION is gone from here, and still there in the processes above.
ssh_peers() {
	if [ -n "\${SSH_CONNECTION:-}" ]; then echo "\${SSH_CONNECTION%% *}"; fi
	pid=$$
	while [ "\${pid:-0}" -gt 1 ]; do
		tr '\\0' '\\n' <"/proc/$pid/environ" 2>/dev/null | sed -n 's/^SSH_CONNECTION=\\([^ ]*\\) .*/\\1/p'
		pid=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$pid/status" 2>/dev/null)
	done
}

check_nic() {
	folder=/sys/class/net/$1
	if [ ! -d "$folder" ]; then
		cards=$(cd /sys/class/net && echo *)
		refuse ${sentence(text.nicMissing, '$1', '$cards')}
	fi
	if [ "$(cat "$folder/type")" != 1 ]; then refuse ${sentence(text.nicNotEthernet, '$1')}; fi
	if [ -e "$folder/wireless" ] || [ -e "$folder/phy80211" ]; then refuse ${sentence(text.nicWireless, '$1')}; fi
	if [ -e "$folder/master" ]; then
		master=$(readlink "$folder/master")
		master=\${master##*/}
		refuse ${sentence(text.nicEnslaved, '$1', '$master')}
	fi
	for above in "$folder"/upper_*; do
		if [ ! -e "$above" ]; then continue; fi
		above=\${above##*/upper_}
		if ip -d link show dev "$above" | grep -Eq '^ +(macvlan|macvtap|ipvlan|ipvtap) '; then
			refuse ${sentence(text.nicChild, '$1', '$above')}
		fi
	done
	for family in -4 -6; do
		for device in $(ip "$family" -o route show table all 2>/dev/null | grep '^default' | devices_in); do
			if rests_on "$device" "$1"; then refuse ${sentence(text.nicDefaultRoute, '$1', '$device')}; fi
		done
	done
	for peer in $(ssh_peers | sort -u); do
		for device in $(ip -o route get "$peer" 2>/dev/null | devices_in); do
			if rests_on "$device" "$1"; then refuse ${sentence(text.nicSsh, '$1', '$peer')}; fi
		done
	done
	if [ "$addresses_may_go" = no ]; then
		addresses=$(ip -o addr show dev "$1" scope global | sed -n 's/.* inet6\\{0,1\\} \\([^ ]*\\).*/\\1/p' | tr '\\n' ' ')
		if [ -n "$addresses" ]; then refuse ${sentence(text.nicAddress, '$1', '$addresses')}; fi
	fi
}
`;
}

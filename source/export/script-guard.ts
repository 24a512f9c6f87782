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
	need_root
	need_docker
	about=$(docker info --format '{{.OperatingSystem}} {{.SecurityOptions}}' 2>/dev/null) || about=''
	case "\${DOCKER_HOST:-} $(docker context inspect --format '{{.Endpoints.docker.Host}}' 2>/dev/null)" in
	*tcp://* | *ssh://* | *http*://*) refuse ${sentence(text.remote)} ;;
	esac
	case $(docker --version 2>/dev/null) in *[Pp]odman*) refuse ${sentence(text.podman)} ;; esac
	case $about in
	*name=rootless*) refuse ${sentence(text.rootless)} ;;
	'Docker Desktop'*) refuse ${sentence(text.desktop)} ;;
	esac
	for device in $devices; do
		if [ ! -e "$device" ]; then refuse ${sentence(text.noDevice, '$device')}; fi
	done
	check_bridge "$nic"
	check_nic "$nic"
	# Another layout has networks of other names, which would be in the way halfway through.
	for network in $(docker network ls --filter "label=${installLabel}=$install" --format '{{.Name}}'); do
		if ! is_one_of "$network" "$networks"; then refuse ${sentence(text.otherLayout, '$network')}; fi
	done
	for network in $(docker network ls --filter driver=macvlan --filter driver=ipvlan --format '{{.Name}}'); do
		parent=$(docker network inspect --format '{{index .Options "parent"}}' "$network" 2>/dev/null)
		if is_one_of "$network" "$networks"; then
			# The note of how the other card was would be lost with the network.
			if [ "$parent" != "$nic" ]; then refuse ${sentence(text.otherCard, '$network', '$parent')}; fi
		elif [ "$parent" = "$nic" ]; then refuse ${sentence(text.nicDocker, '$nic', '$network')}
		fi
	done
}

# Is $1 the bridge of a Docker network, whose containers have its address as their gateway? By its name, and by what
# Docker says, since a network's bridge may be called anything.
check_bridge() {
	if [ ! -d "/sys/class/net/$1/bridge" ]; then return 0; fi
	for network in $(docker network ls --filter driver=bridge --format '{{.Name}}'); do
		bridge=$(docker network inspect --format '{{with index .Options "com.docker.network.bridge.name"}}{{.}}{{else}}br-{{printf "%.12s" .Id}}{{end}}' "$network" 2>/dev/null)
		if [ "$bridge" = "$1" ]; then refuse ${sentence(text.nicDockerBridge, '$1', '$network')}; fi
	done
	if printf '%s\\n' "$1" | grep -Eq '^(docker0|br-[0-9a-f]{12})$'; then refuse ${sentence(text.nicDockerBridge, '$1', '$1')}; fi
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

# The addresses at both ends of each SSH session: of this one, which sudo hides here but not in the processes above,
# and of every other one that is established.
ssh_ends() {
	echo "\${SSH_CONNECTION:-}" | sed -n 's/^\\([^ ]*\\) [^ ]* \\([^ ]*\\) .*/\\1 \\2/p'
	pid=$$
	while [ "\${pid:-0}" -gt 1 ]; do
		tr '\\0' '\\n' <"/proc/$pid/environ" 2>/dev/null |
			sed -n 's/^SSH_CONNECTION=\\([^ ]*\\) [^ ]* \\([^ ]*\\) .*/\\1 \\2/p'
		pid=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$pid/status" 2>/dev/null)
	done
	ss -Htn state established '( sport = :22 )' 2>/dev/null | tr -d '[]' | sed -n 's/^[0-9]* *[0-9]* *\\([^ ]*\\):[0-9]* *\\([^ ]*\\):[0-9]* *$/\\2 \\1/p'
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

check_nic() {
	if ! command -v ip >/dev/null 2>&1; then refuse ${sentence(text.routesUnread)}; fi
	folder=/sys/class/net/$1
	if [ ! -d "$folder" ]; then
		cards=$(cd /sys/class/net && printf '%s ' * | tr -cd '[:print:]')
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
		if [ "$family" = -6 ] && [ ! -e /proc/net/if_inet6 ]; then continue; fi
		if ! routes=$(ip "$family" -o route show table all 2>/dev/null); then refuse ${sentence(text.routesUnread)}; fi
		# Halves of everything are what a VPN sets instead of a default route.
		wide='^(default|0\\.0\\.0\\.0/[01]|128\\.0\\.0\\.0/1|::/[01]|8000::/1|2000::/3) '
		for device in $(printf '%s\\n' "$routes" | grep -E "$wide" | devices_in); do
			if rests_on "$device" "$1"; then refuse ${sentence(text.nicDefaultRoute, '$1', '$device')}; fi
		done
	done
	for session in $(ssh_devices | sort -u); do
		peer=\${session%%=*}
		if rests_on "\${session#*=}" "$1"; then refuse ${sentence(text.nicSsh, '$1', '$peer')}; fi
	done
	if [ "$addresses_may_go" = no ]; then
		addresses=$(ip -o addr show dev "$1" scope global | sed -n 's/.* inet6\\{0,1\\} \\([^ ]*\\).*/\\1/p' | tr '\\n' ' ')
		if [ -n "$addresses" ]; then refuse ${sentence(text.nicAddress, '$1', '$addresses')}; fi
	fi
}
`;
}

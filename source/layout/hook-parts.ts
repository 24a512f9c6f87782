/**
 * Pieces of the hook, which the image sources as `/run/start.sh` under `set -Eeuo pipefail` before anything else: it
 * must end in `return`, never in `exit`; its own helpers do not exist yet; a failing command that is not guarded
 * kills the container (F91). Everything that is put into the text is an address, a MAC or a number that has been
 * parsed, so nothing here needs quoting.
 */

/** In the hook's first lines: whose it is. */
export function hookMarker(install: string): string {
	return `vdsm-passthru hook: installation ${install},`;
}

/** Wraps `body` (lines of a bash function) so that nothing of it is left behind in the image's own scripts. */
export function hookText(install: string, title: string, body: readonly string[]): string {
	return `# shellcheck shell=bash
# ${hookMarker(install)} ${title}
# Sourced by the container's entry script before anything else. It ends in "return": an "exit" would end the container.

# To refuse a start is safer than to open the wire: one clear line, and the container stops.
vdsm_passthru_refuse() {
	printf 'vdsm-passthru: %s The container does not start.\\n' "$1" >&2
	return 1
}

vdsm_passthru() {
${body.map(line => (line === '' ? '' : `\t${line}`)).join('\n')}
	return 0
}

vdsm_passthru || return 1
unset -f vdsm_passthru vdsm_passthru_refuse
return 0
`;
}

/** `text` of a hook that ends in calling the one which the container had before, as the image would have. */
export function callingToo(text: string, other: string): string {
	return text.replace(/return 0\n$/, `# What the container had before.\n. ${other}\nreturn 0\n`);
}

/** Leaves the macvlan's name in `$lan`: eth0 and eth1 may be drawn at random, its driver cannot (F35). */
export const findMacvlan: readonly string[] = [
	"local interface lan=''",
	'for interface in /sys/class/net/*; do',
	// biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
	'\tinterface=${interface##*/}',
	// Not `grep -q`: it leaves at the first match, and pipefail then counts that ethtool could not write on.
	'\tif ethtool -i "$interface" 2>/dev/null | grep "^driver: macvlan$" >/dev/null; then lan=$interface; fi',
	'done',
	'if [ -z "$lan" ]; then',
	'\tvdsm_passthru_refuse "No macvlan interface in this container: is it attached to its network?"',
	'\treturn 1',
	'fi',
];

/** A macvlan that the hook looks for: by the address that Docker gave it, and the variable that its name goes to. */
export type Wire = {readonly variable: string; readonly address: string};

/**
 * Leaves the name of each macvlan in its variable. With several of them the driver tells none apart, and an Engine before
 * 25.0 sets no MAC for a network either (F43); but each has the one address of its own dummy network.
 */
export function findMacvlans(wires: readonly Wire[]): readonly string[] {
	return [
		`local interface ${wires.map(({variable}) => `${variable}=''`).join(' ')}`,
		'for interface in /sys/class/net/*; do',
		// biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
		'\tinterface=${interface##*/}',
		'\tif ethtool -i "$interface" 2>/dev/null | grep "^driver: macvlan$" >/dev/null; then',
		'\t\tcase $(ip -4 -o addr show dev "$interface" || :) in',
		...wires.map(({variable, address}) => `\t\t*" ${address}/"*) ${variable}=$interface ;;`),
		'\t\tesac',
		'\tfi',
		'done',
		...wires.flatMap(({variable, address}) => [
			`if [ -z "$${variable}" ]; then`,
			`\tvdsm_passthru_refuse "No macvlan interface with ${address} in this container: is it attached to its network?"`,
			'\treturn 1',
			'fi',
		]),
	];
}

/** qemu-bridge-helper asks this file. It has the line since image v7.26; before, it is missing (F72, F73). */
export function allow(bridge: string): readonly string[] {
	return [
		`if ! grep -qs "^allow ${bridge}$" /etc/qemu/bridge.conf; then`,
		'\tmkdir -p /etc/qemu || :',
		`\techo "allow ${bridge}" >>/etc/qemu/bridge.conf || :`,
		'fi',
	];
}

/**
 * QEMU before 9.2 closes every number that a file could have, one by one, before it calls that helper. Under a containerd with
 * `LimitNOFILE=infinity`, as Debian 13's, these are 2^30: minutes of a core for each card, at each start, before anything of DSM
 * is seen (F106). Only ever lowered: in an unprivileged LXC nobody may raise it, so `--ulimit` would keep the container from starting.
 */
export const fewFiles: readonly string[] = [
	'if [ "$(ulimit -Hn)" = unlimited ] || [ "$(ulimit -Hn)" -gt 65536 ]; then ulimit -n 65536 || :; fi',
];

/**
 * The bridge with a fixed MAC, without spanning tree (a switch with BPDU guard would close the port, F82), without multicast
 * snooping (discovery protocols), without an IPv6 address of its own.
 */
export function createBridge(mac: string, member: string, bridge = 'br0'): readonly string[] {
	return [
		`if ! ip link show ${bridge} >/dev/null 2>&1 && ! ip link add ${bridge} address ${mac} type bridge stp_state 0 mcast_snooping 0; then`,
		`\tvdsm_passthru_refuse "Cannot create the bridge ${bridge}: NET_ADMIN is needed."`,
		'\treturn 1',
		'fi',
		`ip link set ${bridge} addrgenmode none 2>/dev/null || :`,
		`ip link set ${bridge} mtu "$(cat /sys/class/net/"${member}"/mtu)" || :`,
	];
}

/**
 * Where the host has br_netfilter loaded, as Docker before 27.3 always has, each frame on the bridge passes the container's iptables and
 * the connection tracking (F105). Nothing there is for DSM's frames, so the kernel spares the latter: less time for each, and
 * DSM's connections take no place in the host's table (docs/performance.md). Without the module or the target it is as before.
 */
export function untracked(bridge = 'br0'): readonly string[] {
	return ['iptables', 'ip6tables'].map(
		tool => `${tool} -t raw -A PREROUTING -i ${bridge} -j CT --notrack 2>/dev/null || :`,
	);
}

export function enslave(member: string, bridge = 'br0'): readonly string[] {
	return [
		`if ! ip link set "${member}" master ${bridge} || ! ip link set ${bridge} up || ! ip link set "${member}" up; then`,
		`\tvdsm_passthru_refuse "Cannot put ${member} into ${bridge}."`,
		'\treturn 1',
		'fi',
	];
}

/** `tool` with each of `rules`, all or no start: a filter that protects fails closed. */
export function filter(
	tool: 'ebtables' | 'iptables',
	rules: readonly string[],
	purpose: string,
): readonly string[] {
	if (rules.length === 0) return [];
	return [
		`if ! {`,
		...rules.map((rule, index) => `\t${tool} ${rule}${index < rules.length - 1 ? ' &&' : ''}`),
		'}; then',
		`\tvdsm_passthru_refuse "${tool} cannot ${purpose}."`,
		'\treturn 1',
		'fi',
	];
}

/** A DHCP server on `bridge` that knows one guest only. `options` are further dnsmasq arguments. */
export function serveOneGuest(
	mac: string,
	ip: string,
	netmask: string,
	options: readonly string[],
	bridge = 'br0',
): readonly string[] {
	// Each has its own: two servers in one file would take each other's leases for theirs.
	const file = `/run/vdsm-passthru${bridge === 'br0' ? '' : `-${bridge}`}`;
	return [
		`rm -f ${file}.leases`,
		`if ! dnsmasq --conf-file=/dev/null --port=0 --interface=${bridge} --bind-dynamic --no-ping \\`,
		'\t--dhcp-authoritative --dhcp-ignore=tag:!known \\',
		`\t--dhcp-range=${ip},static,${netmask},1h --dhcp-host=${mac},${ip} \\`,
		...options.map(option => `\t${option} \\`),
		`\t--pid-file=${file}.pid --dhcp-leasefile=${file}.leases; then`,
	];
}

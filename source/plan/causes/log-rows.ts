import type {Row} from './row.js';

/**
 * The container's log: our hook, the kernel's answers to it, bash and QEMU. DSM's own boot messages may stand in it, so
 * everything here names its speaker.
 */
export const logRows: readonly Row[] = [
	{
		seen: 'source',
		pattern: /vdsm-passthru: No macvlan interface in this container/,
		cause: () => ({code: 'hook-no-macvlan'}),
	},
	{
		seen: 'source',
		pattern: /vdsm-passthru: No interface has (?<address>[0-9.]{7,15}): is the container attached/,
		cause: found => ({code: 'hook-no-uplink', address: found('address')}),
	},
	{
		seen: 'source',
		pattern: /vdsm-passthru: The DHCP server for the static address cannot be started/,
		cause: () => ({code: 'hook-dhcp'}),
	},
	{
		// What the kernel said of it stands above the hook's own line.
		seen: 'lab',
		pattern: /^(?:RTNETLINK answers|ip: RTNETLINK answers): Operation not permitted/,
		cause: () => ({code: 'net-denied'}),
	},
	{
		seen: 'lab',
		pattern:
			/could not configure \/dev\/net\/tun .{0,64}: Operation not permitted|failed to create tun device: Operation not permitted|No permission to create macvtap interface\./,
		cause: () => ({code: 'net-denied'}),
	},
	{
		seen: 'lab',
		pattern:
			/^(?:iptables|ip6tables|ebtables) v[0-9.]{3,12}.{0,40}: .{0,120}(?:Permission denied|Operation not permitted)/,
		cause: () => ({code: 'net-denied'}),
	},
	{
		seen: 'source',
		pattern: /vdsm-passthru: (?<tool>ebtables|iptables) cannot /,
		cause: found => ({code: 'hook-filter', tool: found('tool')}),
	},
	{
		seen: 'source',
		pattern: /vdsm-passthru: Cannot (?:create the bridge br0|put \S{1,32} into br0)/,
		cause: () => ({code: 'hook-bridge'}),
	},
	{
		seen: 'lab',
		pattern: /: line [0-9]{1,6}: \$'[^']{0,200}\\r': command not found/,
		cause: () => ({code: 'hook-line-ends'}),
	},
	{
		seen: 'lab',
		pattern: /: line [0-9]{1,6}: \.: \S{0,100}: is a directory|start\.sh: [Ii]s a directory/,
		cause: () => ({code: 'hook-is-folder'}),
	},
	{
		seen: 'lab',
		pattern:
			/failed to open \/dev\/net\/tun: (?:No such file or directory|No such device)|W(?:ARNING|arning): TUN device is missing\./,
		cause: () => ({code: 'container-no-tun'}),
	},
	{
		seen: 'source',
		pattern: /W(?:ARNING|arning): IP forwarding is disabled\./,
		cause: () => ({code: 'container-no-forward'}),
	},
	{
		seen: 'lab',
		pattern: /failed to parse default acl file [`'"]|access denied by acl file/,
		cause: () => ({code: 'bridge-acl'}),
	},
	{
		seen: 'lab',
		pattern: /failed to get mtu of bridge [`'"](?<bridge>[^'"]{1,32})['"]: No such device/,
		cause: found => ({code: 'no-bridge', bridge: found('bridge')}),
	},
	{
		seen: 'lab',
		pattern: /^qemu-system-\w{1,20}: .{0,400}: Duplicate ID '(?<id>[^']{1,64})'/,
		cause: found => ({code: 'qemu-id-twice', id: found('id')}),
	},
	{
		seen: 'lab',
		pattern:
			/^qemu-system-\w{1,20}: .{0,400}Property '[^']{1,64}\.netdev' can't find value '(?<id>[^']{1,64})'/,
		cause: found => ({code: 'qemu-id-unknown', id: found('id')}),
	},
	{
		seen: 'lab',
		pattern: /^qemu-system-\w{1,20}: (?<option>-\S{1,64}): invalid option/,
		cause: found => ({code: 'qemu-option', option: found('option')}),
	},
];

import type {Row} from './row.js';

/** `docker create`, `connect` and `start`: names, ports, mounts, devices, sysctls, and what runc is not let do. */
export const containerRows: readonly Row[] = [
	{
		seen: 'lab',
		pattern: /Conflict\. The container name "\/?(?<container>[\w.-]{1,128})" is already in use by container/,
		cause: found => ({code: 'container-name-taken', container: found('container')}),
	},
	{
		// The Engine walks a Go map: their order is another one each time, and no two people should read two causes.
		seen: 'lab',
		pattern: /Container cannot be connected to network endpoints: (?<networks>.{1,300})/,
		cause: found => ({
			code: 'engine-single-network',
			networks: found('networks').split(', ').sort().join(', '),
		}),
	},
	{
		seen: 'lab',
		pattern: /^invalid argument .{1,400} for "--network" flag: invalid field key (?<option>\S{1,64})/,
		cause: found => ({code: 'client-option', option: found('option')}),
	},
	{
		seen: 'lab',
		pattern: /^unknown flag: (?<option>--[a-z0-9-]{1,64})/,
		cause: found => ({code: 'client-option', option: found('option')}),
	},
	{
		seen: 'lab',
		pattern: /Bind for (?<at>\S{3,64}) failed: port is already allocated/,
		cause: found => ({code: 'port-taken', at: found('at')}),
	},
	{
		// Up to Engine 27: the userland proxy.
		seen: 'lab',
		pattern: /listen (?:tcp|udp)[46]? (?<at>\S{3,64}): bind: address already in use/,
		cause: found => ({code: 'port-taken', at: found('at')}),
	},
	{
		// Since Engine 28: host address and port, the container's after them.
		seen: 'lab',
		pattern:
			/failed to bind host port (?:for )?(?<at>(?:[0-9.]{7,15}|\[[0-9a-f:]{2,45}\]):[0-9]{1,5})\S{0,80}: address already in use/,
		cause: found => ({code: 'port-taken', at: found('at')}),
	},
	{
		seen: 'lab',
		pattern: /listen (?:tcp|udp)[46]? (?<at>\S{3,64}): bind: cannot assign requested address/,
		cause: found => ({code: 'publish-address-missing', at: found('at')}),
	},
	{
		seen: 'lab',
		pattern:
			/failed to bind host port (?:for )?(?<at>(?:[0-9.]{7,15}|\[[0-9a-f:]{2,45}\]):[0-9]{1,5})\S{0,80}: cannot assign requested address/,
		cause: found => ({code: 'publish-address-missing', at: found('at')}),
	},
	{
		seen: 'lab',
		pattern: /bind source path does not exist: (?<path>\/.{0,300})/,
		cause: found => ({code: 'bind-source-missing', path: found('path')}),
	},
	{
		seen: 'lab',
		pattern: /error mounting \\?"(?<path>[^"\\]{1,300})\\?" to rootfs at .{1,900}: not a directory/,
		cause: found => ({code: 'bind-kind-differs', path: found('path')}),
	},
	{
		seen: 'lab',
		pattern:
			/error gathering device information while adding custom device "(?<device>[^"]{1,128})": (?:no such file or directory|not a device node)/,
		cause: found => ({code: 'device-missing', device: found('device')}),
	},
	{
		// runc up to 1.3.
		seen: 'lab',
		pattern:
			/error during container init: (?:write sysctl key \S{1,128}: )?open \/proc\/sys\/(?<key>[\w./-]{1,128}): no such file or directory/,
		cause: found => ({code: 'sysctl-unknown', key: found('key').replaceAll('/', '.')}),
	},
	{
		// runc from 1.4 on.
		seen: 'lab',
		pattern: /open sysctl (?<key>[\w./-]{1,128}) file: .{0,300}no such file or directory/,
		cause: found => ({code: 'sysctl-unknown', key: found('key')}),
	},
	{
		seen: 'lab',
		pattern: /^sysctl: cannot stat \/proc\/sys\/(?<key>[^:]{1,128}): No such file or directory/,
		cause: found => ({code: 'sysctl-unknown', key: found('key')}),
	},
	{
		// A nested container: runc is kept from what it opens safely.
		seen: 'report',
		pattern: /open sysctl (?<key>[\w./-]{1,128}) file: .{0,300}permission denied/,
		cause: found => ({code: 'sysctl-denied', key: found('key')}),
	},
	{
		seen: 'report',
		pattern: /open \/proc\/sys\/(?<key>[\w./-]{1,128}): (?:permission denied|read-only file system)/,
		cause: found => ({code: 'sysctl-denied', key: found('key').replaceAll('/', '.')}),
	},
	{
		seen: 'report',
		pattern:
			/bpf_prog_query\(BPF_CGROUP_DEVICE\) failed: operation not permitted|failed to apply apparmor profile: |unable to apply apparmor profile: |error mounting "proc" to rootfs at "\/proc": .{0,200}(?:operation not permitted|permission denied)/,
		cause: () => ({code: 'nested-denied'}),
	},
	{
		seen: 'report',
		pattern:
			/cgroups?: cgroup mountpoint does not exist|Devices cgroup isn't mounted|cgroups: cannot find cgroup mount destination/,
		cause: () => ({code: 'no-cgroup'}),
	},
	{
		// Seen with Debian 12 in the machine lab: docker.io only recommends the package, and the kernel has AppArmor on.
		seen: 'report',
		pattern: /AppArmor enabled on system but the \S{1,64} profile could not be loaded/,
		cause: () => ({code: 'apparmor-parser'}),
	},
	{
		seen: 'lab',
		pattern:
			/^exec \S{1,128}: exec format error|standard_init_linux\.go:[0-9]{1,5}: exec user process caused[^:]{0,20}: exec format error/,
		cause: (_, {image}) => ({code: 'wrong-architecture', image}),
	},
	{
		seen: 'source',
		pattern:
			/fork\/exec \S{1,200}: cannot allocate memory|cannot set up guest memory '[^']{1,64}': Cannot allocate memory/,
		cause: () => ({code: 'no-memory'}),
	},
];

import type {Row} from './row.js';

/** Docker's networks: subnets, addresses, names, and the host's firewall that they live on. */
export const networkRows: readonly Row[] = [
	{
		seen: 'lab',
		pattern: /Pool overlaps with other one on this address space/,
		cause: () => ({code: 'subnet-overlaps'}),
	},
	{
		seen: 'lab',
		pattern: /invalid subnet (?<subnet>[0-9a-f.:/]{3,64}): it should be (?<right>[0-9a-f.:/]{3,64})/,
		cause: found => ({code: 'subnet-host-bits', subnet: found('subnet'), right: found('right')}),
	},
	{
		seen: 'lab',
		pattern: /no matching subnet for (?:gateway|range|aux-address) (?<value>[0-9a-f.:/]{3,64})/,
		cause: found => ({code: 'outside-subnet', value: found('value')}),
	},
	{
		seen: 'lab',
		pattern: /no configured subnet (?:or ip-range )?contains? the IP address (?<value>[0-9a-f.:]{3,64})/,
		cause: found => ({code: 'outside-subnet', value: found('value')}),
	},
	{
		seen: 'lab',
		pattern:
			/Invalid address (?<value>[0-9a-f.:]{3,64}): It does not belong to any of this network's subnets/,
		cause: found => ({code: 'outside-subnet', value: found('value').replace(/\.$/, '')}),
	},
	{
		seen: 'lab',
		pattern: /no available IPv4 addresses on this network's address pools: (?<network>[\w.-]{1,128})/,
		cause: found => ({code: 'addresses-used-up', network: found('network')}),
	},
	{
		// With a capital letter and at the end of the line: IPAM. A port, and a MAC, say it in small letters.
		seen: 'lab',
		pattern:
			/^(?:docker: )?(?:Error response from daemon: |(?:Error response from daemon: )?failed to set up container networking: )Address already in use\s*$/,
		cause: (_, {container}) => ({code: 'address-taken', container}),
	},
	{
		seen: 'source',
		pattern:
			/all predefined address pools have been fully subnetted|could not find an available, non-overlapping IPv4 address pool/,
		cause: () => ({code: 'pools-used-up'}),
	},
	{
		seen: 'lab',
		pattern: /network with name (?<network>[\w.-]{1,128}) already exists/,
		cause: found => ({code: 'network-exists', network: found('network')}),
	},
	{
		seen: 'lab',
		pattern:
			/^(?:docker: )?Error response from daemon: (?:failed to set up container networking: )?network (?<network>[\w.-]{1,128}) not found/,
		cause: found => ({code: 'network-missing', network: found('network')}),
	},
	{
		seen: 'lab',
		pattern:
			/error while removing network: network (?<network>[\w.-]{1,128}) (?:id \S{1,64} )?has active endpoints/,
		cause: found => ({code: 'network-in-use', network: found('network')}),
	},
	{
		seen: 'source',
		pattern:
			/endpoint with name (?<container>[\w.-]{1,128}) already exists in network (?<network>[\w.-]{1,128})/,
		cause: found => ({code: 'endpoint-stale', container: found('container'), network: found('network')}),
	},
	{
		seen: 'report',
		pattern: /^(?:docker: )?Error response from daemon: (?:[^:]{1,80}: )?endpoint not found/,
		cause: () => ({code: 'endpoint-not-found'}),
	},
	{
		// Only in Docker's own commands. The image says the same words of its own table, inside the container.
		seen: 'lab',
		pattern: /\(?iptables failed: ip6?tables --wait .{1,400}: No chain\/target\/match by that name/,
		cause: () => ({code: 'firewall-chains'}),
	},
	{
		seen: 'report',
		pattern:
			/iptables failed: ip6?tables --wait .{1,400}(?:can't initialize ip6?tables table|Failed to initialize nft|Table does not exist|executable file not found)/,
		cause: () => ({code: 'firewall-modules'}),
	},
	{
		seen: 'source',
		pattern:
			/failed to add the host \([^)]{0,64}\) <=> sandbox \([^)]{0,64}\) pair interfaces: operation not supported/,
		cause: () => ({code: 'kernel-replaced'}),
	},
];

import type {Row} from './row.js';

/** What the image itself writes into the container's log; its `ERROR:` and `Warning:` are part of each text. */
export const imageRows: readonly Row[] = [
	{
		seen: 'lab',
		pattern: /Could not access KVM kernel module: |ERROR: KVM acceleration is not available/,
		cause: () => ({code: 'no-kvm'}),
	},
	{
		seen: 'source',
		pattern: /ERROR: Your CPU does not have the SSE4\.2 instruction set/,
		cause: () => ({code: 'cpu-too-old'}),
	},
	{
		seen: 'source',
		pattern:
			/ERROR: Your configured RAM_SIZE of (?<wanted>[0-9.]{1,12} ?\w{1,4}) is too high for the (?<free>[0-9.]{1,12} ?\w{1,4}) of free memory/,
		cause: found => ({code: 'ram-too-high', wanted: found('wanted'), free: found('free')}),
	},
	{
		seen: 'source',
		pattern: /ERROR: This container does not support host mode networking!/,
		cause: () => ({code: 'host-mode'}),
	},
	{
		seen: 'source',
		pattern: /ERROR: Cannot create macvtap interface\. Please make sure that the network type/,
		cause: () => ({code: 'macvtap-refused'}),
	},
	{
		seen: 'source',
		// A colour may follow, raw or made visible; a sentence does not.
		pattern: /Cannot create macvtap interface(?:\.(?! [A-Z])|\W{0,8}$)/,
		cause: () => ({code: 'no-macvtap'}),
	},
	{
		seen: 'source',
		pattern: /ERROR: Cannot create TAP interface \([0-9]{1,4}\)\./,
		cause: () => ({code: 'tap-denied'}),
	},
	{
		seen: 'source',
		pattern: /ERROR: VHOST can not be found \([0-9]{1,4}\)\./,
		cause: () => ({code: 'vhost-missing'}),
	},
	{
		seen: 'source',
		pattern:
			/ERROR: (?:The container needs to be in a MACVLAN network when DHCP=Y|You can only enable DHCP while the container is on a macvlan network)/,
		cause: () => ({code: 'dhcp-not-macvlan'}),
	},
	{
		seen: 'lab',
		pattern: /ERROR: Network interface '(?<name>[^']{1,64})' does not exist inside the container!/,
		cause: found => ({code: 'container-no-interface', name: found('name')}),
	},
	{
		seen: 'source',
		pattern: /ERROR: Storage folder \((?<path>[^)]{1,200})\) is not writeable!/,
		cause: found => ({code: 'storage-denied', path: found('path')}),
	},
	{
		seen: 'source',
		pattern:
			/ERROR: (?:Not enough free space (?:inside the container|for installation|in \S{1,200} to create)|Insufficient free disk space)/,
		cause: () => ({code: 'storage-full'}),
	},
	{
		seen: 'source',
		pattern: /ERROR: Unable to install on (?<name>\S{1,32}) filesystems/,
		cause: found => ({code: 'storage-file-system', name: found('name')}),
	},
	{
		seen: 'report',
		pattern: /You might need to whitelist IP (?<ip>[0-9.]{7,15}) in the DSM firewall/,
		cause: found => ({code: 'dsm-firewall', ip: found('ip')}),
	},
	{
		// After the reasons that the image gives for it.
		seen: 'source',
		pattern:
			/W(?:ARNING|arning): (?:The required IP tables kernel modules may be unavailable|failed to setup NAT networking, falling back to user-mode networking!)/,
		cause: () => ({code: 'user-mode'}),
	},
];

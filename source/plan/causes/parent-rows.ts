import type {Row} from './row.js';

/** The card under a macvlan: what Docker's driver and the kernel say about it, at create and at start. */
export const parentRows: readonly Row[] = [
	{
		seen: 'lab',
		pattern: /invalid subinterface vlan name (?<nic>[^\s,]{1,64})/,
		cause: found => ({code: 'parent-missing', nic: found('nic')}),
	},
	{
		// Up to Engine 20.10 the sentence has a "does" too many.
		seen: 'lab',
		pattern: /-o parent interface (?:does )?was not found on the host: (?<nic>\S{1,64})/,
		cause: found => ({code: 'parent-missing', nic: found('nic')}),
	},
	{
		seen: 'lab',
		pattern: /the requested parent interface (?<nic>\S{1,64}) was not found on the Docker host/,
		cause: found => ({code: 'parent-gone', nic: found('nic')}),
	},
	{
		// iproute2 says so of any name: only the card is known to be the cause, not a bridge inside the container.
		seen: 'lab',
		pattern: /^Cannot find device "(?<nic>[^"]{1,64})"/,
		cause: (found, {nic}) => (found('nic') === nic ? {code: 'parent-missing', nic} : null),
	},
	{
		seen: 'lab',
		pattern: /vlan id must be between 1-4094, received: (?<number>\S{1,64})/,
		cause: found => ({code: 'parent-vlan-number', number: found('number')}),
	},
	{
		seen: 'lab',
		pattern: /required interface name format is: name\.vlan_id, .{0,40}instead received (?<nic>\S{1,64})/,
		cause: found => ({code: 'parent-vlan-name', nic: found('nic')}),
	},
	{
		seen: 'lab',
		pattern: /loopback interface is not a valid (?:macvlan|ipvlan) parent link/,
		cause: () => ({code: 'parent-loopback'}),
	},
	{
		seen: 'lab',
		pattern: /failed to create the macvlan port: device or resource busy/,
		cause: (_, {nic}) => ({code: 'parent-busy', nic}),
	},
	{
		seen: 'lab',
		pattern: /failed to create the macvlan port: invalid argument/,
		cause: (_, {nic}) => ({code: 'parent-shared', nic}),
	},
	{
		seen: 'report',
		pattern: /failed to create the macvlan port: operation not supported/,
		cause: () => ({code: 'no-macvlan'}),
	},
	{
		seen: 'source',
		pattern: /failed to create the macvlan port: operation not permitted/,
		cause: () => ({code: 'net-denied'}),
	},
	{
		// Up to Engine 26 any two macvlans of one card, and "dm-" before the id.
		seen: 'lab',
		pattern: /network (?:dm-)?(?<network>[0-9a-f]{12,64}) is already using parent interface (?<nic>\S{1,64})/,
		cause: found => ({code: 'parent-taken', nic: found('nic'), network: found('network').slice(0, 12)}),
	},
	{
		seen: 'lab',
		pattern: /requested macvlan mode '(?<mode>[^']{1,64})' is not valid/,
		cause: found => ({code: 'macvlan-mode', mode: found('mode')}),
	},
	{
		// The lowest bit of the first octet makes a group of it. With it clear the kernel has another reason.
		seen: 'lab',
		pattern:
			/error setting interface \\?"[^"]{1,64}" MAC to \\?"(?<mac>[0-9a-f][13579bdf](?::[0-9a-f]{2}){5})\\?": cannot assign requested address/i,
		cause: found => ({code: 'mac-multicast', mac: found('mac')}),
	},
	{
		seen: 'lab',
		pattern:
			/error setting interface \\?"[^"]{1,64}" MAC to \\?"(?<mac>[0-9a-f:]{17})\\?": address already in use/i,
		cause: found => ({code: 'mac-twice', mac: found('mac')}),
	},
	{
		// Passthru writes the macvlan's MAC into the card. The kernel's last words alone are also those of a card that is taken.
		seen: 'lab',
		pattern:
			/error setting interface \\?"[^"]{1,64}" MAC to \\?"[0-9a-f:]{17}\\?": (?:device or resource busy|operation not supported)/i,
		cause: (_, {nic}) => ({code: 'card-mac-fixed', nic}),
	},
	{
		// The image, with DHCP=Y, every two seconds.
		seen: 'source',
		pattern: /Waiting for MAC address (?<mac>[0-9a-fA-F:]{17}) to become available/,
		cause: found => ({code: 'mac-twice', mac: found('mac')}),
	},
	{
		seen: 'lab',
		pattern:
			/error renaming interface \\?"[^"]{1,64}" to \\?"(?<name>[^"\\]{1,200})\\?": (?:numerical result out of range|invalid argument)/,
		cause: found => ({code: 'interface-name', name: found('name')}),
	},
	{
		seen: 'report',
		pattern: /error renaming interface \\?"[^"]{1,64}" to \\?"(?<name>eth[0-9]{1,9})\\?": file exists/,
		cause: found => ({code: 'interface-name-drawn', name: found('name')}),
	},
	{
		seen: 'report',
		pattern: /failed to advertise addresses: write ip \S{1,64}: sendmsg: network is unreachable/,
		cause: () => ({code: 'engine-2800'}),
	},
];

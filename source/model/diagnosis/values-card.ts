/** The card, the kernel's macvlan on it. */
export type CardValues = {
	/** `name` as Docker was told it. */
	'nic-refused': {readonly case: 'missing' | 'vlan-name' | 'vlan-number' | 'loopback'; readonly name: string};
	'nic-named': {readonly network: string};
	/** `now`: the card under this name; null: no card is it, as far as can be told. */
	'nic-same': {readonly case: 'renamed' | 'other'; readonly nic: string; readonly now: string | null};
	/** `missing`: which of the two is not there. */
	'vlan-card': {readonly nic: string; readonly base: string; readonly missing: 'base' | 'vlan'};
	/** `now`: where the macvlan of the running container lives on. */
	'nic-exists': {readonly nic: string; readonly now: string | null};
	/** `dropped`: Docker itself was started without the card, and has lost the network since. */
	'nic-in-time': {readonly nic: string; readonly container: string; readonly dropped: boolean};
	'nic-ethernet': {readonly nic: string; readonly arpType: number; readonly loopback: boolean};
	'nic-wired': {readonly nic: string};
	'nic-host-way': {
		readonly nic: string;
		readonly container: string;
		readonly running: boolean;
		/** The host's default route, by what it holds; or an SSH session's other end. */
		readonly load:
			| {
					readonly what: 'default-route';
					readonly via: string;
					readonly table: string;
					readonly other: string | null;
			  }
			| {readonly what: 'ssh-session'; readonly via: string; readonly peer: string};
	};
	'nic-managed': {readonly nic: string; readonly by: string; readonly addresses: readonly string[]};
	'nic-host-address': {readonly nic: string; readonly addresses: readonly string[]};
	'nic-ipv6': {readonly nic: string; readonly addresses: readonly string[]; readonly route: boolean};
	/** The host's address on the same LAN, and its card that has it. */
	'nic-arp': {readonly nic: string; readonly device: string; readonly address: string};
	'nic-master': {
		readonly nic: string;
		readonly master: string;
		readonly kind: string;
		/** The host's own way leads over the master, so the card must not be taken from it. */
		readonly carries: boolean;
	};
	'nic-shared': {readonly nic: string; readonly child: string; readonly kind: string};
	'nic-carrier': {readonly nic: string; readonly case: 'down' | 'no-carrier'};
	/** `speed` in Mbit/s. */
	'nic-speed': {readonly nic: string; readonly case: 'half' | 'slow'; readonly speed: number | null};
	'nic-bridge-nf': {readonly nic: string};
	'nic-unraid': {readonly nic: string; readonly kind: string; readonly system: string};
	'nic-vlan': {readonly nic: string; readonly base: string};
	'nic-dots': {readonly nic: string};
	'nic-held': {
		readonly nic: string;
		readonly container: string;
		readonly mac: string | null;
		readonly permanent: string | null;
	};
	/** `percent` of the frames that arrived, rounded down. */
	'nic-drops': {readonly nic: string; readonly dropped: number; readonly percent: number};
	'nic-offloads': {
		readonly nic: string;
		readonly features: readonly string[];
		readonly dropped: number;
		readonly percent: number;
	};
	/** `was`: it stands in the way no more. `hidden`: no interface of this host's is seen on the card. */
	'macvlan-free': {
		readonly nic: string;
		readonly container: string;
		readonly case: 'busy' | 'taken' | 'hidden' | 'was' | 'denied';
		/** Other Docker networks on the card. */
		readonly networks: readonly string[];
	};
	'macvlan-up': {
		readonly container: string;
		readonly nic: string;
		readonly link: string;
		/** In the kernel's words. */
		readonly state: string;
		readonly case: 'missing' | 'down' | 'no-link';
	};
	'macvlan-mode': {readonly container: string; readonly network: string; readonly mode: string};
	/** `actual`: the card that it is on; null: none that this host has. */
	'macvlan-card': {
		readonly container: string;
		readonly nic: string;
		readonly actual: string | null;
	};
	/** `suggestion`: a MAC of the right kind. */
	'mac-unicast': {
		readonly mac: string;
		readonly where: 'network' | 'arguments' | 'variable';
		readonly name: string;
		readonly suggestion: string;
	};
	/** `matters`: it is the container's own MAC that the LAN sees. */
	'mac-fixed': {
		readonly container: string;
		readonly network: string;
		readonly engine: string;
		readonly matters: boolean;
	};
	/** The narrowest place, and the widest that sends into it. In bytes. */
	'mtu-even': {
		readonly narrow: string;
		readonly narrowMtu: number;
		readonly wide: string;
		readonly wideMtu: number;
	};
	/** What DSM takes its card for, against the wire. In bytes. */
	'mtu-guest': {readonly nic: string; readonly wire: number; readonly guest: number};
};

import type {Mac} from './mac.js';
import type {Vlan} from './vlan.js';

/** What sits on the kernel's side of an interface. Only `physical` is listed without `--all`. */
export type NicKind =
	| 'physical'
	| 'vlan'
	| 'bond'
	| 'bridge'
	| 'team'
	| 'veth'
	| 'macvlan'
	| 'loopback'
	| 'other';

export type NicAddress = {
	readonly family: 4 | 6;
	readonly address: string;
	readonly prefix: number;
	readonly scope: string;
	/** null: it has none. Left out: not known. */
	readonly broadcast?: string | null;
	/** It came with a lifetime: by DHCP, or from a router's announcement. Left out: not known. */
	readonly dynamic?: boolean;
	/** The kernel made no route to its network; NetworkManager makes its own, with a metric. Left out: not known. */
	readonly noPrefixRoute?: boolean;
};

/** The addresses that the host loses with the card: an IPv6 link-local one comes by itself with the link, and nobody misses it. */
export function lostAddresses({addresses}: {readonly addresses: readonly NicAddress[]}): NicAddress[] {
	return addresses.filter(({family, scope}) => family === 4 || scope !== 'link');
}

/** With such an `arp_ignore` a card without an address answers nobody: 3 would for other cards' addresses, and so would what means nothing yet. */
export function isSilentByArp(arpIgnore: number): boolean {
	return arpIgnore === 1 || arpIgnore === 2 || arpIgnore === 8;
}

/** Something of the host's that goes through this interface and would be lost with it. */
export type Carries =
	/** `via` is the interface that holds the route when that is not the NIC itself: a VLAN, bridge or bond on top. */
	| {readonly what: 'default-route'; readonly family: 4 | 6; readonly table: string; readonly via: string}
	| {readonly what: 'ssh-session'; readonly peer: string; readonly via: string};

/** What systeminformation adds to /sys and `ip`: how NetworkManager or ifupdown set the NIC up. */
export type NicExtra = {
	/** Its address comes by DHCP. */
	readonly dhcp: boolean;
	/** The 802.1X method by which it logs in to its switch port, which then may take no second MAC (F82). */
	readonly ieee8021x: string | null;
	/** Its MAC belongs to a hypervisor's range: a virtual machine's NIC (F81). */
	readonly virtualMac: boolean;
};

/** One network interface as the host sees it. Strings are as the kernel gave them: clean them before display. */
export type Nic = {
	readonly name: string;
	readonly index: number;
	readonly kind: NicKind;
	/** Current and factory address; they differ while a passthru container holds the NIC. */
	readonly mac: Mac | null;
	readonly permanentMac: Mac | null;
	readonly driver: string | null;
	/** Bus and address on it (`pci 0000:03:00.0`, `usb 2-1:1.0`). */
	readonly bus: string | null;
	/** Manufacturer and model where systeminformation or the hardware database know it. */
	readonly model: string | null;
	/** Administrative state. A NIC that is down has no carrier to read. */
	readonly up: boolean;
	/** null: cannot be known while the NIC is down. */
	readonly carrier: boolean | null;
	/** Mbit/s. */
	readonly speed: number | null;
	readonly duplex: 'full' | 'half' | null;
	readonly mtu: number;
	/** ARPHRD type; 1 is Ethernet (F14). */
	readonly arpType: number;
	readonly wireless: boolean;
	readonly addresses: readonly NicAddress[];
	/** The bridge, bond, team or OVS datapath that this NIC is a member of (F5). */
	readonly master: {readonly name: string; readonly kind: string} | null;
	/** Interfaces stacked on this one that the host can see: VLAN, macvlan, macvtap, ipvlan (F6). */
	readonly children: ReadonlyArray<{readonly name: string; readonly kind: string}>;
	/** Docker macvlan or ipvlan networks that name it as parent (F7). */
	readonly dockerNetworks: ReadonlyArray<{
		readonly name: string;
		readonly mode: string;
		readonly install: string | null;
	}>;
	readonly carries: readonly Carries[];
	/** Who configures it: `NetworkManager`, `networkd`, `netplan`, `ifupdown`, `ifupdown2`, `dhcpcd`, `dhclient` (F21); null: nobody, or unknown. */
	readonly managedBy: string | null;
	/** How many users want every frame. One, without a visible child, may be a macvlan in another namespace (F6). */
	readonly promiscuity: number;
	/** The host speaks IPv6 on it; null: this kernel has none. */
	readonly ipv6: boolean | null;
	/** The kernel's `arp_ignore` for it. Left out: not known, which counts as 0, the kernel's own. */
	readonly arpIgnore?: number;
	/** The host answers ARP on it for the addresses of its other cards. Left out: not known. */
	readonly answersForOthers?: boolean;
	/** A VLAN called `card.number`. `group`: the kernel's group of it, by which ours are known; null: it is to be made. */
	readonly vlan?: Vlan & {readonly group: number | null};
	/** Arrives later than the rest, if at all. */
	readonly extra?: NicExtra;
};

export type NicReason =
	| {readonly code: 'default-route'; readonly family: 4 | 6; readonly table: string; readonly via: string}
	| {readonly code: 'ssh-session'; readonly peer: string; readonly via: string}
	| {readonly code: 'wireless'}
	| {readonly code: 'enslaved'; readonly master: string; readonly kind: string}
	| {readonly code: 'child'; readonly name: string; readonly kind: string}
	| {readonly code: 'docker-network'; readonly network: string; readonly mode: string}
	| {readonly code: 'docker-bridge'; readonly network: string}
	| {readonly code: 'not-ethernet'; readonly arpType: number}
	| {readonly code: 'loopback'}
	| {readonly code: 'unsafe-name'}
	| {readonly code: 'unfit-kind'; readonly kind: NicKind}
	| {readonly code: 'has-address'; readonly addresses: readonly string[]}
	| {readonly code: 'no-carrier'}
	| {readonly code: 'link-down'}
	| {readonly code: 'managed'; readonly by: string}
	| {readonly code: 'maybe-taken'; readonly promiscuity: number}
	| {readonly code: 'not-physical'; readonly kind: NicKind}
	| {readonly code: 'half-duplex'}
	| {readonly code: 'slow'; readonly speed: number}
	| {readonly code: 'ours'; readonly install: string}
	/** DSM can be beside the host on it, in layout `shared`. */
	| {readonly code: 'shareable'}
	/** It is down, and a layout that leaves the card alone does not raise it. */
	| {readonly code: 'not-up'}
	| {readonly code: 'free'};

/** Why a card must not simply be taken from the host: something of the host's own goes through it. */
export type CarriedReason = Extract<NicReason, {code: 'default-route' | 'ssh-session'}>;

export type Verdict = {
	readonly level: 'recommended' | 'usable' | 'blocked';
	readonly reasons: readonly NicReason[];
};

/** Names that may be given to a command. The kernel allows far more, down to raw escape sequences (promise D2). */
export function isSafeInterfaceName(name: string): boolean {
	return /^[A-Za-z0-9][A-Za-z0-9_.@-]{0,14}$/.test(name);
}

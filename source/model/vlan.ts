import {digest} from './mac.js';
import {isSafeInterfaceName, type Nic} from './nic.js';

/** A VLAN on a card: the interface that carries it, and the number in its frames, from 1 to 4094. */
export type Vlan = {readonly parent: string; readonly id: number};

/** The VLAN that a card is, where it is of our making, as the note of how it was tells. */
export function madeVlan(nic: string, below: VlanBelow | null): Vlan | undefined {
	return below ? parseVlanName(nic) : undefined;
}

/** How the card below was before we made a VLAN on it: what is to be put back when that goes. */
export type VlanBelow = {readonly up: boolean; readonly ipv6: boolean};

/**
 * `enp3s0.20` is VLAN 20 of enp3s0. Docker reads a name with exactly one dot so, and makes such an interface itself where
 * it is missing, until the network is removed or the machine restarts (F16, F17). undefined: no such name.
 */
export function parseVlanName(name: string): Vlan | undefined {
	const [, parent, number] = /^([^.]+)\.([1-9]\d{0,3})$/.exec(name) ?? [];
	if (parent === undefined || !isSafeInterfaceName(parent) || Number(number) > 4094) return undefined;
	return {parent, id: Number(number)};
}

/**
 * The group of a VLAN that installation `install` made, by which it is known as ours. An interface has no labels, but the
 * kernel takes its group together with the order to make it (IFLA_GROUP), so there is no moment in which it has none; an alias
 * can only be given afterwards. 0 is everybody's; nobody counts from here.
 */
export function vlanGroup(install: string, name: string): number {
	return 0x1000_0000 + Number.parseInt(digest(`${install} ${name}`).slice(0, 7), 16);
}

/** It does not exist yet: the plan makes it. */
export function isNewVlan({vlan}: Nic): boolean {
	return vlan !== undefined && vlan.group === null;
}

/** Made by installation `install`, or to be made for it; undefined: whoever made the interface looks after it. */
export function ownVlan(nic: Nic, install: string): Vlan | undefined {
	const {vlan, name} = nic;
	if (!vlan) return undefined;
	return vlan.group === null || vlan.group === vlanGroup(install, name) ? vlan : undefined;
}

/** A VLAN interface as it would be right after it was made on `below`. */
export function newVlan(name: string, {parent, id}: Vlan, below: Nic): Nic {
	// What it has of these is the kernel's default, whatever the card has.
	const {arpIgnore: _, answersForOthers: __, ...like} = below;
	return {
		...like,
		name,
		index: 0,
		kind: 'vlan',
		vlan: {parent, id, group: null},
		// It has its card's, which says nothing of it.
		mac: null,
		permanentMac: null,
		driver: null,
		bus: null,
		model: null,
		up: false,
		carrier: null,
		addresses: [],
		children: [],
		dockerNetworks: [],
		carries: [],
		promiscuity: 0,
		// A new interface speaks it, whatever was told to the card.
		ipv6: below.ipv6 === null ? null : true,
		// These take every interface that appears and is not named to them; the others only what somebody lists.
		managedBy: below.managedBy !== null && takesAll.includes(below.managedBy) ? below.managedBy : null,
	};
}

const takesAll: readonly string[] = ['networkd', 'netplan', 'dhcpcd'];

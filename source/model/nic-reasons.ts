import type {CardUse} from './answers.js';
import type {Facts} from './facts.js';
import {type CarriedReason, isSafeInterfaceName, lostAddresses, type Nic, type NicReason} from './nic.js';
import {shimName} from './shim.js';
import {isNewVlan} from './vlan.js';

/** What a verdict depends on besides the card. An Engine that was not asked counts as a new one. */
export type Surroundings = Pick<Facts, 'networks'> & Partial<Pick<Facts, 'engine'>>;

/** ARPHRD_ETHER; macvlan takes nothing else (F14). */
const ethernet = 1;

/** It would work, and cut the host or its operator off (F1). */
export function carriedReasons(nic: Nic): CarriedReason[] {
	return nic.carries.map(load =>
		load.what === 'default-route'
			? {code: 'default-route', family: load.family, table: load.table, via: load.via}
			: {code: 'ssh-session', peer: load.peer, via: load.via},
	);
}

/** The kernel, Docker or the LAN would refuse, whatever the owner wants. */
export function unfitReasons(nic: Nic, facts: Surroundings, use: CardUse): NicReason[] {
	const reasons: NicReason[] = [];
	if (nic.wireless) reasons.push({code: 'wireless'});
	if (nic.master !== null) reasons.push({code: 'enslaved', master: nic.master.name, kind: nic.master.kind});
	const ours = ownNetwork(nic, facts);
	for (const child of nic.children) {
		// A change takes it away before anything else is made.
		if (ours !== null && child.name === shimName(ours)) continue;
		if (excludes(child.kind, use)) reasons.push({code: 'child', ...child});
	}
	for (const {name, mode} of foreignNetworks(nic, facts)) {
		if (use === 'own' || !sharesParent(mode, facts))
			reasons.push({code: 'docker-network', network: name, mode});
	}
	const bridged = networkOfBridge(nic, facts);
	if (bridged !== null) reasons.push({code: 'docker-bridge', network: bridged});
	if (nic.arpType !== ethernet) reasons.push({code: 'not-ethernet', arpType: nic.arpType});
	// A macvlan on a macvlan lands on the NIC below it, which is then taken twice (kernel facts, "Flattening").
	if (nic.kind === 'macvlan') reasons.push({code: 'unfit-kind', kind: nic.kind});
	if (!isSafeInterfaceName(nic.name)) reasons.push({code: 'unsafe-name'});
	return reasons;
}

/** A passthru macvlan is alone on its card; one in mode bridge is kept out by ipvlan only (kernel facts, EBUSY). */
function excludes(child: string, use: CardUse): boolean {
	return use === 'own' ? child !== 'vlan' : child === 'ipvlan' || child === 'ipvtap';
}

/**
 * Whether Docker lets a macvlan network in mode bridge onto a card that has a network of mode `mode` already: before
 * 27.0 a card has one network in any mode, since then only passthru is alone (F7). An ipvlan network never goes beside it.
 */
export function sharesParent(mode: string, {engine}: Pick<Surroundings, 'engine'>): boolean {
	const old = engine?.state === 'running' && Number.parseInt(engine.version, 10) < 27;
	return !old && ['bridge', 'private', 'vepa'].includes(mode);
}

export function* cautionsOf(nic: Nic, ours: boolean): Generator<NicReason> {
	const lost = lostAddresses(nic);
	if (lost.length > 0) {
		yield {code: 'has-address', addresses: lost.map(({address, prefix}) => `${address}/${prefix}`)};
	}
	for (const child of nic.children) if (child.kind === 'vlan') yield {code: 'child', ...child};
	if (nic.kind !== 'physical' && nic.kind !== 'macvlan') yield {code: 'not-physical', kind: nic.kind};
	if (!nic.up && !isNewVlan(nic)) yield {code: 'link-down'};
	else if (nic.up && nic.carrier === false) yield {code: 'no-carrier'};
	if (nic.managedBy !== null) yield {code: 'managed', by: nic.managedBy};
	// Bridges and bonds listen to everything themselves; so does the macvlan of our own container.
	if (
		nic.promiscuity > 0 &&
		nic.master === null &&
		!ours &&
		!nic.children.some(({kind}) => kind !== 'vlan')
	) {
		yield {code: 'maybe-taken', promiscuity: nic.promiscuity};
	}
	if (nic.duplex === 'half') yield {code: 'half-duplex'};
	if (nic.speed !== null && nic.speed < 1000) yield {code: 'slow', speed: nic.speed};
}

/** Docker networks on this NIC: those that were read with it, and those of newer facts. Any mode, since passthru shares with none (F7). */
function networksOn(nic: Nic, facts: Pick<Facts, 'networks'>): Nic['dockerNetworks'] {
	const named = new Map(nic.dockerNetworks.map(network => [network.name, network]));
	for (const {name, driver, parent, mode, install} of facts.networks) {
		if (parent !== nic.name || (driver !== 'macvlan' && driver !== 'ipvlan')) continue;
		named.set(name, {name, mode: mode ?? (driver === 'macvlan' ? 'bridge' : 'l2'), install});
	}
	return [...named.values()];
}

function foreignNetworks(nic: Nic, facts: Pick<Facts, 'networks'>): Nic['dockerNetworks'] {
	return networksOn(nic, facts).filter(({install}) => install === null);
}

/**
 * The Docker network whose bridge this is: without its address every container on it loses its gateway, and no LAN is
 * behind it. By its name too, since Docker may not answer when the card is looked at, and the bridge stands all the same.
 */
export function networkOfBridge({name, kind}: Nic, {networks}: Pick<Facts, 'networks'>): string | null {
	const found = networks.find(
		({id, driver, bridge}) => driver === 'bridge' && (bridge ?? `br-${id.slice(0, 12)}`) === name,
	);
	if (found) return found.name;
	return kind === 'bridge' && /^(?:docker0|br-[\da-f]{12})$/.test(name) ? name : null;
}

export function ownNetwork(nic: Nic, facts: Pick<Facts, 'networks'>): string | null {
	return networksOn(nic, facts).find(({install}) => install !== null)?.install ?? null;
}

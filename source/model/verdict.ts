import type {Facts} from './facts.js';
import {
	type CarriedReason,
	isSafeInterfaceName,
	lostAddresses,
	type Nic,
	type NicReason,
	type Verdict,
} from './nic.js';

/** ARPHRD_ETHER; macvlan takes nothing else (F14). */
const ethernet = 1;

/**
 * Whether a NIC may be given to a guest (promise B1). Blocked: the host would lose its way to the world or its
 * operator, or the kernel or the LAN would refuse. Usable: it works, and costs or risks what the reasons say.
 * Recommended: an idle, wired NIC.
 */
export function judge(nic: Nic, facts: Pick<Facts, 'networks'>): Verdict {
	if (nic.kind === 'loopback') return {level: 'blocked', reasons: [{code: 'loopback'}]};
	const ours = ownNetwork(nic, facts);
	const blocking = [...carriedReasons(nic), ...unfitReasons(nic, facts)];
	const cautions = [...cautionsOf(nic, ours !== null)];
	const own: NicReason[] = ours === null ? [] : [{code: 'ours', install: ours}];
	if (blocking.length > 0) return {level: 'blocked', reasons: [...blocking, ...own, ...cautions]};
	if (ours !== null || cautions.some(({code}) => code !== 'link-down')) {
		return {level: 'usable', reasons: [...own, ...cautions]};
	}
	return {level: 'recommended', reasons: [{code: 'free'}, ...cautions]};
}

/**
 * What the host would lose with a card that its owner may give up by name (promise B1): only that it carries the host
 * speaks against it. Empty: it carries nothing, or it would not work either.
 */
export function reasonsToGiveUp(nic: Nic, facts: Pick<Facts, 'networks'>): readonly CarriedReason[] {
	return nic.kind === 'loopback' || unfitReasons(nic, facts).length > 0 ? [] : carriedReasons(nic);
}

/** It would work, and cut the host or its operator off (F1). */
function carriedReasons(nic: Nic): CarriedReason[] {
	return nic.carries.map(load =>
		load.what === 'default-route'
			? {code: 'default-route', family: load.family, table: load.table, via: load.via}
			: {code: 'ssh-session', peer: load.peer, via: load.via},
	);
}

/** The kernel, Docker or the LAN would refuse, whatever the owner wants. */
function unfitReasons(nic: Nic, facts: Pick<Facts, 'networks'>): NicReason[] {
	const reasons: NicReason[] = [];
	if (nic.wireless) reasons.push({code: 'wireless'});
	if (nic.master !== null) reasons.push({code: 'enslaved', master: nic.master.name, kind: nic.master.kind});
	for (const child of nic.children) if (child.kind !== 'vlan') reasons.push({code: 'child', ...child});
	for (const {name, mode} of foreignNetworks(nic, facts))
		reasons.push({code: 'docker-network', network: name, mode});
	const bridged = networkOfBridge(nic, facts);
	if (bridged !== null) reasons.push({code: 'docker-bridge', network: bridged});
	if (nic.arpType !== ethernet) reasons.push({code: 'not-ethernet', arpType: nic.arpType});
	// A macvlan on a macvlan lands on the NIC below it, which is then taken twice (kernel facts, "Flattening").
	if (nic.kind === 'macvlan') reasons.push({code: 'unfit-kind', kind: nic.kind});
	if (!isSafeInterfaceName(nic.name)) reasons.push({code: 'unsafe-name'});
	return reasons;
}

function* cautionsOf(nic: Nic, ours: boolean): Generator<NicReason> {
	const lost = lostAddresses(nic);
	if (lost.length > 0) {
		yield {code: 'has-address', addresses: lost.map(({address, prefix}) => `${address}/${prefix}`)};
	}
	for (const child of nic.children) if (child.kind === 'vlan') yield {code: 'child', ...child};
	if (nic.kind !== 'physical' && nic.kind !== 'macvlan') yield {code: 'not-physical', kind: nic.kind};
	if (!nic.up) yield {code: 'link-down'};
	else if (nic.carrier === false) yield {code: 'no-carrier'};
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
 * The Docker network whose bridge this is: without its address every container on it loses its gateway. By its name too,
 * since Docker may not answer when the card is looked at, and the bridge stands all the same.
 */
function networkOfBridge({name, kind}: Nic, {networks}: Pick<Facts, 'networks'>): string | null {
	const found = networks.find(
		({id, driver, bridge}) => driver === 'bridge' && (bridge ?? `br-${id.slice(0, 12)}`) === name,
	);
	if (found) return found.name;
	return kind === 'bridge' && /^(?:docker0|br-[\da-f]{12})$/.test(name) ? name : null;
}

function ownNetwork(nic: Nic, facts: Pick<Facts, 'networks'>): string | null {
	return networksOn(nic, facts).find(({install}) => install !== null)?.install ?? null;
}

const rank: Record<Verdict['level'], number> = {recommended: 0, usable: 1, blocked: 2};

export type JudgedNic = {readonly nic: Nic; readonly verdict: Verdict};

/**
 * Every NIC with its verdict, the best to give away first: recommended, usable, blocked; within each what the host loses
 * least by, which is what it has no address on; then by name (`eth2` before `eth10`).
 */
export function judgeAll(nics: readonly Nic[], facts: Pick<Facts, 'networks'>): JudgedNic[] {
	return nics
		.map(nic => ({nic, verdict: judge(nic, facts)}))
		.sort(
			(a, b) =>
				rank[a.verdict.level] - rank[b.verdict.level] || loss(a) - loss(b) || byName(a.nic.name, b.nic.name),
		);
}

function loss({verdict}: JudgedNic): number {
	return verdict.reasons.some(({code}) => code === 'has-address') ? 1 : 0;
}

function byName(a: string, b: string): number {
	return a.localeCompare(b, 'en', {numeric: true});
}

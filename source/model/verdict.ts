import type {CardUse} from './answers.js';
import type {CarriedReason, Nic, NicReason, Verdict} from './nic.js';
import {carriedReasons, cautionsOf, ownNetwork, type Surroundings, unfitReasons} from './nic-reasons.js';
import {isNewVlan} from './vlan.js';

/**
 * Whether a NIC may be given to a guest (promise B1). Blocked: the host would lose its way to the world or its
 * operator, or the kernel or the LAN would refuse. Usable: it works, and costs or risks what the reasons say.
 * Recommended: an idle, wired NIC. `use` says whether the guest has it alone, or shares it with the host, who then
 * loses nothing.
 */
export function judge(nic: Nic, facts: Surroundings, use: CardUse = 'own'): Verdict {
	if (nic.kind === 'loopback') return {level: 'blocked', reasons: [{code: 'loopback'}]};
	const ours = ownNetwork(nic, facts);
	const own: NicReason[] = ours === null ? [] : [{code: 'ours', install: ours}];
	const cautions = [...cautionsOf(nic, ours !== null)];
	const unfit = unfitReasons(nic, facts, use);
	if (use === 'shared') return judgeShared(nic, unfit, [...own, ...cautions.filter(countsWhenShared)]);
	const blocking = [...carriedReasons(nic), ...unfit];
	const instead: NicReason[] = canOnlyBeShared(nic, facts) ? [{code: 'shareable'}] : [];
	if (blocking.length > 0) {
		// Nobody raises a card that DSM cannot have. One that can be shared can be given up as well, and then all of it counts.
		const rest = instead.length > 0 ? cautions : cautions.filter(({code}) => code !== 'link-down');
		return {level: 'blocked', reasons: [...instead, ...blocking, ...own, ...rest]};
	}
	if (ours !== null || cautions.some(({code}) => code !== 'link-down')) {
		return {level: 'usable', reasons: [...own, ...cautions]};
	}
	return {level: 'recommended', reasons: [{code: 'free'}, ...cautions]};
}

/** It stays as it is, and so has to be up already, unless we make it. */
function judgeShared(nic: Nic, unfit: readonly NicReason[], cautions: readonly NicReason[]): Verdict {
	const blocking: readonly NicReason[] = nic.up || isNewVlan(nic) ? unfit : [...unfit, {code: 'not-up'}];
	return blocking.length > 0
		? {level: 'blocked', reasons: [...blocking, ...cautions]}
		: {level: 'usable', reasons: [{code: 'shareable'}, ...cautions]};
}

/** What the host loses, and who gives the card its addresses, does not matter where the card stays the host's. */
function countsWhenShared({code}: NicReason): boolean {
	return !['has-address', 'managed', 'child', 'link-down'].includes(code);
}

/** The host itself depends on the card, and nothing else speaks against it: DSM can be beside the host there. */
export function canOnlyBeShared(nic: Nic, facts: Surroundings): boolean {
	return reasonsToGiveUp(nic, facts).length > 0 && judge(nic, facts, 'shared').level !== 'blocked';
}

/**
 * What the host would lose with a card that its owner may give up by name (promise B1): only that it carries the host
 * speaks against it. Empty: it carries nothing, or it would not work either.
 */
export function reasonsToGiveUp(nic: Nic, facts: Surroundings): readonly CarriedReason[] {
	return nic.kind === 'loopback' || unfitReasons(nic, facts, 'own').length > 0 ? [] : carriedReasons(nic);
}

const rank: Record<Verdict['level'], number> = {recommended: 0, usable: 1, blocked: 2};

/** The host has to keep the card, and can share it. */
export function isToShare({level, reasons}: Verdict): boolean {
	return level === 'blocked' && reasons.some(({code}) => code === 'shareable');
}

export type JudgedNic = {readonly nic: Nic; readonly verdict: Verdict};

/**
 * Every NIC with its verdict, the best to give away first: recommended, usable, blocked; within each what the host loses
 * least by, which is what it has no address on; then by name (`eth2` before `eth10`).
 */
export function judgeAll(nics: readonly Nic[], facts: Surroundings): JudgedNic[] {
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

/** `eth2` before `eth10`. Not by a collator: to load its tables takes longer than all else that is done with a list. */
function byName(a: string, b: string): number {
	const [parts, others] = [partsOf(a), partsOf(b)];
	for (const [index, part] of parts.entries()) {
		const other = others[index] ?? '';
		const distance = /^\d/.test(part) && /^\d/.test(other) ? Number(part) - Number(other) : 0;
		if (distance !== 0) return distance;
		if (part !== other) return part < other ? -1 : 1;
	}
	return parts.length - others.length;
}

/** Digits, and what is none, by turns. */
function partsOf(name: string): readonly string[] {
	return name.match(/\d+|\D+/g) ?? [];
}

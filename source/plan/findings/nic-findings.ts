import type {CardParts} from '../../layout/layout.js';
import {type Answers, type CardUse, cardUse} from '../../model/answers.js';
import type {Facts} from '../../model/facts.js';
import type {FindingDetail} from '../../model/finding.js';
import type {Nic} from '../../model/nic.js';
import {nicBefore} from '../../model/nic-before.js';
import {sharesParent} from '../../model/nic-reasons.js';
import {judge, reasonsToGiveUp} from '../../model/verdict.js';
import {isNewVlan, ownVlan} from '../../model/vlan.js';
import {hasOwnSettings, platformOf} from '../platforms.js';

/** What a chosen card has to say. */
export function nicFindings(
	{nic: name}: Pick<CardParts, 'nic'>,
	{prefix, layout}: Answers,
	facts: Facts,
	giveUp?: string,
): FindingDetail[] {
	const nic = facts.nics.find(candidate => candidate.name === name);
	if (!nic) return [{code: 'nic-missing', nic: name}];
	const use = cardUse[layout];
	return [
		...blocked(nic, facts, use, giveUp),
		...taken(nic, facts, use, prefix),
		...state(nic, facts, use),
		...(use === 'own' ? managed(nic, facts, prefix) : []),
		...company(nic, facts, prefix),
	];
}

/** The override reaches only as far as the name that it gives, and only what can work (promise B1). */
function blocked(nic: Nic, facts: Facts, use: CardUse, giveUp: string | undefined): FindingDetail[] {
	const {level, reasons} = judge(nic, facts, use);
	if (level !== 'blocked') return [];
	const carried = use === 'own' ? reasonsToGiveUp(nic, facts) : [];
	return carried.length > 0 && nic.name === giveUp
		? [{code: 'nic-given-up', nic: nic.name, reasons: carried}]
		: [{code: 'nic-blocked', nic: nic.name, use, reasons}];
}

function taken(nic: Nic, facts: Facts, use: CardUse, prefix: string): FindingDetail[] {
	const others = nic.dockerNetworks
		// Our own goes, also one of another layout and so of another name, before this plan's is made.
		.filter(({install}) => install !== prefix)
		.filter(({mode}) => use === 'own' || !sharesParent(mode, facts));
	return others.map(({name}) => ({code: 'parent-taken', nic: nic.name, network: name}));
}

function state(nic: Nic, facts: Facts, use: CardUse): FindingDetail[] {
	// The verdict says which addresses count.
	const lost = judge(nic, facts, use).reasons.flatMap(reason =>
		reason.code === 'has-address' ? [reason] : [],
	);
	// A VLAN that is to be made has its card's cable.
	const wire = (isNewVlan(nic) && facts.nics.find(({name}) => name === nic.vlan?.parent)) || nic;
	return [
		...lost.map(({addresses}) => ({code: 'nic-loses-address', nic: nic.name, addresses}) as const),
		...(nic.up || use === 'shared' || isNewVlan(nic) ? [] : [{code: 'nic-down', nic: nic.name} as const]),
		...(wire.up && wire.carrier === false ? [{code: 'nic-no-carrier', nic: wire.name} as const] : []),
	];
}

/** Whether the plan tells whoever manages the card, so that it counts at once. */
function managed(nic: Nic, facts: Facts, prefix: string): FindingDetail[] {
	const {name, managedBy: by} = nic;
	if (by === null) return [];
	const {manager} = nicBefore(facts, name, prefix);
	// netplan writes what networkd reads: either is told by the same file.
	const told = (one: string | null) => (one === 'netplan' ? 'networkd' : one);
	const platform = platformOf(facts.host);
	// A dhcpcd that runs does not listen; it heeds its file from the next boot on.
	const handled = told(manager) === told(by) && by !== 'dhcpcd' && !hasOwnSettings(platform);
	return [
		handled ? {code: 'nic-managed', nic: name, by} : {code: 'nic-managed-still', nic: name, by, platform},
	];
}

function company(nic: Nic, facts: Facts, prefix: string): FindingDetail[] {
	const vlan = ownVlan(nic, prefix);
	const hidden =
		nic.promiscuity > 0 && nic.children.length === 0 && nic.dockerNetworks.length === 0 && !nic.master;
	return [
		...(hidden ? [{code: 'nic-maybe-taken', nic: nic.name} as const] : []),
		...(vlan ? [{code: 'nic-vlan-made', nic: nic.name, parent: vlan.parent, id: vlan.id} as const] : []),
		...(nic.kind === 'vlan' && !vlan ? [{code: 'nic-vlan', nic: nic.name} as const] : []),
		...(isVlanNameForDocker(nic.name) ? [] : [{code: 'nic-vlan-name', nic: nic.name} as const]),
		...(nic.kind === 'bridge' && facts.bridgeNf === true
			? [{code: 'bridge-nf', nic: nic.name} as const]
			: []),
		...(nic.kind === 'bridge' && platformOf(facts.host) === 'unraid'
			? [{code: 'unraid-macvlan', nic: nic.name} as const]
			: []),
	];
}

/** Docker reads a dot as a VLAN, and accepts exactly one, between a NIC and 1..4094 (F17). */
function isVlanNameForDocker(name: string): boolean {
	if (!name.includes('.')) return true;
	const [, id] = /^[^.]+\.([1-9]\d{0,3})$/.exec(name) ?? [];
	return id !== undefined && Number(id) <= 4094;
}

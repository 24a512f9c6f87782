import type {Answers} from '../../model/answers.js';
import type {Facts} from '../../model/facts.js';
import type {FindingDetail} from '../../model/finding.js';
import type {Nic} from '../../model/nic.js';
import type {Names} from '../../model/plan.js';
import {judge} from '../../model/verdict.js';

/** What the chosen card has to say. */
export function nicFindings(
	{nic: name, prefix}: Answers,
	{lanNetwork}: Names,
	facts: Facts,
): FindingDetail[] {
	const nic = facts.nics.find(candidate => candidate.name === name);
	if (!nic) return [{code: 'nic-missing', nic: name}];
	return [...blocked(nic, prefix, lanNetwork, facts), ...state(nic, facts), ...company(nic, facts)];
}

function blocked(nic: Nic, prefix: string, lanNetwork: string, facts: Facts): FindingDetail[] {
	const verdict = judge(nic, facts);
	// Our own in another layout, too: it has another name, and is not replaced.
	const others = nic.dockerNetworks.filter(({name, install}) => install !== prefix || name !== lanNetwork);
	return [
		...(verdict.level === 'blocked'
			? [{code: 'nic-blocked', nic: nic.name, reasons: verdict.reasons} as const]
			: []),
		...others.map(({name}) => ({code: 'parent-taken', nic: nic.name, network: name}) as const),
	];
}

function state(nic: Nic, facts: Facts): FindingDetail[] {
	// The verdict says which addresses count.
	const lost = judge(nic, facts).reasons.flatMap(reason => (reason.code === 'has-address' ? [reason] : []));
	return [
		...lost.map(({addresses}) => ({code: 'nic-loses-address', nic: nic.name, addresses}) as const),
		...(nic.up ? [] : [{code: 'nic-down', nic: nic.name} as const]),
		...(nic.up && nic.carrier === false ? [{code: 'nic-no-carrier', nic: nic.name} as const] : []),
	];
}

function company(nic: Nic, facts: Facts): FindingDetail[] {
	const hidden =
		nic.promiscuity > 0 && nic.children.length === 0 && nic.dockerNetworks.length === 0 && !nic.master;
	return [
		...(nic.managedBy === null ? [] : [{code: 'nic-managed', nic: nic.name, by: nic.managedBy} as const]),
		...(hidden ? [{code: 'nic-maybe-taken', nic: nic.name} as const] : []),
		...(nic.kind === 'vlan' ? [{code: 'nic-vlan', nic: nic.name} as const] : []),
		...(isVlanNameForDocker(nic.name) ? [] : [{code: 'nic-vlan-name', nic: nic.name} as const]),
		...(nic.kind === 'bridge' && facts.bridgeNf === true
			? [{code: 'bridge-nf', nic: nic.name} as const]
			: []),
		...(['bridge', 'bond'].includes(nic.kind) && /unraid/i.test(`${facts.host.system} ${facts.host.kernel}`)
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

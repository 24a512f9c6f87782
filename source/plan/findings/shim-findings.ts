import type {Facts} from '../../model/facts.js';
import type {FindingDetail} from '../../model/finding.js';
import {shimName} from '../../model/shim.js';
import {bootPlace, typedCommands} from '../platforms.js';
import {type ShimSpec, shimCommands} from '../shim.js';
import {run} from '../steps.js';

/** What this host's way to DSM wants of the machine and of the LAN. */
export function shimFindings(spec: ShimSpec, facts: Facts): FindingDetail[] {
	const {install, nic, ip} = spec;
	const shim = shimName(install);
	const place = bootPlace(facts.host);
	const commands = typedCommands([{run: shimCommands(spec).map(command => run(...command))}]);
	const answer = facts.lan.find(probe => probe.nic === nic && probe.address === ip)?.result;
	const manager = facts.nics.find(({name}) => name === nic)?.managedBy;
	return [
		...(place === 'unit' ? [] : [{code: 'shim-boot', shim, place, commands} as const]),
		...(manager === 'dhcpcd' ? [{code: 'shim-dhcpcd', shim} as const] : []),
		...(answer === undefined || answer.answer === 'not-checked'
			? [{code: 'ip-not-checked', ip, why: answer?.why ?? 'not-asked'} as const]
			: []),
	];
}

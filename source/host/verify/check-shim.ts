import {parseIpv4} from '../../model/address.js';
import type {CheckOf} from '../../model/check.js';
import {shimName} from '../../model/shim.js';
import {askArp} from '../arping.js';
import {type Machine, readLimit} from '../machine.js';
import {judge, onLinkDevice} from './lan-address.js';
import type {VerifyCard, VerifyPlan} from './verify-plan.js';

/**
 * Whether the kernel would really take the shim to DSM: a rule or table of somebody's, such as a VPN's, may lead elsewhere,
 * and no probe of a step tells that.
 */
export async function checkShim(
	machine: Machine,
	{answers}: VerifyPlan,
): Promise<readonly CheckOf<'shim'>[]> {
	if (answers.shim === null) return [];
	const shim = shimName(answers.prefix);
	const {dsm} = answers.shim;
	const {stdout, exitCode} = await machine.run(['ip', ['-4', 'route', 'get', dsm]], {timeoutMs: readLimit});
	const subject = {check: 'shim', shim, dsm} as const;
	if (exitCode !== 0) return [{...subject, via: null, verdict: 'unknown', why: 'error'}];
	const via = onLinkDevice(stdout, dsm) ?? null;
	return [{...subject, via, verdict: via === shim ? 'ok' : 'failed'}];
}

/** DSM, asked over the shim by its own address: its answer has come the whole way, in both directions. */
export async function askOverShim(
	{answers}: VerifyPlan,
	{mac}: VerifyCard,
	machine: Machine,
): Promise<CheckOf<'lan-address'> | undefined> {
	if (answers.shim === null) return undefined;
	const {ip, dsm} = answers.shim;
	const device = shimName(answers.prefix);
	if (!parseIpv4(dsm).ok) return undefined;
	const answer = await askArp(machine, {device, address: dsm, as: ip});
	const told = {check: 'lan-address', ip: dsm, how: 'shim', why: null, via: device} as const;
	if (answer.answer === 'not-checked') {
		const why = answer.why === 'no-arping' || answer.why === 'no-root' ? answer.why : 'error';
		return {check: 'lan-address', ip: dsm, how: null, why, verdict: 'unknown'};
	}
	const verdict = judge(answer, mac);
	if (typeof verdict === 'object') return {...told, verdict: 'failed', mac: verdict.stranger};
	return verdict === 'unasked' ? {...told, verdict: 'waiting'} : {...told, verdict};
}

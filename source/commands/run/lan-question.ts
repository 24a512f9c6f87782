import {setTimeout as sleep} from 'node:timers/promises';
import type {AskLan} from '../../apply/ask-ahead.js';
import {probeLan} from '../../host/probe-lan.js';
import type {Ipv4} from '../../model/address.js';
import {cardsOf} from '../../model/answers.js';
import type {Check} from '../../model/check.js';
import type {Facts} from '../../model/facts.js';
import type {Plan} from '../../model/plan.js';
import {readText} from '../../system/files.js';

/** A card that has just been set up needs a moment to agree with its switch: 2 to 4 s for copper. */
const linkMs = 4000;

/**
 * Asks the LAN behind each card once more who has DSM's address there, when the card is up and nothing has taken it over
 * yet (promise B5, F33). Nothing is asked where there is no address that could be asked for.
 */
export function lanQuestion({answers}: Plan, {nics}: Facts): AskLan {
	const questions = cardsOf(answers).flatMap(({nic, lan}) =>
		lan.mode === 'static' && nics.some(({name}) => name === nic) ? [{nic, ip: lan.ip}] : [],
	);
	return async signal => Promise.all(questions.map(async ({nic, ip}) => ask(nic, ip, signal)));
}

async function ask(nic: string, ip: Ipv4, signal: AbortSignal): Promise<Check> {
	await linkUp(nic, signal);
	const {result} = await probeLan({name: nic, promiscuity: 0}, ip, {signal});
	if (result.answer === 'mac') {
		return {check: 'lan-free', verdict: 'failed', ip, mac: result.mac, why: null};
	}
	if (result.answer === 'silent') return {check: 'lan-free', verdict: 'ok', ip, mac: null, why: null};
	return {check: 'lan-free', verdict: 'unknown', ip, mac: null, why: result.why};
}

async function linkUp(nic: string, signal: AbortSignal): Promise<void> {
	const end = performance.now() + linkMs;
	const isUp = async () => (await readText(`/sys/class/net/${nic}/carrier`))?.trim() === '1';
	while (!(await isUp()) && performance.now() < end && !signal.aborted) await sleep(100);
}

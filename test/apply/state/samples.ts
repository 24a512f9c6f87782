import {readFile, writeFile} from 'node:fs/promises';
import type {Installation, JournalEntry, JournalHead} from '../../../source/model/journal.js';
import {buildPlan} from '../../../source/plan/build-plan.js';
import {makeAnswers} from '../../helpers/answers.js';
import {makeFacts} from '../../helpers/facts.js';

const at = '2026-03-01T12:00:00.000Z';
const origin = {at, pid: 4711, user: 'root (anna)', version: '0.1.0'};

/** As an apply of the proposed answers would record it. */
export function makeInstallation(changes: Partial<Installation> = {}): Installation {
	const facts = makeFacts();
	const {steps} = buildPlan(makeAnswers(), facts);
	return {
		install: 'vdsm',
		folder: '/srv/vdsm',
		origin,
		answers: {nic: 'enp3s0', ip: '192.168.1.70'},
		steps,
		nic: {name: 'enp3s0', mac: '00:11:22:33:44:55'},
		...changes,
	};
}

export function makeHead(changes: Partial<JournalHead> = {}): JournalHead {
	return {action: 'apply', ...makeInstallation(), origin, former: null, ...changes};
}

/** One entry of each type, and each way in which a step is told of. */
export const entries: readonly JournalEntry[] = [
	{type: 'step', at, id: 'network-lan', direction: 'take', phase: 'intent'},
	{type: 'step', at, id: 'network-lan', direction: 'take', phase: 'done'},
	{type: 'armed', at, deadline: '2026-03-01T12:02:00Z', guard: 'systemd'},
	{type: 'step', at, id: 'nic-up', direction: 'take-back', phase: 'failed'},
	{type: 'confirmed', at},
	{type: 'step', at, id: 'start', direction: 'restore', phase: 'intent'},
	{type: 'ended', at, outcome: 'leftovers'},
];

/** Replaces in a file what must be there. */
export async function edit(path: string, from: string, to: string): Promise<void> {
	const text = await readFile(path, 'utf8');
	if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
	await writeFile(
		path,
		text.replace(from, () => to),
	);
}

import fc from 'fast-check';
import {beforeAll, describe, expect, test, vi} from 'vitest';
import {doctorJson} from '../../source/commands/doctor/doctor-json.js';
import {describeDoctor} from '../../source/commands/doctor/print-doctor.js';
import {reportText, settled} from '../../source/commands/doctor/report.js';
import {judge} from '../../source/commands/doctor/run-doctor.js';
import {withDoctor} from '../../source/commands/doctor/with-doctor.js';
import {allChecks} from '../../source/doctor/all-checks.js';
import {runChecks} from '../../source/doctor/run-checks.js';
import type {Evidence, Looks} from '../../source/model/diagnosis/evidence.js';
import {safeJson} from '../../source/model/safe-json.js';
import {listening} from '../commands/doctor-context.js';
import {healthy} from '../doctor/healthy.js';
import {byHand, classic, natOnly} from '../doctor/wire-setups.js';
import {sayAmount, share} from './amount.js';
import {expectJson, expectLines} from './judge.js';
import {anySown, placesIn} from './sow.js';

// What the doctor reads: Docker's words, the container's environment and log, QEMU's command line, the kernel's names (promises D1, F9).

vi.setConfig({testTimeout: 3_600_000});
beforeAll(sayAmount);

/** One of a few words each, which the readers have put there. */
const ours = new Set([
	'state',
	'status',
	'kind',
	'answer',
	'why',
	'verdict',
	'what',
	'probe',
	'family',
	'driver',
	'format',
]);
const places = (evidence: unknown) =>
	placesIn(evidence).filter(({path, what}) => what === 'value' && !ours.has(String(path.at(-1))));

const machines: readonly Evidence[] = [
	healthy,
	...[byHand, classic, natOnly].map(one => ({...healthy, ...one})),
];
const anyEvidence = fc.oneof(...machines.map(machine => anySown<Evidence>(machine, places(machine))));

function looksOf(evidence: Evidence): Looks {
	const reads = Object.entries(evidence).map(([probe, value]) => [probe, Promise.resolve({ok: true, value})]);
	return Object.fromEntries(reads) as Looks;
}

async function diagnosed(evidence: Evidence) {
	const looks = looksOf(evidence);
	const results = await runChecks(allChecks, looks, {onResult: () => undefined, now: () => 1});
	return {looks, found: judge(results, allChecks, [])};
}

describe('what the doctor says', () => {
	test('to people [D1]', async () => {
		await fc.assert(
			fc.asyncProperty(anyEvidence, fc.constantFrom('en', 'zh-CN'), async (evidence, language) => {
				const {found} = await diagnosed(evidence);
				const context = withDoctor(listening({language, columns: 10_000}).context);
				expectLines(describeDoctor(found, {verbose: true}, context).join('\n'));
			}),
			share(0.05),
		);
	});

	test('to programs [D1]', async () => {
		await fc.assert(
			fc.asyncProperty(anyEvidence, async evidence => {
				const {found} = await diagnosed(evidence);
				const {texts} = withDoctor(listening().context);
				expectJson(safeJson(doctorJson(found, 'vdsm', texts)));
			}),
			share(0.04),
		);
	});

	test('in a report, where no line pretends to be another part [D1]', async () => {
		const {found, looks} = await diagnosed(healthy);
		const headings = (text: string) => text.split('\n').filter(line => line.startsWith('== '));
		const usual = headings(reportText(found, await settled(looks), new Date(0)));
		await fc.assert(
			fc.asyncProperty(anySown<Evidence>(healthy, places(healthy)), async evidence => {
				const read = await diagnosed(evidence);
				const text = reportText(read.found, await settled(read.looks), new Date(0));
				expectLines(text);
				expect(headings(text).filter(heading => !usual.includes(heading))).toEqual([]);
				expect(new Set(headings(text)).size).toBe(headings(text).length);
			}),
			share(0.04),
		);
	});

	test('never that a check has failed on a string', async () => {
		await fc.assert(
			fc.asyncProperty(anyEvidence, async evidence => {
				const {found} = await diagnosed(evidence);
				const thrown = found.unknown.filter(({seen}) => seen.verdict === 'unknown' && seen.why === 'error');
				expect(thrown).toEqual([]);
			}),
			share(0.04),
		);
	});
});

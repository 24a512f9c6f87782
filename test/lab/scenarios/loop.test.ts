import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import * as z from 'zod/mini';
import {skipLab} from '../availability.js';
import {back, must} from '../matrix/cells.js';
import {setUpAndTakeDown} from '../matrix/loop.js';
import {eventsOf} from '../matrix/run-events.js';
import {everyKind, openReady, type Ready} from '../matrix/setups.js';

// What only looks changes nothing (promise A1), and setting up and taking down again and again leaves nothing behind (G4).

const rounds = 5;
/** `plan` agrees to nothing, and where the address is gone from the card already there is nothing to agree to. */
const answers = everyKind.answers.filter(word => word !== '--consent' && word !== 'nic-loses-address');

/** `given`: the answers with the consents that they need now. */
const looks = (given: readonly string[]): ReadonlyArray<readonly string[]> => [
	['nics'],
	['nics', '--all', '--json'],
	['plan', ...answers],
	['plan', '--json', ...answers],
	['export', ...given],
	['export', '--format', 'compose', ...given],
	['apply', '--dry-run', ...given],
	['undo', '--dry-run', '--prefix', 'vdsm'],
	['status', '--prefix', 'vdsm'],
	['status', '--json', '--prefix', 'vdsm'],
];

const command = z.array(z.string());
const plan = z.looseObject({
	steps: z.array(
		z.looseObject({state: z.string(), run: z.array(z.looseObject({command: z.optional(command)}))}),
	),
});

describe.skipIf(skipLab())('a host that is looked at, set up and taken down', () => {
	let ready: Ready;

	beforeAll(async () => {
		ready = await openReady('sid', everyKind);
	});

	afterAll(async () => {
		await ready?.bench.close();
	});

	it('looking changes nothing where nothing stands [A1]', async () => {
		for (const args of looks(everyKind.answers)) {
			await must(ready.bench.vdsm(args));
			await back(ready.bench.lab, ready.before, 'exact');
		}
	});

	it('what apply runs is what plan has shown, word for word [A2]', async () => {
		const {bench, before} = ready;
		const {steps} = plan.parse(JSON.parse((await must(bench.vdsm(['plan', '--json', ...answers]))).stdout));
		const shown = steps
			.filter(({state}) => state !== 'holds')
			.flatMap(({run}) => run.flatMap(action => (action.command ? [action.command] : [])))
			// A plan says `.` for the folder in which it is applied.
			.map(words => words.map(word => word.replace(/(?<=^|=)\.(?=\/)/, '/root')));
		expect(shown.length).toBeGreaterThan(5);
		const applied = await must(bench.vdsm(['apply', '--yes', '--json', '--wait', '0', ...everyKind.answers]));
		const ran = eventsOf(applied)
			.filter(({type}) => type === 'command')
			.map(event => command.parse(event['command']));
		expect(ran).toEqual(shown);
		await must(bench.vdsm(['undo', '--yes', '--prefix', 'vdsm']));
		await back(bench.lab, before, 'exact');
	});

	it(`${rounds} rounds leave nothing behind [G4]`, async () => setUpAndTakeDown(ready, rounds), 10 * 60_000);

	it('looking changes nothing where something stands [A1]', async () => {
		const {bench} = ready;
		await must(bench.vdsm(['apply', '--yes', '--wait', '0', ...everyKind.answers]));
		const standing = await ready.look();
		for (const args of looks(answers)) {
			await must(bench.vdsm(args));
			await back(bench.lab, standing, 'exact');
		}
		await must(bench.vdsm(['undo', '--yes', '--prefix', 'vdsm']));
	});
});

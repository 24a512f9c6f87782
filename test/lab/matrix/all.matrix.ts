import {afterAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {setUpAndTakeDown} from './loop.js';
import {type CellResult, runMatrix} from './matrix.js';
import {writeResult} from './result.js';
import {openReady, setups} from './setups.js';

// `npm run test:matrix`: every fault at every step of every set-up on both Engines, some hours long. Writes result.json, from
// which docs/reliability.md is made.

const hours = 3_600_000;
const rounds = 50;

describe.skipIf(skipLab())('the whole fault matrix', () => {
	const all: CellResult[] = [];
	let looped = 0;
	let finished = 0;

	afterAll(async () => {
		if (all.length > 0) await writeResult(all, looped, finished === 2 * setups.length && looped === rounds);
	});

	/** After each cell: a run that is stopped has its result, too. */
	const noted = async (result: CellResult) => {
		all.push(result);
		const {run, move, what, at, by, ms, flaw} = result;
		console.log(`${run}: ${what} ${at} ${move.direction} ${move.id}, by ${by}: ${flaw ?? 'ok'} (${ms} ms)`);
		await writeResult(all, looped, false);
	};

	describe.each(['bookworm', 'sid'] as const)('on the Engine of %s', engine => {
		it.each(setups)(
			'$name',
			async setup => {
				const {results} = await runMatrix(engine, setup, 'every', {told: noted});
				finished++;
				expect(results.filter(({flaw}) => flaw !== undefined)).toEqual([]);
			},
			6 * hours,
		);
	});

	it(
		`set up and taken down ${rounds} times`,
		async () => {
			const [setup] = setups;
			if (!setup) throw new Error('no set-up');
			const ready = await openReady('sid', setup);
			try {
				await setUpAndTakeDown(ready, rounds);
				looped = rounds;
			} finally {
				await ready.bench.close();
			}
		},
		2 * hours,
	);
});

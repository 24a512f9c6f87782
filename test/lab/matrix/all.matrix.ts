import process from 'node:process';
import {beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {setUpAndTakeDown} from './loop.js';
import {type CellResult, runMatrix} from './matrix.js';
import {cellName, changeResult, passedOf, readResult, type Stamp, withCell, withWhole} from './result.js';
import {openReady, setups} from './setups.js';
import {testedCommit} from './test-build.js';

// `npm run test:matrix`: every fault at every step of every set-up on both Engines, some hours long. What it finds goes into
// result.json, from which docs/reliability.md is made, cell by cell: a run that is stopped has its result, too, and what other
// runs have said of other cells stays. So the whole can be filled over several runs:
//
//   npm run test:matrix -- -t 'Engine of sid direct, DHCP'
//   npm run test:matrix -- -t 'taken down'
//   VDSM_PASSTHRU_MATRIX=rest npm run test:matrix -- -t 'Engine of sid'
//
// `rest` leaves out what has passed on an earlier commit; the page says of each part which commit that was.

const hours = 3_600_000;
const rounds = 50;
const isRest = process.env['VDSM_PASSTHRU_MATRIX'] === 'rest';

describe.skipIf(skipLab())('the whole fault matrix', () => {
	let stamp: Stamp;

	beforeAll(async () => {
		stamp = {commit: await testedCommit(), date: new Date().toISOString().slice(0, 10)};
	});

	const noted = async (result: CellResult) => {
		const {run, move, what, at, by, ms, flaw} = result;
		console.log(`${run}: ${what} ${at} ${move.direction} ${move.id}, by ${by}: ${flaw ?? 'ok'} (${ms} ms)`);
		await changeResult(known => withCell(known, result, stamp));
	};

	describe.each(['bookworm', 'sid'] as const)('on the Engine of %s', engine => {
		// `%s`: vitest puts `$name` into quotes, where `-t` does not find it.
		it.each(setups.map(setup => [setup.name, setup] as const))(
			'%s',
			async (_, setup) => {
				const known = await readResult();
				const {cells, results, version} = await runMatrix(engine, setup, 'every', {
					told: noted,
					only: (cell, version) => !isRest || !passedOf(known, setup.name, version).has(cellName(cell)),
				});
				const all = new Set(cells.map(cellName));
				await changeResult(now => withWhole(now, {setup: setup.name, engine: version}, all));
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
				const engine = ready.bench.lab.engineVersion;
				await changeResult(known => ({...known, rounds: {count: rounds, engine, ...stamp}}));
			} finally {
				await ready.bench.close();
			}
		},
		2 * hours,
	);
});

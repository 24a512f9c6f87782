import process from 'node:process';
import {describe, expect, it} from 'vitest';
import {isFull} from '../../helpers/full.js';
import {skipLab} from '../availability.js';
import {type CellResult, runMatrix} from '../matrix/matrix.js';
import {everyKind} from '../matrix/setups.js';

// A fault at every step (promises A5 to A9). This is the part for every push: each kind of step once, failed and killed, on one
// Engine; in a full run with signals as well, which a push has in interrupt.test.ts. `npm run test:matrix` goes through all of it.

const minutes = 60_000;

describe.skipIf(skipLab())('a fault at every step', () => {
	it(
		'leaves the machine as it was, or lets the next command get there [A5, A6, A7, A9]',
		async () => {
			const {results} = await runMatrix('sid', everyKind, 'kinds', {
				told: tell,
				only: ({what}) => isFull() || what === 'fail' || what === 'kill',
			});
			expect(results.filter(({flaw}) => flaw !== undefined)).toEqual([]);
			expect(results.length).toBeGreaterThan(isFull() ? 60 : 15);
		},
		30 * minutes,
	);
});

function tell({run, move, what, at, by, ms, flaw}: CellResult): void {
	if (process.env['VDSM_PASSTHRU_TELL'] === undefined && flaw === undefined) return;
	console.log(`${run}: ${what} ${at} ${move.direction} ${move.id}, by ${by}: ${flaw ?? 'ok'} (${ms} ms)`);
}

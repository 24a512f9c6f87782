import {describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {runMatrix} from '../matrix/matrix.js';
import {moved, movedByCompose} from '../matrix/setups.js';

// Every kind of fault while a DSM that runs already moves to the card (promise A9).

const minutes = 60_000;

describe.skipIf(skipLab())('a fault while a DSM moves', () => {
	it(
		'leaves it running as it was, or lets the next command get there [A9]',
		async () => {
			const touched = ['environment', 'predecessor'];
			const {results} = await runMatrix('sid', moved, 'kinds', {
				only: ({move, run}) => touched.includes(move.id) && !run.startsWith('change'),
			});
			expect(results.filter(({flaw}) => flaw !== undefined)).toEqual([]);
			expect(results.length).toBeGreaterThan(12);
		},
		30 * minutes,
	);

	it(
		'that is Compose’s, leaves it running as it was, or lets the next command get there [A9]',
		async () => {
			const touched = ['predecessor', 'container', 'start'];
			const {results} = await runMatrix('sid', movedByCompose, 'kinds', {
				only: ({move}) => touched.includes(move.id),
			});
			expect(results.filter(({flaw}) => flaw !== undefined)).toEqual([]);
			expect(results.length).toBeGreaterThan(12);
		},
		30 * minutes,
	);
});

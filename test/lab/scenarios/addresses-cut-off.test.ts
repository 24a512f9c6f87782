import {describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {runMatrix} from '../matrix/matrix.js';
import {held} from '../matrix/setups.js';

// Addresses are there again before the routes that go through them: an undo that dies in between has both to put back.

describe.skipIf(skipLab())('an undo that is killed while the host gets its card back', () => {
	it('leaves the rest of the addresses and routes to the next one', async () => {
		const {results} = await runMatrix('sid', held, 'every', {
			only: ({run, what, by, at, move: {id}}) =>
				run === 'undo' &&
				what === 'kill' &&
				by === 'undo' &&
				id === 'nic-address' &&
				at.startsWith('between'),
		});
		expect(results.map(({at, flaw}) => [at, flaw])).toEqual(
			['between', 'between-2', 'between-3', 'between-4', 'between-5'].map(at => [at, undefined]),
		);
	}, 600_000);
});

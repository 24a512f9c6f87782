import {describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {type CellResult, runMatrix} from '../matrix/matrix.js';
import {otherCard} from '../matrix/setups.js';

// Every kind of fault while what stands moves to another card (promise A9).

describe.skipIf(skipLab())('a change of the card that fails, or is killed', () => {
	it('leaves DSM on the card that it had, or lets the next command get there [A9]', async () => {
		const tell = ({move, what, at, by, flaw, ms}: CellResult) =>
			console.log(`${what} ${at} ${move.direction} ${move.id}, by ${by}: ${flaw ?? 'ok'} (${ms} ms)`);
		const {results} = await runMatrix('sid', otherCard, 'kinds', {
			only: ({run, move: {id}}) => run === 'change' && (id.startsWith('nic-') || id === 'network-lan'),
			told: tell,
		});
		expect(results.length).toBeGreaterThan(8);
		expect(results.filter(({flaw}) => flaw !== undefined)).toEqual([]);
	}, 900_000);
});

import process from 'node:process';
import {run} from '../test/package/repository.js';
import {spreadOf} from './numbers.js';
import type {Published} from './published.js';
import type {Claim} from './result.js';

const flags = ['--version', '--help'] as const;

/** `--version` and `--help` beside a Node that does nothing, by turns. */
export async function measureStart({program, folder}: Published, rounds: number): Promise<readonly Claim[]> {
	const runs = [['-e', '0'], ...flags.map(flag => [program, flag])];
	const times = runs.map((): number[] => []);
	for (let round = -1; round < rounds; round++) {
		for (const [index, args] of [...runs.entries()].sort(() => (round % 2 === 0 ? 1 : -1))) {
			const begin = performance.now();
			await run(folder, process.execPath, ...args);
			// The first round finds nothing in the caches, and does not count.
			if (round >= 0) times[index]?.push(performance.now() - begin);
		}
	}
	const [theirs, ...ours] = times.map(spreadOf);
	return flags.map((what, index) => ({
		what,
		than: '`node -e 0`',
		engine: '–',
		rounds,
		ours: ours[index] ?? spreadOf([]),
		theirs: theirs ?? spreadOf([]),
		budget: 1.3,
		parts: [],
	}));
}

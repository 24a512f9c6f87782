import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {withBuilt} from './built.js';
import {cardName, cardsFile} from './example-facts.js';
import {spreadOf} from './numbers.js';
import type {Claim} from './result.js';
import {must} from './veths.js';
import {node} from './watch.js';

const counts = [1, 8, 64] as const;
/** Milliseconds of processor time for 64. */
const wanted = 100;

/** A plan in which DSM has 1, 8 and 64 cards, in a process that has just been started: parsed, settled, planned, printed. */
export async function measurePlan(rounds: number): Promise<readonly Claim[]> {
	return withBuilt('bench/apps/plan.ts', async folder => {
		const runs = await Promise.all(
			counts.map(async count => {
				const file = path.join(folder, `${count}.json`);
				await writeFile(file, await cardsFile(count));
				return {
					count,
					args: [path.join(folder, 'plan.js'), file, JSON.stringify(answersFor(count)), `${count}`],
				};
			}),
		);
		const times = new Map<number, {readonly cpu: number; readonly warm: number}[]>(
			counts.map(count => [count, []]),
		);
		for (let round = 0; round < rounds; round++) {
			for (const {count, args} of runs) times.get(count)?.push(JSON.parse(await must(node, args)));
		}
		const cpu = (count: number) => spreadOf((times.get(count) ?? []).map(time => time.cpu));
		const each = (count: number) => spreadOf((times.get(count) ?? []).map(({warm}) => 1000 * warm));
		return [
			{
				what: 'plan, DSM on 64 cards, in a process just started',
				than: 'what is wanted',
				rounds,
				unit: 'ms CPU',
				ours: cpu(64),
				theirs: {median: wanted, min: wanted, max: wanted},
				budget: 1,
				parts: [1, 8].map(count => ({name: `with ${count}`, ...cpu(count)})),
			},
			{
				what: 'plan, DSM on 64 cards, repeated: for each',
				than: 'for each of 8',
				rounds,
				unit: 'µs',
				ours: each(64),
				theirs: each(8),
				budget: 1.25,
				parts: [],
			},
		];
	});
}

function answersFor(count: number): Record<string, string> {
	const further = Array.from({length: count - 1}, (_, index) => `${cardName(index + 2)},address=dhcp`);
	return {
		nic: cardName(1),
		subnet: '192.168.1.0/24',
		gateway: '192.168.1.1',
		ip: '192.168.1.70',
		...(further.length > 0 && {also: further.join(';')}),
	};
}

import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {withBuilt} from './built.js';
import {cardName, cardsFile} from './example-facts.js';
import {type Spread, spreadOf} from './numbers.js';
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
				return {count, args: [path.join(folder, 'plan.js'), file, JSON.stringify(answersFor(count))]};
			}),
		);
		const times = new Map<number, number[]>(counts.map(count => [count, []]));
		for (let round = 0; round < rounds; round++) {
			for (const {count, args} of runs) {
				times.get(count)?.push(JSON.parse(await must(node, args)).cpu);
			}
		}
		const of = (count: number) => spreadOf(times.get(count) ?? []);
		const claim = (what: string, than: string, ours: Spread, theirs: Spread, budget: number): Claim => {
			return {what, than, rounds, unit: 'ms CPU', ours, theirs, budget, parts: []};
		};
		const [one, eight, all] = counts.map(of);
		if (!one || !eight || !all) throw new Error('No times.');
		return [
			claim('plan, 64 cards', 'what is wanted', all, {median: wanted, min: wanted, max: wanted}, 1),
			// What each further card costs, so that the start of everything is in neither.
			claim('plan, for each card from 8 to 64', 'from 1 to 8', each(eight, all, 56), each(one, eight, 7), 1.5),
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

function each(less: Spread, more: Spread, cards: number): Spread {
	return {
		median: (more.median - less.median) / cards,
		min: (more.min - less.min) / cards,
		max: (more.max - less.max) / cards,
	};
}

import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {withBuilt, withProgram} from './built.js';
import {cardName, cardsFile} from './example-facts.js';
import {spreadOf} from './numbers.js';
import type {Claim} from './result.js';
import {byTurns, node, type Watch, watch} from './watch.js';

/** Resident set of the wizard with its list, beside that of the bare Ink app, each after a second of rest. */
export async function measureMemory(rounds: number): Promise<readonly Claim[]> {
	return withProgram(program =>
		withBuilt('bench/apps/text.tsx', async folder => {
			const facts = path.join(folder, 'facts.json');
			await writeFile(facts, await cardsFile(2));
			const next = {restMs: 1000};
			const runs: readonly Watch[] = [
				{name: 'wizard', program: node, args: [program, '--facts', facts], until: [cardName(2)], next},
				{name: 'bare', program: node, args: [path.join(folder, 'text.js')], until: ['bare'], next},
			];
			const all = await watch(byTurns(runs, rounds));
			const of = (wanted: string) =>
				spreadOf(all.filter(({name}) => name === wanted).map(({resident}) => resident / 1e6));
			return [
				{
					what: 'wizard, memory (RSS)',
					than: 'bare Ink app',
					rounds,
					unit: 'MB',
					ours: of('wizard'),
					theirs: of('bare'),
					budget: 1.6,
					parts: [],
				},
			];
		}),
	);
}

import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {withBuilt, withProgram} from './built.js';
import {cardName, cardsFile} from './example-facts.js';
import {quantileOf, spreadOf} from './numbers.js';
import type {Claim} from './result.js';
import {byTurns, node, type Watch, watch} from './watch.js';

const presses = 100;
/** Ink draws 30 frames a second at most; a key that comes later than that is answered at once. */
const pauseMs = 60;
/** As many as the list shows in 30 rows. */
const cards = 10;
const down = '\u001B[B';
const up = '\u001B[A';

/** From a key to the first byte of the answer, on the list of cards, beside a bare list with as many rows. */
export async function measureKeys(rounds: number): Promise<readonly Claim[]> {
	return withProgram(program =>
		withBuilt('bench/apps/list.tsx', async folder => {
			const facts = path.join(folder, 'facts.json');
			await writeFile(facts, await cardsFile(cards));
			const next = {press: [down, down, up, up], count: presses, pauseMs};
			const runs: readonly Watch[] = [
				{
					name: 'wizard',
					program: node,
					args: [program, '--facts', facts],
					until: [cardName(cards)],
					next,
				},
				{
					name: 'bare',
					program: node,
					args: [path.join(folder, 'list.js'), String(cards), '90'],
					until: [`row ${cards - 1}`],
					next,
				},
			];
			const all = await watch(byTurns(runs, rounds));
			const of = (wanted: string, share: number) =>
				spreadOf(all.filter(({name}) => name === wanted).map(watched => quantileOf(watched.presses, share)));
			const claim = (what: string, share: number, budget: number): Claim => ({
				what: `wizard, key to repaint, ${cards} cards: ${what}`,
				than: 'bare Ink list',
				rounds,
				ours: of('wizard', share),
				theirs: of('bare', share),
				budget,
				parts: [],
			});
			return [claim('median', 0.5, 1.5), claim('99th percentile', 0.99, 3)];
		}),
	);
}

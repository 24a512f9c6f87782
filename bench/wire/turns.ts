import type {Sample} from './measure.js';
import type {Row} from './result.js';

/** A way as a table's row, and how to take a look at it. */
export type Turn = Omit<Row, 'samples'> & {readonly look: () => Promise<Sample>};

/** Rounds in which all ways take turns; the order changes from round to round. One round before the first does not count. */
export async function takeTurns(
	turns: readonly Turn[],
	rounds: number,
	report: (line: string) => void,
	beforeRound: () => Promise<void> = async () => {},
): Promise<readonly Row[]> {
	const all = turns.map(({look, ...row}) => ({look, row: {...row, samples: [] as Sample[]}}));
	for (const {look} of all) await look();
	for (let round = 1; round <= rounds; round++) {
		await beforeRound();
		for (const {look, row} of round % 2 === 1 ? all : [...all].reverse()) {
			const sample = await look();
			row.samples.push(sample);
			report(`${row.level}, ${row.way}, ${round}/${rounds}: ${JSON.stringify(sample)}`);
		}
	}
	return all.map(({row}) => row);
}

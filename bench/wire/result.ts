import {type Spread, spreadOf} from '../numbers.js';
import type {Sample} from './measure.js';

/** All looks at one way, at one level. `way` and `than` are as the table says them. */
export type Row = {
	readonly level: string;
	readonly way: string;
	/** The row of the same level that this one may not lose to. null: told, and not judged. */
	readonly than: string | null;
	readonly samples: readonly Sample[];
};

/** `sign`: 1 where more is better. `judged`: the worst of a hundred round trips tells more of the machine than of the wire. */
export const measures = [
	{key: 'to', title: 'to DSM, Gbit/s', digits: 2, sign: 1, judged: true},
	{key: 'from', title: 'from DSM, Gbit/s', digits: 2, sign: 1, judged: true},
	{key: 'cpuTo', title: 'to DSM, CPU s/GB', digits: 2, sign: -1, judged: true},
	{key: 'cpuFrom', title: 'from DSM, CPU s/GB', digits: 2, sign: -1, judged: true},
	{key: 'median', title: 'round trip, µs', digits: 0, sign: -1, judged: true},
	{key: 'p99', title: '99 of 100, µs', digits: 0, sign: -1, judged: false},
] as const satisfies ReadonlyArray<{readonly key: keyof Sample} & Record<string, unknown>>;

/** Of the median, that a layout may be worse before it counts. */
const tolerance = 0.05;

/** With fewer it is told, and not judged: of two and two, all of one side are worse by chance alone once in six times. */
const leastRounds = 4;

export function spreadIn({samples}: Row, key: keyof Sample): Spread {
	return spreadOf(samples.map(sample => sample[key]));
}

/**
 * Where a layout loses: each of its values worse than each of the other's, and the medians further apart than the tolerance.
 * Spreads that overlap are noise, and a few rounds no spread.
 */
export function losses(rows: readonly Row[]): readonly string[] {
	return rows.flatMap(row => {
		const other = rows.find(({level, way}) => level === row.level && way === row.than);
		if (other === undefined || Math.min(row.samples.length, other.samples.length) < leastRounds) return [];
		return measures
			.filter(({key, sign, judged}) => {
				const [ours, theirs] = [spreadIn(row, key), spreadIn(other, key)];
				const apart = sign === 1 ? ours.max < theirs.min : ours.min > theirs.max;
				return judged && apart && sign * (theirs.median - ours.median) > tolerance * theirs.median;
			})
			.map(({title}) => `${row.level}: ${row.way} loses to ${other.way} (${title})`);
	});
}

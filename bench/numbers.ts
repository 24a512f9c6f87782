/** Milliseconds, where nothing else is said. */
export type Spread = {readonly median: number; readonly min: number; readonly max: number};

export function spreadOf(values: readonly number[]): Spread {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const [low = Number.NaN, high = Number.NaN] = [
		sorted[sorted.length % 2 === 0 ? middle - 1 : middle],
		sorted[middle],
	];
	return {median: (low + high) / 2, min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN};
}

/** The value that the given share of all is not above, such as 0.99. */
export function quantileOf(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

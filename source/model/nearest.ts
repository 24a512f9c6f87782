/** Words are short; what is longer is no slip of the fingers. */
const longest = 60;

/**
 * Which of `words` somebody may have meant who wrote `word`; undefined: none is near enough. A third of the letters may
 * be wrong, two in a short word, and never all of them. What was written may also be the beginning of one word, and of no
 * other, or stand within one, if it is three letters or more. Of two that are as near, neither: `eth9` is no more `eth0` than `eth1`.
 */
export function nearest(word: string, words: readonly string[]): string | undefined {
	const written = word.toLowerCase().slice(0, longest);
	const all = [...new Set(words)];
	const [begun, ...others] = all.filter(one => written.length > 2 && one.toLowerCase().startsWith(written));
	if (begun !== undefined && others.length === 0) return begun;
	const [best, next] = all
		.map(one => ({one, far: distance(written, one.toLowerCase())}))
		.filter(({one, far}) => far <= bound(one) && far < Math.max(written.length, one.length))
		.sort((a, b) => a.far - b.far);
	const within = words.find(one => written.length > 2 && one.toLowerCase().includes(written));
	if (best === undefined || (best.far > 2 && within !== undefined)) return within;
	return best.far === next?.far ? undefined : best.one;
}

/** In `sh`, two wrong letters are another word. */
function bound({length}: string): number {
	return length < 4 ? 1 : Math.max(2, length / 3);
}

/**
 * Letters to be changed, put in, left out or swapped with the next one until one is the other (Damerau and Levenshtein, in
 * the form that edits no place twice).
 */
export function distance(a: string, b: string): number {
	let before: readonly number[] = [];
	let row: readonly number[] = Array.from({length: b.length + 1}, (_, column) => column);
	for (let line = 1; line <= a.length; line++) {
		const next = [line];
		for (let column = 1; column <= b.length; column++) {
			const [left = 0, above = 0, across = 0] = [next[column - 1], row[column], row[column - 1]];
			const same = a[line - 1] === b[column - 1];
			const swapped =
				line > 1 && column > 1 && a[line - 2] === b[column - 1] && a[line - 1] === b[column - 2];
			const swap = swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
			next.push(Math.min(left + 1, above + 1, across + (same ? 0 : 1), swap));
		}
		[before, row] = [row, next];
	}
	return row.at(-1) ?? 0;
}

/** Milliseconds after which the screen and the keys get their turn. */
const longest = 5;

/**
 * Works on one item after the other, and lets the event loop turn in between. For what is done at once and often: a file
 * of the kernel's own memory is read in a tenth of the time that the way through another thread takes.
 */
export async function inTurns<T, R>(items: readonly T[], work: (item: T) => R): Promise<R[]> {
	const results: R[] = [];
	let since = performance.now();
	for (const item of items) {
		results.push(work(item));
		if (performance.now() - since < longest) continue;
		await new Promise(resolve => setImmediate(resolve));
		since = performance.now();
	}
	return results;
}

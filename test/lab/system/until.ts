import {setTimeout as sleep} from 'node:timers/promises';

/** How long `until` waits and how often it looks, in ms. */
export type UntilOptions = {readonly timeoutMs?: number; readonly everyMs?: number};

/**
 * No wait is given up sooner, in ms. Labs run two at a time on machines that may be several times as slow as the one that
 * a test was written on; only a test that is red anyway waits so long.
 */
const leastMs = 90_000;

/**
 * Polls `look` until it returns something other than undefined or false, and returns that.
 * Throws after `timeoutMs` (90,000 at least), naming what was waited for and, where there is one, the last error.
 */
export async function until<T>(
	what: string,
	look: () => Promise<T | undefined | false> | T | undefined | false,
	options: UntilOptions = {},
): Promise<T> {
	const timeoutMs = Math.max(options.timeoutMs ?? 0, leastMs);
	const deadline = performance.now() + timeoutMs;
	let lastError: unknown;
	do {
		try {
			const seen = await look();
			if (seen !== undefined && seen !== false) {
				return seen;
			}
			lastError = undefined;
		} catch (error) {
			lastError = error;
		}
		await sleep(options.everyMs ?? 100);
	} while (performance.now() < deadline);
	throw new Error(`waited ${timeoutMs} ms in vain for ${what}`, {cause: lastError});
}

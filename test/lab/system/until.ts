import {setTimeout as sleep} from 'node:timers/promises';

/** How long `until` waits and how often it looks, in ms. */
export type UntilOptions = {readonly timeoutMs?: number; readonly everyMs?: number};

/**
 * Polls `look` until it returns something other than undefined or false, and returns that.
 * Throws after `timeoutMs` (default 30,000), naming what was waited for and, where there is one, the last error.
 */
export async function until<T>(
	what: string,
	look: () => Promise<T | undefined | false> | T | undefined | false,
	options: UntilOptions = {},
): Promise<T> {
	const timeoutMs = options.timeoutMs ?? 30_000;
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

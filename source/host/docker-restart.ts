import {setTimeout as sleep} from 'node:timers/promises';
import {run} from '../system/run.js';

/**
 * What the client says when the daemon is not there, or went away in the middle of an answer. `docker create` of 28.5 asks
 * for the server's system first, and without an answer says that it does not know it.
 */
const gone =
	/cannot connect to the docker daemon|error during connect|connection refused|connection reset|unexpected EOF|\bEOF$|broken pipe|server is shutting down|is the docker daemon running|unknown server OS: *$/i;

export function looksGone(lines: readonly string[]): boolean {
	return lines.some(line => gone.test(line));
}

/** Waits until Docker answers again, `limitMs` milliseconds at most. */
export async function waitForDocker(limitMs: number): Promise<boolean> {
	const end = performance.now() + limitMs;
	for (;;) {
		const {exitCode} = await run(['docker', ['version', '--format', '{{.Server.Version}}']], {
			timeoutMs: 5000,
		});
		if (exitCode === 0) return true;
		if (performance.now() >= end) return false;
		await sleep(300);
	}
}

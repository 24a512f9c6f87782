import process from 'node:process';
import {setTimeout as sleep} from 'node:timers/promises';
import {readJournal} from '../../apply/state/journal.js';
import {type Holder, takeLock} from '../../apply/state/lock.js';

/** How long a run that is still there gets to begin to take its change back, in milliseconds; it should have by now. */
const graceMs = 20_000;
/** How long it gets to come to the end of that: DSM's own shutdown takes up to two minutes. */
const limitMs = 300_000;

/**
 * Waits until the run that set the guard has ended. One that is stopped, or stuck in writing to a terminal that takes
 * nothing any more, would keep the host cut off for good: it is ended, so that its change can be taken back (promise B2).
 */
export async function endRun(stateFolder: string, install: string, self: Holder): Promise<void> {
	const start = performance.now();
	for (;;) {
		const lock = await takeLock(stateFolder, self, {waitMs: 1000});
		if (lock.ok) return lock.release();
		const waited = performance.now() - start;
		const run = await lastRun(stateFolder, install);
		const stuck = waited > limitMs || (waited > graceMs && run?.goesBack === false);
		// Another installation's run may hold the lock, and has nothing to do with this.
		if (stuck && run && run.pid === lock.holder?.pid) end(run.pid);
		if (waited > limitMs + graceMs) return;
		await sleep(500);
	}
}

/** Who made the change, and whether they have begun to take it back. */
async function lastRun(
	stateFolder: string,
	install: string,
): Promise<{readonly pid: number; readonly goesBack: boolean} | undefined> {
	const read = await readJournal(stateFolder, install);
	if (read.kind !== 'read') return undefined;
	const {head, entries} = read.journal;
	const armed = entries.findLastIndex(({type}) => type === 'asked' || type === 'armed');
	const goesBack = entries
		.slice(armed)
		.some(entry => entry.type === 'step' && entry.direction === 'take-back');
	return {pid: head.origin.pid, goesBack};
}

function end(pid: number): void {
	try {
		process.kill(pid, 'SIGKILL');
	} catch {
		// Ended by itself in the meantime.
	}
}

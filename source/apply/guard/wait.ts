import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {setTimeout as sleep} from 'node:timers/promises';
import {isRunning} from '../../system/process-identity.js';
import {isConfirmed} from './confirmation.js';
import {readGuard} from './guard-file.js';

/** What a watcher prints when it waits; who started it looks for this line before anything is changed. */
export const waitingLine = 'waiting';

/** Milliseconds between two looks at whether the change was confirmed. */
const interval = 500;

/**
 * The life of a watcher until it acts: `due` means take the change back now. `kept`: it was confirmed. `superseded`:
 * another guard was set after this one.
 *
 * `afterMs` counts from the start of this process, on the monotonic clock (CLOCK_MONOTONIC): setting the time changes
 * nothing, and while the machine sleeps the clock stands. CLOCK_BOOTTIME would go on, and the change would be gone on
 * waking before anybody could have confirmed it; systemd's timers stand likewise.
 */
export async function waitForDeadline({
	stateFolder,
	install,
	afterMs,
	announce,
}: {
	readonly stateFolder: string;
	readonly install: string;
	readonly afterMs: number;
	/** Prints a line on stdout. */
	readonly announce: (line: string) => void;
}): Promise<'due' | 'kept' | 'superseded'> {
	process.on('SIGHUP', ignore);
	announce(waitingLine);
	for (;;) {
		if (await isConfirmed(stateFolder, install)) return 'kept';
		// Counted from performance.timeOrigin, which is when this process began.
		const left = afterMs - performance.now();
		if (left <= 0) break;
		await sleep(Math.min(left, interval));
	}
	if (await isSuperseded(stateFolder, install)) return 'superseded';
	// Who calls the guard off from here on is too late: half taken back would be worse than either.
	process.on('SIGTERM', ignore);
	return 'due';
}

/** A record that is missing says nothing: in doubt the host gets its network back. */
async function isSuperseded(stateFolder: string, install: string): Promise<boolean> {
	const record = await readGuard(stateFolder, install);
	if (record === undefined) return false;
	if (record.guard === 'systemd') return true;
	const {process: named} = record;
	return named.pid !== process.pid && (await isRunning(named));
}

function ignore(): void {
	// On purpose.
}

import type {Guard} from '../../model/run-event.js';
import {reasonOf} from '../state/state-error.js';
import {clearConfirmation} from './confirmation.js';
import {type GuardRecord, guardPath, readGuard, removeGuard, writeGuard} from './guard-file.js';
import {isSystemdRunning, startTimer, stopTimer, unitName} from './systemd.js';
import {endWatcher, startWatcher} from './watcher.js';

export type ArmOptions = {
	readonly install: string;
	/** Absolute, and open (`openStateFolder`). */
	readonly stateFolder: string;
	readonly delayMs: number;
	/** What starts this program: the running Node and our own file. `revert` and its options are added. */
	readonly program: readonly string[];
	/** Whether to ask systemd; by default where it runs. Tests set no timers on the machine that they run on. */
	readonly systemd?: boolean;
};

export type Armed =
	| {
			readonly ok: true;
			readonly guard: Guard;
			/** Calls it off; a guard that has begun to take the change back is not stopped. Never throws. */
			disarm(): Promise<void>;
	  }
	/** Nobody would take the change back: nothing may be changed. `reason` is the system's own words, not cleaned. */
	| {readonly ok: false; readonly reason: string};

/**
 * Sets something outside this process that takes the change back after `delayMs`, whatever becomes of us (promise B2):
 * a timer of systemd where it runs, else a process of its own. What was set before for this installation is
 * called off, so there is one guard at most. Neither outlives a reboot. Never throws.
 */
export async function armGuard({
	install,
	stateFolder,
	delayMs,
	program,
	systemd,
}: ArmOptions): Promise<Armed> {
	const command = [...program, 'revert', '--install', install, '--state-dir', stateFolder];
	const deadline = new Date(Date.now() + delayMs).toISOString();
	const note = (record: GuardRecord) => writeGuard(stateFolder, install, record);
	const armed = (guard: Guard): Armed => ({ok: true, guard, disarm: () => disarmGuard(stateFolder, install)});
	try {
		await disarmGuard(stateFolder, install);
		// Only now: what an earlier run decided has told its guard to keep still.
		await clearConfirmation(stateFolder, install);
		if (systemd ?? (await isSystemdRunning())) {
			const unit = unitName(install);
			await note({guard: 'systemd', deadline, unit});
			if ((await startTimer(install, delayMs, program, command)) === undefined) return armed('systemd');
		}
		const watcher = await startWatcher(
			[...command, '--after', String(Math.round(delayMs))],
			guardPath(stateFolder, install, 'guard.log'),
			process => note({guard: 'watcher', deadline, process}),
		);
		if (watcher.ok) return armed('watcher');
		await removeGuard(stateFolder, install);
		return watcher;
	} catch (error) {
		await disarmGuard(stateFolder, install);
		return {ok: false, reason: reasonOf(error)};
	}
}

/** Calls off the guard that is on record; from any process. There may be none. Never throws. */
export async function disarmGuard(stateFolder: string, install: string): Promise<void> {
	try {
		const record = await readGuard(stateFolder, install);
		if (record?.guard === 'systemd') await stopTimer(record.unit);
		if (record?.guard === 'watcher') await endWatcher(record.process);
		await removeGuard(stateFolder, install);
	} catch {
		// The decision, not the record, says whether a guard may act.
	}
}

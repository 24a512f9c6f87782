import process from 'node:process';
import {readText} from './files.js';

/**
 * One process and no other that gets its number later: when it was started, in clock ticks since the boot (field 22
 * of /proc/PID/stat), and which boot that was.
 */
export type ProcessIdentity = {readonly pid: number; readonly startTime: string; readonly boot: string};

/** undefined: there is no such process, or it is dead already and only its parent has not asked after it yet. */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
	const [stat = '', boot = ''] = await Promise.all([
		readText(`/proc/${pid}/stat`),
		readText('/proc/sys/kernel/random/boot_id'),
	]);
	// The name in parentheses may hold anything, parentheses and blanks too: what counts begins behind the last one.
	const [state = 'X', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	const startTime = rest[18];
	return startTime === undefined || 'ZXx'.includes(state) ? undefined : {pid, startTime, boot: boot.trim()};
}

export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
	const now = await identify(identity.pid);
	return now !== undefined && now.startTime === identity.startTime && now.boot === identity.boot;
}

/** Sends a signal to exactly this process, not to its group. false: it is gone, and who has its number is left alone. */
export async function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): Promise<boolean> {
	if (!(await isRunning(identity))) return false;
	try {
		return process.kill(identity.pid, signal);
	} catch {
		return false;
	}
}

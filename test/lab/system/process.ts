import {readFile} from 'node:fs/promises';

/** A process that cannot be mistaken for a later one with the same number: `startTime` is field 22 of /proc/PID/stat. */
export type ProcessId = {readonly pid: number; readonly startTime: string};

/** Identity of a running process, or undefined when there is none of that number. */
export async function identify(pid: number): Promise<ProcessId | undefined> {
	try {
		const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
		// The name, in parentheses, may hold anything: count the fields after the last one.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return {pid, startTime: fields[19] ?? ''};
	} catch {
		return undefined;
	}
}

/** True while exactly that process lives. */
export async function isAlive(process: ProcessId): Promise<boolean> {
	return (await identify(process.pid))?.startTime === process.startTime;
}

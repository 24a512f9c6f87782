import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {unifiedRoot} from '../../test/lab/life/cgroup.js';

/**
 * Seconds of processor time that a lab has taken so far: of all that runs in its cgroup, the kernel's work on frames included
 * where it is done for them at once; and of the kernel's own threads for the rest of that work, which they do for
 * everybody. Where other things run on the machine, their share of the latter counts as well.
 */
export async function cpuSeconds(lab: string): Promise<number> {
	const group = await readFile(path.join(unifiedRoot() ?? '', lab, 'cpu.stat'), 'utf8');
	const own = Number(/usage_usec (\d+)/.exec(group)?.[1]) / 1e6;
	softirqs ??= threads();
	const rest = await Promise.all((await softirqs).map(ticks));
	return own + rest.reduce((sum, each) => sum + each, 0) / 100;
}

let softirqs: Promise<readonly string[]> | undefined;

/** The kernel's threads that take over when there are many frames, one for each core. */
async function threads(): Promise<readonly string[]> {
	const found = await Promise.all(
		(await readdir('/proc'))
			.filter(name => /^\d+$/.test(name))
			.map(async pid => {
				const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
				return name.startsWith('ksoftirqd/') ? [pid] : [];
			}),
	);
	return found.flat();
}

/** Hundredths of a second. */
async function ticks(pid: string): Promise<number> {
	const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	return Number(fields[11]) + Number(fields[12]);
}

import process from 'node:process';

/**
 * What we started and is still running, by process id. Children have groups of their own, so the terminal does not
 * end them with us: when this process ends, for whatever reason it can notice, they end too.
 */
const running = new Set<number>();
let watching = false;

export function started(pid: number | undefined): void {
	if (pid === undefined) return;
	running.add(pid);
	if (watching) return;
	watching = true;
	process.on('exit', () => {
		for (const child of running) endGroup(child, 'SIGKILL');
	});
}

export function ended(pid: number | undefined): void {
	if (pid !== undefined) running.delete(pid);
}

/** Sends a signal to a child's whole group; it may be gone already. */
export function endGroup(pid: number | undefined, signal: 'SIGTERM' | 'SIGKILL'): void {
	if (pid === undefined) return;
	try {
		process.kill(-pid, signal);
	} catch {
		// Ended by itself in the meantime.
	}
}

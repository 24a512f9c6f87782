import process from 'node:process';

const signals = ['SIGHUP', 'SIGTERM'] as const;

/**
 * Calls `leave` before a signal ends the program, which then goes on as if nobody had heard it. Programs that we started have
 * groups of their own, and hear nothing of it. Returns how to stop that.
 */
export function beforeSignals(leave: () => void): () => void {
	const heard = (signal: NodeJS.Signals) => {
		release();
		leave();
		process.kill(process.pid, signal);
	};
	const release = () => {
		for (const signal of signals) process.off(signal, heard);
	};
	for (const signal of signals) process.on(signal, heard);
	return release;
}

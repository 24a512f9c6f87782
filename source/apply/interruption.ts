import process from 'node:process';
import type {Signal} from '../model/run-event.js';

/** What the user, or the system, asked of a run while it works. */
export type Interruption = {
	/** The first signal that came; null: none yet. */
	readonly signal: () => Signal | null;
	/** Aborted by the first signal: whatever can be cut off at any moment is. */
	readonly stop: AbortSignal;
	/** As if the signal had come: Ctrl-C is a key while the terminal is in raw mode. */
	readonly interrupt: (signal: Signal) => void;
	/** From here on signals end the program in the usual way. */
	readonly release: () => void;
};

const watched: readonly Signal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Watches for signals. The first one is noted, and the run turns back (promise C1). The second one calls `onSecond`, which
 * ends the program at once (C2); a hang-up is no such wish, since nobody is there any more who could have one (C3).
 */
export function watchInterruption(onSecond: (signal: Signal) => void): Interruption {
	const controller = new AbortController();
	let first: Signal | null = null;
	const interrupt = (signal: Signal) => {
		if (first === null) {
			first = signal;
			controller.abort();
		} else if (signal !== 'SIGHUP') {
			onSecond(signal);
		}
	};
	for (const name of watched) process.on(name, interrupt);
	return {
		signal: () => first,
		stop: controller.signal,
		interrupt,
		release: () => {
			for (const name of watched) process.off(name, interrupt);
		},
	};
}

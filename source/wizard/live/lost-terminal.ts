import {closeSync} from 'node:fs';
import process from 'node:process';
import {goneEvents} from '../input/gone-events.js';

export type Streams = {readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream};

/**
 * Calls `onLost`, once, when the terminal is gone: an SSH connection that dropped, a window that was closed. A run goes on
 * to its end without it (promise C3), which takes three things: nobody's `error` event may be without a listener, the
 * SIGHUP that comes with it may not end the process, and Node may not abort when the process ends. Returns how to stop
 * watching; what keeps the process alive stays once the terminal is lost.
 */
export function watchTerminal({stdin, stdout}: Streams, onLost: () => void): () => void {
	let lost = false;
	const gone = () => {
		if (lost) return;
		lost = true;
		process.once('exit', forgetTerminal);
		onLost();
	};
	const outputs = [stdout, process.stdout, process.stderr];
	for (const event of goneEvents) stdin.on(event, gone);
	for (const output of outputs) output.on('error', gone);
	process.on('SIGHUP', stayAlive);
	return () => {
		if (lost) return;
		for (const event of goneEvents) stdin.off(event, gone);
		for (const output of outputs) output.off('error', gone);
		process.off('SIGHUP', stayAlive);
	};
}

/** The kernel sends it to whoever had the terminal. Whether it means anything to the run is for the run to say. */
function stayAlive(): void {}

/**
 * At its end Node sets every terminal back to what it found, and aborts with a core dump where that fails, as it does for
 * a terminal that is gone. It leaves out descriptors that the program has closed. Node's own streams hold others.
 */
function forgetTerminal(): void {
	for (const descriptor of [0, 1, 2]) {
		try {
			closeSync(descriptor);
		} catch {
			// Closed already.
		}
	}
}

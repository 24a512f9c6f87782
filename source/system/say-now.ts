import {Buffer} from 'node:buffer';
import {writeSync} from 'node:fs';
import {stdout} from 'node:process';
import {endWithoutReaders} from './closed-output.js';

/** Writes to stdout without a stream, for what has nothing else to do, and would wait for Node to load its streams. */
export function sayNow(text: string): void {
	let rest = Buffer.from(text);
	try {
		while (rest.length > 0) rest = rest.subarray(writeSync(1, rest));
	} catch {
		// Nobody reads, or not now: a stream knows when to wait and when to end.
		endWithoutReaders();
		stdout.write(rest);
	}
}

import {Buffer} from 'node:buffer';
import {EventEmitter} from 'node:events';

/** The end of a terminal that keys come from. */
export class FakeStdin extends EventEmitter {
	readonly isTTY = true;
	raw = false;

	/** One chunk, as a terminal sends it. */
	send(chunk: string | Buffer): void {
		this.emit('data', Buffer.from(chunk));
	}

	setRawMode(raw: boolean): void {
		this.raw = raw;
	}

	resume(): void {}
	pause(): void {}
	ref(): void {}
	unref(): void {}
}

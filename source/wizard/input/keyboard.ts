import {Readable} from 'node:stream';
import {hear} from './hear.js';

/** The terminal as Ink wants to read it, but through our own door. */
export function keyboard(stdin: NodeJS.ReadStream): NodeJS.ReadableStream {
	// Each piece stays one, so that keys that came apart are not put together again.
	const typed = new Readable({objectMode: true, read: () => undefined});
	const push = (text: string) => {
		typed.push(text);
		// At once, and not a turn later: a key is for the screen that stands there when it is pressed.
		typed.emit('readable');
	};
	let stop: (() => void) | undefined;
	return Object.assign(typed, {
		isTTY: true,
		setRawMode(raw: boolean) {
			if (raw) stop ??= hear(stdin, push);
			else {
				stop?.();
				stop = undefined;
			}
		},
		ref: () => stdin.ref(),
		unref: () => stdin.unref(),
	});
}

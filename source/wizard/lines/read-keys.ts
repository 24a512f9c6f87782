import {StringDecoder} from 'node:string_decoder';
import type {Press} from '../presses.js';
import {keyParser} from './parse-keys.js';

/** How long an Escape may be the begin of a sequence. A serial line of 1200 baud takes 8 ms for a character. */
const patienceMs = 150;

/** Keys without a screen, for lines that know no cursor. Returns how to stop. */
export function readKeys(stdin: NodeJS.ReadStream, take: (press: Press) => void): () => void {
	const parser = keyParser();
	const decoder = new StringDecoder('utf8');
	let timer: NodeJS.Timeout | undefined;
	const takeAll = (presses: readonly Press[]) => {
		for (const press of presses) take(press);
	};
	const onData = (data: Buffer | string) => {
		clearTimeout(timer);
		takeAll(parser.take(typeof data === 'string' ? data : decoder.write(data)));
		if (parser.waits()) timer = setTimeout(() => takeAll(parser.flush()), patienceMs);
	};
	stdin.on('data', onData);
	stdin.setRawMode(true);
	stdin.resume();
	return () => {
		clearTimeout(timer);
		stdin.off('data', onData);
		stdin.setRawMode(false);
		stdin.pause();
	};
}

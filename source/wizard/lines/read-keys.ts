import {hear} from '../input/hear.js';
import type {Press} from '../presses.js';
import {keyParser} from './parse-keys.js';

/** Keys without a screen, for lines that know no cursor. Returns how to stop. */
export function readKeys(stdin: NodeJS.ReadStream, take: (press: Press) => void): () => void {
	const parser = keyParser();
	return hear(stdin, typed => {
		for (const press of parser.take(typed)) take(press);
	});
}

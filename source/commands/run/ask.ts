import process from 'node:process';
import {isDumb} from '../../model/dumb.js';
import {lineReader} from '../../wizard/lines/line-reader.js';

/** `null`: the user left, by Escape, Ctrl-C, Ctrl-D, or with the terminal. */
export type Typed = {readonly text: string; readonly pasted: boolean} | null;

/**
 * Asks one line at the terminal. Pasted text is marked as such: it may have been meant for something else, and is never a
 * confirmation (promise B3).
 */
export async function ask(question: string): Promise<Typed> {
	const {stdin, stdout} = process;
	return new Promise<Typed>(resolve => {
		const answer = (typed: Typed) => {
			reader.end();
			resolve(typed);
		};
		const reader = lineReader({
			stdin,
			stdout,
			marksPastes: !isDumb(process.env),
			onInterrupt: () => answer(null),
		});
		void reader.ask(question).then(answer);
	});
}

/** Both ends are terminals, so somebody can be asked. */
export function canAsk(): boolean {
	return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

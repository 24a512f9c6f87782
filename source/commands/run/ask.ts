import process from 'node:process';
import {createInterface} from 'node:readline';

/** `null`: the user left, by Ctrl-C, Ctrl-D, or with the terminal. */
export type Typed = {readonly text: string; readonly pasted: boolean} | null;

const bracketedPaste = {on: '\u001b[?2004h', off: '\u001b[?2004l'};

/**
 * Asks one line at the terminal. Pasted text is marked as such: it may have been meant for something else, and is never a
 * confirmation (promise B3).
 */
export async function ask(question: string): Promise<Typed> {
	const {stdin, stdout} = process;
	let pasted = false;
	const onKey = (_: string | undefined, key: {readonly name?: string} | undefined) => {
		if (key?.name === 'paste-start') pasted = true;
	};
	const lines = createInterface({input: stdin, output: stdout, terminal: true});
	stdin.on('keypress', onKey);
	stdout.write(bracketedPaste.on);
	try {
		return await new Promise<Typed>(resolve => {
			lines.on('SIGINT', () => resolve(null));
			lines.on('close', () => resolve(null));
			lines.question(question, text => resolve({text: text.trim(), pasted}));
		});
	} finally {
		stdin.off('keypress', onKey);
		lines.close();
		stdout.write(bracketedPaste.off);
	}
}

/** Both ends are terminals, so somebody can be asked. */
export function canAsk(): boolean {
	return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

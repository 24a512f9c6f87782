import {onlyText} from '../line-editor.js';
import {type Press, pastePress} from '../presses.js';

const esc = '\u001B';
const pasteEnd = `${esc}[201~`;

export type KeyParser = {
	/** The presses in these characters; what is cut off at their end waits for the next ones. */
	readonly take: (chunk: string) => Press[];
	/** Nothing has come for a while: an Escape at the end was the key itself. */
	readonly flush: () => Press[];
	/** Something waits: an Escape, or a sequence that is not whole yet. */
	readonly waits: () => boolean;
};

/**
 * Keys for a line that knows no cursor: text, Enter, Backspace, Escape, Ctrl-C, Ctrl-D, Ctrl-U, and pastes where the terminal
 * marks them. Any other sequence of a terminal's (arrows, mouse, focus) is taken out whole, wherever its bytes are cut.
 */
export function keyParser(): KeyParser {
	let rest = '';
	const run = (): Press[] => {
		const found: Press[] = [];
		while (rest !== '') {
			const {length, presses} = first(rest);
			if (length === 0) break;
			found.push(...presses);
			rest = rest.slice(length);
		}
		return found;
	};
	return {
		take(chunk) {
			rest += chunk;
			return run();
		},
		flush() {
			if (rest !== esc) return [];
			rest = '';
			return [{kind: 'key', name: 'esc'}];
		},
		waits: () => rest !== '',
	};
}

/** How many characters the first press takes; 0: it is not whole yet. */
type Found = {readonly length: number; readonly presses: readonly Press[]};

const controls: Readonly<Record<string, string>> = {
	'\r': 'enter',
	'\n': 'enter',
	'\u0003': 'ctrl+c',
	'\u0004': 'ctrl+d',
	'\u0008': 'backspace',
	'\u007F': 'backspace',
	'\u0015': 'ctrl+u',
};

function first(input: string): Found {
	if (input.startsWith(esc)) return sequence(input);
	if (input.startsWith('\r\n')) return {length: 2, presses: [{kind: 'key', name: 'enter'}]};
	const name = controls[input[0] ?? ''];
	if (name !== undefined) return {length: 1, presses: [{kind: 'key', name}]};
	// biome-ignore lint/suspicious/noControlCharactersInRegex: text ends where a control character begins
	const [run = ''] = /^[^\u0000-\u001f\u007f]+/.exec(input) ?? [];
	if (run === '') return {length: 1, presses: []};
	const text = onlyText(run);
	return {length: run.length, presses: text === '' ? [] : [{kind: 'text', text, pasted: false}]};
}

/** ECMA-48: parameters, intermediates, and one final character; the old reports of a mouse have three more. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences begin with one
const csi = /^\u001B\[[\u0030-\u003f]*[\u0020-\u002f]*(?:([\u0040-\u007e])|([^\u0020-\u007e]))?/;

function sequence(input: string): Found {
	const second = input[1];
	if (second === undefined) return {length: 0, presses: []};
	if (second === esc) return {length: 1, presses: [{kind: 'key', name: 'esc'}]};
	if (second === 'O') {
		if (input.length < 3) return {length: 0, presses: []};
		// Alt and O, and then a key of its own.
		if (controls[input[2] ?? ''] !== undefined) return {length: 2, presses: []};
		// Enter of a keypad.
		return {length: 3, presses: input[2] === 'M' ? [{kind: 'key', name: 'enter'}] : []};
	}
	// With Alt, which means nothing here. Enter and Ctrl-C are heard all the same.
	if (second !== '[') return {length: controls[second] === undefined ? 2 : 1, presses: []};
	if (input.startsWith(`${esc}[200~`)) return paste(input);
	const [whole = '', final, broken] = csi.exec(input) ?? [];
	// Whatever breaks into a sequence is a key of its own.
	if (broken !== undefined) return {length: whole.length - broken.length, presses: []};
	if (final === undefined) return {length: 0, presses: []};
	if (whole === `${esc}[M`) return {length: input.length < 6 ? 0 : 6, presses: []};
	return {length: whole.length, presses: []};
}

function paste(input: string): Found {
	const end = input.indexOf(pasteEnd);
	// Ctrl-C is heard at any time (promise C1), also where the end of a paste got lost.
	if (end === -1) return {length: input.endsWith('\u0003') ? input.length - 1 : 0, presses: []};
	return {length: end + pasteEnd.length, presses: pastePress(input.slice(6, end))};
}

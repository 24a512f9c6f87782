import {onlyText} from '../line-editor.js';
import {type Press, pastePress} from '../presses.js';

const esc = '\u001B';
const pasteEnd = `${esc}[201~`;

export type KeyParser = {
	/** The presses in these characters, which hold whole sequences. Only a paste may have its end in later ones. */
	readonly take: (typed: string) => Press[];
};

/**
 * Keys for a line that knows no cursor: text, Enter, Backspace, Escape, Ctrl-C, Ctrl-D, Ctrl-U, and pastes where the terminal
 * marks them. Any other sequence (arrows, function keys, focus) is taken out whole.
 */
export function keyParser(): KeyParser {
	let rest = '';
	return {
		take(typed) {
			rest += typed;
			const found: Press[] = [];
			while (rest !== '') {
				const {length, presses} = first(rest);
				if (length === 0) break;
				found.push(...presses);
				rest = rest.slice(length);
			}
			return found;
		},
	};
}

/** How many characters the first press takes; 0: the end of a paste is still to come. */
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

/** ECMA-48: parameters, intermediates, and one final character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences begin with one
const csi = /^\u001B\[[\u0030-\u003f]*[\u0020-\u002f]*[\u0040-\u007e]/;

function sequence(input: string): Found {
	const second = input[1];
	if (second === undefined || second === esc) return {length: 1, presses: [{kind: 'key', name: 'esc'}]};
	if (second === 'O') {
		// Alt and O, and then a key of its own.
		if (controls[input[2] ?? ''] !== undefined) return {length: 2, presses: []};
		// Enter of a keypad.
		return {length: 3, presses: input[2] === 'M' ? [{kind: 'key', name: 'enter'}] : []};
	}
	// With Alt, which means nothing here. Enter and Ctrl-C are heard all the same.
	if (second !== '[') return {length: controls[second] === undefined ? 2 : 1, presses: []};
	if (input.startsWith(`${esc}[200~`)) return paste(input);
	return {length: csi.exec(input)?.[0].length ?? 2, presses: []};
}

function paste(input: string): Found {
	const end = input.indexOf(pasteEnd);
	// Ctrl-C is heard at any time (promise C1), also where the end of a paste got lost.
	if (end === -1) return {length: input.endsWith('\u0003') ? input.length - 1 : 0, presses: []};
	return {length: end + pasteEnd.length, presses: pastePress(input.slice(6, end))};
}

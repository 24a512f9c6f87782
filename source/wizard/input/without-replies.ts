const esc = '\u001B';
const pasteStart = `${esc}[200~`;
const pasteEnd = `${esc}[201~`;

export type ReplyFilter = {
	/** What of these bytes was typed or pasted. One character stands for one byte, in and out: a mouse sends bytes that are no text. */
	readonly take: (bytes: string) => string;
	/** Nothing has come for `patienceMs`: what an Escape at the end was. */
	readonly flush: () => string;
	/** How long the rest of what is held back may take; undefined: nothing is held back. */
	readonly patienceMs: () => number | undefined;
};

/** An Escape alone is the key. A serial line of 1200 baud takes 8 ms for a character. */
const escapeMs = 50;
/** What has begun as a report is one, however slow the line is. */
const reportMs = 1000;

/**
 * Takes out what a terminal says by itself among the keys: a mouse that an earlier program has left switched on, and answers
 * to that program's questions that come late (its colours, its name). Keys and pastes go through, byte for byte.
 */
export function replyFilter(): ReplyFilter {
	let held = '';
	let pasting = false;
	const next = (): Part | undefined => (pasting ? inPaste(held) : first(held));
	return {
		take(bytes) {
			held += bytes;
			let typed = '';
			for (let part = next(); part; part = next()) {
				const whole = held.slice(0, part.length);
				if (part.typed) typed += whole;
				held = held.slice(part.length);
				if (pasting ? whole.endsWith(pasteEnd) : whole === pasteStart) pasting = !pasting;
			}
			return typed;
		},
		flush() {
			const typed = pasting || held === esc ? held : '';
			held = '';
			return typed;
		},
		patienceMs() {
			if (held === '') return undefined;
			return held.length <= 2 ? escapeMs : reportMs;
		},
	};
}

/** How many bytes belong together, and whether they are somebody's. Undefined: that cannot be said yet. */
type Part = {readonly length: number; readonly typed: boolean};

/** The begin of its end mark may be the end of what is here. */
function inPaste(input: string): Part | undefined {
	const end = input.indexOf(pasteEnd);
	if (end !== -1) return {length: end + pasteEnd.length, typed: true};
	const cut = [...pasteEnd].findLastIndex((_, index) => input.endsWith(pasteEnd.slice(0, index)));
	return input.length > cut ? {length: input.length - cut, typed: true} : undefined;
}

function first(input: string): Part | undefined {
	if (input === '') return undefined;
	if (!input.startsWith(esc)) {
		const until = input.indexOf(esc);
		return {length: until === -1 ? input.length : until, typed: true};
	}
	if (input.length === 1) return undefined;
	const second = input[1] ?? '';
	if (!'[O]P_'.includes(second)) return {length: second === esc ? 1 : 2, typed: true};
	if (input.length === 2) return undefined;
	if (second === '[') return csi(input);
	return strings.test(input) ? toEnd(input) : {length: 2, typed: true};
}

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: the sequences begin with one, and are broken by one

/** OSC, DCS and APC, as terminals answer with them. Alt with one of these letters is followed by nothing at once. */
const strings = /^\u001B(?:\][\dlL]|P[\d>!$+]|_G)/;

/** BEL or ST ends it; any other control character is a key that breaks into it. */
const stringEnd = /\u0007|\u001B\\|(?=[\u0000-\u0006\u0008-\u001A\u001C-\u001F])|(?=\u001B[^\\])/;

function toEnd(input: string): Part | undefined {
	const end = stringEnd.exec(input.slice(1));
	return end ? {length: 1 + end.index + end[0].length, typed: false} : undefined;
}

/** X10: the button, the column and the line, each one byte that may be any but a control character, or 0. */
const oldMouse = /^\u001B\[M[^\u0001-\u001F]{0,3}/;
/** ECMA-48 with a parameter of the terminal's own: no key sends one. */
const ofTerminal = /^\u001B\[[<-?][0-?]*[ -/]*[@-~]/;
/** ECMA-48, the function keys of the Linux console, and those of rxvt with Shift, which have no final byte. */
const ofKey = /^\u001B\[(?:\[[0-?]*[@-~]|[2-8]\$|[0-?]*[ -/]*[@-Z\\-~])/;
const unfinished = /^\u001B\[\[?[0-?]*[ -/]*/;

// biome-ignore-end lint/suspicious/noControlCharactersInRegex: the sequences begin with one, and are broken by one

function csi(input: string): Part | undefined {
	const [mouse] = oldMouse.exec(input) ?? [];
	if (mouse !== undefined && (mouse.length === 6 || input.length > mouse.length))
		return {length: mouse.length, typed: false};
	if (mouse !== undefined) return undefined;
	const [reply] = ofTerminal.exec(input) ?? [];
	if (reply !== undefined) return {length: reply.length, typed: false};
	const [key] = ofKey.exec(input) ?? [];
	if (key !== undefined) return {length: key.length, typed: true};
	const [begun = ''] = unfinished.exec(input) ?? [];
	// Whatever breaks into a sequence is a key of its own.
	return input.length > begun.length ? {length: begun.length, typed: false} : undefined;
}

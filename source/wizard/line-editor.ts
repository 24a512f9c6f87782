import {graphemes} from './measure.js';

/** A line of text with a cursor, counted in graphemes. */
export type Line = {readonly text: string; readonly cursor: number};

export type LineEdit =
	| 'left'
	| 'right'
	| 'home'
	| 'end'
	| 'backspace'
	| 'delete'
	| 'kill-line'
	| 'kill-word'
	| 'kill-rest';

export function lineOf(text: string): Line {
	return {text, cursor: graphemes(text).length};
}

/** Puts the text in at the cursor. */
export function insertText({text, cursor}: Line, inserted: string): Line {
	const all = graphemes(text);
	const before = all.slice(0, cursor).join('') + inserted;
	return {text: before + all.slice(cursor).join(''), cursor: graphemes(before).length};
}

export function editLine(line: Line, edit: LineEdit): Line {
	const all = graphemes(line.text);
	const cursor = Math.min(line.cursor, all.length);
	const cut = (from: number, to: number): Line => ({
		text: [...all.slice(0, from), ...all.slice(to)].join(''),
		cursor: from,
	});
	switch (edit) {
		case 'left':
			return {text: line.text, cursor: Math.max(0, cursor - 1)};
		case 'right':
			return {text: line.text, cursor: Math.min(all.length, cursor + 1)};
		case 'home':
			return {text: line.text, cursor: 0};
		case 'end':
			return {text: line.text, cursor: all.length};
		case 'backspace':
			return cursor === 0 ? {text: line.text, cursor} : cut(cursor - 1, cursor);
		case 'delete':
			return cut(cursor, Math.min(all.length, cursor + 1));
		case 'kill-line':
			return cut(0, all.length);
		case 'kill-rest':
			return cut(cursor, all.length);
		case 'kill-word':
			return cut(wordStart(all, cursor), cursor);
	}
}

/** As a shell does it, but a dot, slash, colon or comma ends a word too: addresses and paths are edited by their parts. */
function wordStart(all: readonly string[], cursor: number): number {
	const isBoundary = (index: number) => /[\s./:,]/.test(all[index] ?? ' ');
	let start = cursor;
	while (start > 0 && isBoundary(start - 1)) start--;
	while (start > 0 && !isBoundary(start - 1)) start--;
	return start;
}

/** Text from outside, as one line without control characters: what is typed here ends up in commands. */
export function onlyText(text: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
	return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '');
}

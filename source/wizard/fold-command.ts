import {clean} from '../model/clean.js';
import type {ResolvedCommand} from '../model/command.js';
import {graphemes, widthOf} from './measure.js';

export type FoldOptions = {
	/** Quoting is not done here, so that it comes from the caller. */
	readonly quote: (command: ResolvedCommand) => string;
	/** Of the window; undefined: nobody sits at one, and it is one line, as programs like it. */
	readonly columns: number | undefined;
	/** Columns before it. */
	readonly indent?: number;
	/** The file that its output goes to. */
	readonly into?: string;
};

/**
 * A command in lines that are no wider than the window, broken as a shell takes it: half of it, pasted, would run as
 * something else. Behind a word, where an option keeps its value; a word that is wider than the window becomes several that are
 * quoted each, and nothing may stand before the next of them, not even a blank.
 */
export function foldCommand([program, args]: ResolvedCommand, options: FoldOptions): string[] {
	const {quote, columns, indent = 0, into} = options;
	const quoted = (word: string) => clean(quote([word, []]));
	const parts = [
		...partsOf([program, ...args]).map(words => ({words, text: words.map(quoted).join(' ')})),
		...(into === undefined ? [] : [{words: null, text: `> ${quoted(into)}`}]),
	];
	const lead = ' '.repeat(indent);
	const whole = `${lead}${parts.map(({text}) => text).join(' ')}`;
	if (columns === undefined || widthOf(whole) <= columns) return [whole];
	const room = columns - widthOf(continued);
	const lines: string[] = [];
	for (const {words, text} of parts) {
		const last = lines.at(-1);
		if (last !== undefined && widthOf(`${last} ${text}`) <= room) {
			lines[lines.length - 1] = `${last} ${text}`;
			continue;
		}
		if (last !== undefined) lines[lines.length - 1] = `${last}${continued}`;
		const start = last === undefined ? lead : lead + further;
		if (words === null || widthOf(start + text) <= room) lines.push(start + text);
		else lines.push(...piecesOf(words, start, room, quoted));
	}
	return lines;
}

const continued = ' \\';
const further = '  ';

/** `--name vdsm` is one part, and so is what has no option before it. */
function partsOf(words: readonly string[]): string[][] {
	const parts: string[][] = [];
	for (const [index, word] of words.entries()) {
		const isValue = /^--?[\w-]+$/.test(words[index - 1] ?? '') && !word.startsWith('-');
		const option = parts.at(-1);
		if (isValue && option?.length === 1) option.push(word);
		else parts.push([word]);
	}
	return parts;
}

/** A part that is wider than the window: its last word is broken. */
function piecesOf(words: readonly string[], start: string, room: number, quoted: Quoted): string[] {
	const head =
		start +
		words
			.slice(0, -1)
			.map(word => `${quoted(word)} `)
			.join('');
	const pieces = broken(words.at(-1) ?? '', room - widthOf(head), room, quoted);
	return pieces.map((piece, index) => {
		const before = index === 0 ? head : '';
		return `${before}${piece}${index === pieces.length - 1 ? '' : '\\'}`;
	});
}

type Quoted = (word: string) => string;

/** The word in pieces; behind a comma or a blank, where there is one late enough. */
function broken(word: string, first: number, room: number, quoted: Quoted): string[] {
	const letters = graphemes(word);
	const pieces: string[] = [];
	for (let from = 0; from < letters.length; ) {
		const most = from === 0 ? first : room;
		let to = letters.length;
		while (to > from + 1 && widthOf(quoted(letters.slice(from, to).join(''))) > most) to -= 1;
		const seam = letters.slice(from, to).findLastIndex(letter => letter === ',' || letter === ' ') + 1;
		if (to < letters.length && seam > (to - from) / 4) to = from + seam;
		pieces.push(quoted(letters.slice(from, to).join('')));
		from = to;
	}
	return pieces;
}

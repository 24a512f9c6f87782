import stringWidth from 'string-width';
import {simpleWidth} from '../text/simple-width.js';
import {takeColumns, wrapBy} from '../text/wrapping.js';

/** Each frame asks for nearly the same texts as the one before it. */
const known = new Map<string, number>();
const mostKnown = 4096;

/** Columns that the text takes in a terminal: Chinese characters take two. */
export function widthOf(text: string): number {
	const before = known.get(text);
	if (before !== undefined) return before;
	const width = simpleWidth(text) ?? stringWidth(text);
	if (known.size >= mostKnown) known.clear();
	known.set(text, width);
	return width;
}

export function padEnd(text: string, columns: number): string {
	return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}

let segmenter: Intl.Segmenter | undefined;

/** What a user takes for one character: an accent, an emoji or a flag is not to be cut in two. */
export function graphemes(text: string): string[] {
	if (simpleWidth(text) !== undefined) return Array.from(text);
	// Its tables are loaded when it is made.
	segmenter ??= new Intl.Segmenter('en', {granularity: 'grapheme'});
	return Array.from(segmenter.segment(text), ({segment}) => segment);
}

/** The text in at most `columns` columns; what does not fit gives way to `ellipsis`. */
export function clip(text: string, columns: number, ellipsis = '…'): string {
	if (widthOf(text) <= columns) return text;
	const room = columns - widthOf(ellipsis);
	if (room < 0) return '';
	return takeColumns(text, room, measure) + ellipsis;
}

const measure = {widthOf, graphemes};

/**
 * Breaks the text into lines of at most `columns` columns: at blanks, between Chinese characters, and inside a word
 * only when the word alone is wider than a line.
 */
export function wrap(text: string, columns: number): string[] {
	return wrapBy(measure, text, columns);
}

/** As many items on a line as fit, none of them broken unless it is wider than a line. */
export function wrapItems(items: readonly string[], separator: string, columns: number): string[] {
	const lines: string[] = [];
	for (const item of items) {
		const last = lines.at(-1);
		const longer = last === undefined ? item : last + separator + item;
		if (last !== undefined && widthOf(longer) <= columns) lines[lines.length - 1] = longer;
		else lines.push(...wrap(item, columns));
	}

	return lines;
}

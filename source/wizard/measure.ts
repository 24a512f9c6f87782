import stringWidth from 'string-width';

/** Each frame asks for nearly the same texts as the one before it. */
const known = new Map<string, number>();
const mostKnown = 4096;

/** Columns that the text takes in a terminal: Chinese characters take two. */
export function widthOf(text: string): number {
	const before = known.get(text);
	if (before !== undefined) return before;
	const width = stringWidth(text);
	if (known.size >= mostKnown) known.clear();
	known.set(text, width);
	return width;
}

export function padEnd(text: string, columns: number): string {
	return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}

const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});

/** What a user takes for one character: an accent, an emoji or a flag is not to be cut in two. */
export function graphemes(text: string): string[] {
	return Array.from(segmenter.segment(text), ({segment}) => segment);
}

/** The text in at most `columns` columns; what does not fit gives way to `ellipsis`. */
export function clip(text: string, columns: number, ellipsis = '…'): string {
	if (widthOf(text) <= columns) return text;
	const room = columns - widthOf(ellipsis);
	if (room < 0) return '';
	return takeColumns(text, room) + ellipsis;
}

function takeColumns(text: string, columns: number): string {
	let taken = '';
	let width = 0;
	for (const grapheme of graphemes(text)) {
		width += widthOf(grapheme);
		if (width > columns) break;
		taken += grapheme;
	}

	return taken;
}

/** Chinese has no blanks between words: it may break after any character, but no line begins with these. */
const neverFirst = '，。、；：？！）」』》】〉…·,.;:?!)';
const neverLast = '（「『《【〈(';

/**
 * Breaks the text into lines of at most `columns` columns: at blanks, between Chinese characters, and inside a word
 * only when the word alone is wider than a line.
 */
export function wrap(text: string, columns: number): string[] {
	const width = Math.max(1, columns);
	const lines: string[] = [];
	for (const paragraph of text.split('\n')) {
		let line = '';
		for (const piece of pieces(paragraph)) {
			if (widthOf(line + piece.trimEnd()) <= width) {
				line += piece;
				continue;
			}

			if (line.trim() !== '') lines.push(line.trimEnd());
			line = piece.trimStart();
			while (widthOf(line.trimEnd()) > width) {
				const head = takeColumns(line, width) || (graphemes(line)[0] ?? '');
				lines.push(head);
				line = line.slice(head.length);
			}
		}

		lines.push(line.trimEnd());
	}

	return lines;
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

/** The smallest parts that stay on one line, each with the blanks that follow it. */
function pieces(text: string): string[] {
	const found: string[] = [];
	let current = '';
	let mayBreak = false;
	for (const character of graphemes(text)) {
		const wide = widthOf(character) === 2;
		const afterBlank = /\s$/.test(current) && !/\s/.test(character);
		const beforeWide = wide && !neverFirst.includes(character);
		const afterWide = mayBreak && !neverFirst.includes(character) && !/\s/.test(character);
		if (
			current !== '' &&
			(afterBlank || (beforeWide && !neverLast.includes(current.at(-1) ?? '')) || afterWide)
		) {
			found.push(current);
			current = '';
		}

		current += character;
		mayBreak = (wide && !neverLast.includes(character)) || (mayBreak && neverFirst.includes(character));
	}

	if (current !== '') found.push(current);
	return found;
}

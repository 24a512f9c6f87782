/** How wide a text is, in columns of a terminal, and what may not be cut in two. */
export type Measure = {
	readonly widthOf: (text: string) => number;
	readonly graphemes: (text: string) => readonly string[];
};

/** Chinese has no blanks between words: it may break after any character, but no line begins with these. */
const neverFirst = '，。、；：？！）」』》】〉…·,.;:?!)';
const neverLast = '（「『《【〈(';

/**
 * Breaks the text into lines of at most `columns` columns: at blanks, between Chinese characters, and inside a word
 * only when the word alone is wider than a line. A command in quotation marks stays on one line, if it fits there at all.
 */
export function wrapBy(measure: Measure, text: string, columns: number): string[] {
	const {widthOf, graphemes} = measure;
	const width = Math.max(1, columns);
	const lines: string[] = [];
	for (const paragraph of text.split('\n')) {
		let line = '';
		for (const piece of withQuoted(pieces(paragraph, measure), width, measure)) {
			if (widthOf(line + piece.trimEnd()) <= width) {
				line += piece;
				continue;
			}

			if (line.trim() !== '') lines.push(line.trimEnd());
			line = piece.trimStart();
			while (widthOf(line.trimEnd()) > width) {
				const head = takeColumns(line, width, measure) || (graphemes(line)[0] ?? '');
				lines.push(head);
				line = line.slice(head.length);
			}
		}

		lines.push(line.trimEnd());
	}

	return lines;
}

const quoted = /(?:“[ -~]+”|`[ -~]+`)/;

/** Half a command, copied, is another one. */
function withQuoted(parts: readonly string[], width: number, {widthOf}: Measure): readonly string[] {
	if (!quoted.test(parts.join(''))) return parts;
	const found: string[] = [];
	let open = '';
	for (const [index, part] of parts.entries()) {
		open += part;
		const isInside = /“[ -~]*$/.test(open) || (open.match(/`/g) ?? []).length % 2 === 1;
		const next = parts[index + 1];
		if (isInside && next !== undefined && widthOf((open + next).trimEnd()) <= width) continue;
		found.push(open);
		open = '';
	}
	return found;
}

/** As much of its beginning as fits. */
export function takeColumns(text: string, columns: number, {widthOf, graphemes}: Measure): string {
	let taken = '';
	let width = 0;
	for (const grapheme of graphemes(text)) {
		width += widthOf(grapheme);
		if (width > columns) break;
		taken += grapheme;
	}

	return taken;
}

/** The smallest parts that stay on one line, each with the blanks that follow it. */
function pieces(text: string, {widthOf, graphemes}: Measure): string[] {
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

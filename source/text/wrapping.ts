/** How wide a text is, in columns of a terminal, and what may not be cut in two. */
export type Measure = {
	readonly widthOf: (text: string) => number;
	readonly graphemes: (text: string) => readonly string[];
};

/** Chinese has no blanks between words: it may break after any character, but no line begins with these. */
const neverFirst = '，。、；：？！）」』》】〉”’％…·,.;:?!)%';
const neverLast = '（「『《【〈“‘(';

/**
 * Breaks the text into lines of at most `columns` columns: at blanks, between Chinese characters, and inside a word
 * only when the word alone is wider than a line. A single Chinese character does not stand alone in the last line, and a
 * command in quotation marks stays on one line, if it fits there at all.
 */
export function wrapBy(measure: Measure, text: string, columns: number): string[] {
	const width = Math.max(1, columns);
	return text.split('\n').flatMap(paragraph => {
		// Most do.
		const whole = paragraph.trimEnd();
		if (measure.widthOf(whole) <= width) return [whole];
		const lines = fill(withQuoted(pieces(paragraph, measure), width, measure), width, measure);
		return withoutOrphan(lines, width, measure).map(line => line.join('').trimEnd());
	});
}

/** Each line as the pieces that stand on it. */
function fill(all: readonly string[], width: number, measure: Measure): string[][] {
	const {widthOf, graphemes} = measure;
	const lines: string[][] = [];
	let line: string[] = [];
	for (const piece of all) {
		if (widthOf(line.join('') + piece.trimEnd()) <= width) {
			line.push(piece);
			continue;
		}

		if (line.join('').trim() !== '') lines.push(line);
		let rest = piece.trimStart();
		while (widthOf(rest.trimEnd()) > width) {
			const head = takeColumns(rest, width, measure) || (graphemes(rest)[0] ?? '');
			lines.push([head]);
			rest = rest.slice(head.length);
		}

		line = [rest];
	}

	return [...lines, line];
}

const orphan = /^\p{Script=Han}\p{P}*$/u;

/** What stands before it keeps a lonely character company, unless that is all of its own line. */
function withoutOrphan(
	lines: readonly string[][],
	width: number,
	{widthOf}: Measure,
): readonly (readonly string[])[] {
	const last = lines.at(-1)?.join('').trimEnd() ?? '';
	const before = lines.at(-2) ?? [];
	const moved = before.at(-1);
	if (moved === undefined || before.length === 1 || !orphan.test(last)) return lines;
	if (widthOf(moved + last) > width) return lines;
	return [...lines.slice(0, -2), before.slice(0, -1), [moved, last]];
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
		// A number stays with what it counts.
		const counts = wide && /^\D?\d+ $/.test(current);
		const afterBlank = /\s$/.test(current) && !/\s/.test(character) && !counts;
		const beforeWide = wide && !counts && !neverFirst.includes(character);
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

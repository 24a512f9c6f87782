/** What the terminal's width changes nothing of, or a text to be wrapped; `indent`: columns that are taken before it. */
export type HelpPart = string | {readonly text: string; readonly indent: number};

/** What commander does not go below, in columns. */
const narrowest = 40;

/** The help for a terminal of `columns` columns, as commander would lay it out. */
export function layOutHelp(parts: readonly HelpPart[], columns: number): string {
	return parts
		.map(part => (typeof part === 'string' ? part : wrapped(part.text, part.indent, columns)))
		.join('');
}

function wrapped(text: string, indent: number, columns: number): string {
	const room = columns - indent;
	if (room < narrowest) return text.replaceAll('\n', indent === 0 ? '\n' : '\n  ');
	const lines = text.split('\n').flatMap(line => {
		const done: string[] = [];
		let current = '';
		for (const word of line.match(/\s*\S+/g) ?? []) {
			if (current === '' || helpWidth(current) + helpWidth(word) <= room) current += word;
			else {
				done.push(current);
				current = word.trimStart();
			}
		}
		return [...done, current];
	});
	return lines.join(`\n${' '.repeat(indent)}`);
}

/**
 * Columns of a text of the help: Chinese characters and their punctuation take two. The build compares it with what the
 * tables of Unicode say for each text, since the tables take as long to load as Node itself.
 */
export function helpWidth(text: string): number {
	return text.length + (text.match(/[\u2e80-\u9fff\uff00-\uff60]/g)?.length ?? 0);
}

import {joined} from '../export/topic-entries.js';
import {widthOf, wrap} from '../wizard/measure.js';

/** A line of at least this width was broken because it was full. */
const full = 60;
/** Less than this is no column for a text. */
const narrowest = 24;

type Block = {
	/** Blanks, or a term with the blanks behind it: where the text begins. */
	readonly head: string;
	text: string;
	/** Columns of its last line. */
	width: number;
};

/** A text that was laid out by hand for 80 columns, for a terminal of fewer: what was broken is joined, and broken anew. */
export function narrowed(text: string, columns: number): string {
	const blocks: Block[] = [];
	for (const line of text.split('\n')) {
		const last = blocks.at(-1);
		if (last && goesOn(last, line)) {
			last.text = joined(last.text, line.trim());
			last.width = widthOf(line);
		} else blocks.push(blockOf(line));
	}
	return blocks.flatMap(block => linesOf(block, columns)).join('\n');
}

function blockOf(line: string): Block {
	const [, head = '', text = ''] = /^( *\S(?:.*?\S)? {2,}| *)(.*)$/.exec(line) ?? [];
	return {head, text, width: widthOf(line)};
}

function goesOn({head, width}: Block, line: string): boolean {
	const indent = line.length - line.trimStart().length;
	if (line === '' || indent !== widthOf(head) || / {2,}/.test(line.trim())) return false;
	return head.trim() !== '' || width >= full;
}

function linesOf({head, text}: Block, columns: number): string[] {
	const hang = widthOf(head);
	const indent = head.length - head.trimStart().length;
	if (columns - hang < narrowest && head.trim() !== '') {
		const below = ' '.repeat(indent + 4);
		return [head.trimEnd(), ...wrap(text, columns - below.length).map(line => `${below}${line}`)];
	}
	// A command with a long path is no sentence, nor is where its output goes.
	const words = text.match(/[!-~]+/g) ?? [];
	if (text.startsWith('>') || words.some(word => word.length > columns - hang)) return [`${head}${text}`];
	const blanks = ' '.repeat(hang);
	return wrap(text, columns - hang).map((line, index) => `${index === 0 ? head : blanks}${line}`.trimEnd());
}

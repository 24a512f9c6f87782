import {clean} from '../model/clean.js';
import {widthOf} from '../wizard/measure.js';

/**
 * A command in lines of at most `columns` columns, broken as a shell takes it, so that it can be copied out of them: behind
 * a word, and an option keeps its value. A word that is wider by itself stays whole. Where nobody has a terminal
 * (`undefined`), it is one line, as programs like it.
 */
export function foldCommand(words: readonly string[], columns: number | undefined): string[] {
	const parts = partsOf(words.map(clean));
	if (columns === undefined) return [parts.join(' ')];
	const room = columns - widthOf(continued);
	const lines: string[] = [];
	for (const part of parts) {
		const last = lines.at(-1);
		const longer = last === undefined ? part : `${last} ${part}`;
		if (last === undefined || widthOf(longer) <= room) lines[Math.max(0, lines.length - 1)] = longer;
		else lines.push(`${indent}${part}`);
	}
	return lines.map((line, index) => (index === lines.length - 1 ? line : `${line}${continued}`));
}

const continued = ' \\';
const indent = '  ';

/** `--name vdsm` is one part, and so is what has no option before it. */
function partsOf(words: readonly string[]): string[] {
	const parts: string[] = [];
	for (const [index, word] of words.entries()) {
		const isValue = /^--?[\w-]+$/.test(words[index - 1] ?? '') && !word.startsWith('-');
		if (isValue) parts.push(`${parts.pop() ?? ''} ${word}`);
		else parts.push(word);
	}
	return parts;
}

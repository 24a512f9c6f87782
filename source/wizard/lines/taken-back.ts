import {widthOf} from '../measure.js';

export type Shortened = {
	/** What stands before the text, on the same line. */
	readonly prompt: string;
	readonly before: string;
	/** `before`, without something at its end. */
	readonly after: string;
	/** Of the terminal. */
	readonly columns: number;
};

/**
 * Takes the end of a text off the line again, as a terminal itself does it. No backspace leads up to the row above: where the
 * text had gone on to another row, the line is begun anew.
 */
export function takenBack({prompt, before, after, columns}: Shortened): string {
	const rowAt = (text: string) => Math.floor(widthOf(prompt + text) / columns);
	if (rowAt(before) !== rowAt(after)) return `\n${prompt}${after}`;
	const width = widthOf(before.slice(after.length));
	return '\b'.repeat(width) + ' '.repeat(width) + '\b'.repeat(width);
}

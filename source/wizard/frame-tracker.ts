import {widthOf} from './measure.js';

export type Size = {readonly columns: number; readonly rows: number};

/** A control sequence: what stands between `[` and the letter, and the letter. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control sequences begin with one
const sequence = /\u001B\[([\d;?]*)([A-Za-z])/g;

/**
 * Follows what Ink writes, to know at a resize which rows of its frame the terminal has moved into the scrollback,
 * where no program can erase them. Most terminals bring them back when the window grows, and then they would stand
 * above the new frame for good.
 */
export class FrameTracker {
	/** Widths of the frame's lines. */
	#lines: number[] = [];
	/** The cursor's row, from the frame's first. */
	#row = 0;
	/** Widths of the lines in the scrollback. While there are any, the frame begins at the window's first row. */
	#gone: number[] = [];
	#size: Size;

	constructor(size: Size) {
		this.#size = size;
	}

	written(data: string): void {
		let end = 0;
		for (const match of data.matchAll(sequence)) {
			this.#print(data.slice(end, match.index));
			this.#control(match[2] ?? '', match[1] ?? '');
			end = match.index + match[0].length;
		}

		this.#print(data.slice(end));
	}

	/** To be told before anything is erased. Says how many rows above the frame may be rows of older frames. */
	resized(size: Size): number {
		const {columns, rows} = size;
		const above = Array.from({length: this.#row}, (_, row) => this.#lines[row] ?? 0);
		const before = rowsOf(this.#gone, columns);
		// With less erased than the window has rows, older rows may be anybody's.
		const fills = before > 0 || above.length >= rows - 1;
		const lost = fills ? before + rowsOf(above, columns) - (rows - 1) : 0;
		const kept = before - Math.max(0, rows - this.#size.rows);
		this.#gone = firstRows([...this.#gone, ...above], Math.max(0, lost, kept), columns);
		this.#size = size;
		return before;
	}

	#print(text: string): void {
		for (const [index, part] of text.split('\n').entries()) {
			if (index > 0) this.#row++;
			if (part !== '') this.#lines[this.#row] = (this.#lines[this.#row] ?? 0) + widthOf(part);
		}
	}

	#control(letter: string, parameter: string): void {
		const count = Number(parameter) || 1;
		if (letter === 'A') this.#row = Math.max(0, this.#row - count);
		else if (letter === 'B') this.#row += count;
		else if (letter === 'H') this.#row = 0;
		else if (letter === 'K') this.#lines[this.#row] = 0;
		else if (letter === 'J') this.#lines.length = Math.min(this.#lines.length, this.#row);
	}
}

/** Rows that lines of these widths take when the terminal breaks the long ones. */
function rowsOf(widths: readonly number[], columns: number): number {
	return widths.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / columns)), 0);
}

/** The lines that begin in the first `rows` rows. */
function firstRows(widths: readonly number[], rows: number, columns: number): number[] {
	let left = rows;
	return widths.filter(width => {
		const begins = left > 0;
		left -= rowsOf([width], columns);
		return begins;
	});
}

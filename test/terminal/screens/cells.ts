import type xterm from '@xterm/headless';

/** One of the terminal's 256 colours, a colour of its own as `#rrggbb`, or what the terminal takes when nothing is said. */
export type Colour = number | `#${string}` | 'default';

export type CellStyle = {
	readonly foreground: Colour;
	readonly background: Colour;
	readonly bold: boolean;
	readonly dim: boolean;
	readonly italic: boolean;
	readonly underline: boolean;
	readonly inverse: boolean;
};

export type Glyph = {readonly text: string; readonly column: number; readonly width: 1 | 2};

/** Neighbours that look alike, blanks included. */
export type Run = {readonly style: CellStyle; readonly glyphs: readonly Glyph[]};

export type Caret = {readonly column: number; readonly row: number};

/** What stands on a terminal: every cell with its looks, and the cursor where one is shown. */
export type Shot = {
	readonly columns: number;
	readonly lines: ReadonlyArray<readonly Run[]>;
	readonly caret: Caret | undefined;
};

type Buffer = xterm.Terminal['buffer']['active'];
type Cell = NonNullable<ReturnType<Buffer['getNullCell']>>;

/** Reads what is visible, or also what has scrolled away, out of the emulator. */
export function readShot(
	{buffer, cols, rows}: Pick<xterm.Terminal, 'buffer' | 'cols' | 'rows'>,
	{caret, scrollback}: {readonly caret: boolean; readonly scrollback: boolean},
): Shot {
	const {active} = buffer;
	const first = scrollback ? 0 : active.baseY;
	const lines = Array.from({length: active.baseY + rows - first}, (_, row) =>
		readLine(active, first + row, cols),
	);
	return {
		columns: cols,
		lines,
		caret: caret ? {column: active.cursorX, row: active.baseY + active.cursorY - first} : undefined,
	};
}

function readLine(buffer: Buffer, row: number, columns: number): Run[] {
	const line = buffer.getLine(row);
	const runs: {style: CellStyle; glyphs: Glyph[]}[] = [];
	let before = '';
	for (let column = 0; column < columns; column++) {
		const cell = line?.getCell(column);
		// The second half of a wide character.
		if (!cell || cell.getWidth() === 0) continue;
		const style = styleOf(cell);
		const key = JSON.stringify(style);
		if (key !== before) runs.push({style, glyphs: []});
		before = key;
		runs.at(-1)?.glyphs.push({
			text: cell.getChars() || ' ',
			column,
			width: cell.getWidth() === 2 ? 2 : 1,
		});
	}

	return runs;
}

function styleOf(cell: Cell): CellStyle {
	return {
		foreground: colourOf(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
		background: colourOf(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
		bold: cell.isBold() !== 0,
		dim: cell.isDim() !== 0,
		italic: cell.isItalic() !== 0,
		underline: cell.isUnderline() !== 0,
		inverse: cell.isInverse() !== 0,
	};
}

function colourOf(isDefault: boolean, isOwn: boolean, value: number): Colour {
	if (isDefault) return 'default';
	return isOwn ? `#${value.toString(16).padStart(6, '0')}` : value;
}

/** The same as text, without trailing blanks and empty lines at the end. */
export function textOf({lines}: Shot): string {
	return lines
		.map(runs =>
			runs
				.flatMap(({glyphs}) => glyphs.map(({text}) => text))
				.join('')
				.trimEnd(),
		)
		.join('\n')
		.trimEnd();
}

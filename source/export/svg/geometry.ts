import stringWidth from 'string-width';
import {clean} from '../../model/clean.js';
import {chainOf, type Picture, type PictureNode} from '../../model/picture.js';
import type {Texts} from '../../text/en.js';
import {worded} from '../../text/picture-words.js';

/** Pixels. A Chinese character takes two columns here, as on a terminal; fonts give it a little less. */
export const sizes = {
	margin: 24,
	padding: 14,
	/** From the top of a box to the baseline of its caption, and on to that of its first line. */
	caption: 21,
	line: 19,
	columnGap: 36,
	rowGap: 32,
	monoColumn: 7.85,
	captionColumn: 6.3,
	sentenceColumn: 6.9,
} as const;

export type Box = {
	readonly id: PictureNode['id'];
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	/** Lines with their baselines; the first of a group is the name of the thing. */
	readonly lines: ReadonlyArray<{readonly text: string; readonly y: number; readonly isName: boolean}>;
};

export type Line = {
	readonly path: 'wire' | 'management';
	readonly points: ReadonlyArray<readonly [number, number]>;
};

export type Geometry = {
	readonly boxes: readonly Box[];
	readonly lines: readonly Line[];
	readonly right: number;
	readonly bottom: number;
};

/**
 * Where everything goes: a row for each wire, below them the way from the host, all in the same columns. DSM is one box
 * at the right, beside all the wires that lead to it.
 */
export function arrange(picture: Picture, words: Texts['wizard']['picture']): Geometry {
	const pictures = [picture, ...(picture.more ?? [])].map(one => worded(one, words));
	const wires = pictures.map(one => chainOf(one, 'wire'));
	const host = pictures.slice(0, 1).flatMap(one => chainOf(one, 'management').slice(0, -1));
	const last = Math.max(...wires.map(wire => wire.length)) - 1;
	const ends = wires.map(wire => wire.at(-1)).filter(end => end !== undefined);
	const rows = [...wires.map(wire => wire.slice(0, -1)), ...(host.length > 0 ? [host] : [])];
	const columns = Array.from({length: last + 1}, (_, index) =>
		Math.max(
			0,
			...(index === last ? ends : rows.flatMap(row => row[index] ?? [])).map(node =>
				widthOf(node, words.node),
			),
		),
	);
	const lefts = columns.map((_, index) =>
		columns.slice(0, index).reduce((sum, width) => sum + width + sizes.columnGap, sizes.margin),
	);
	const heights = rows.map((row, index) => heightOf([...row, ...ends.slice(index, index + 1)]));
	const tops = heights.map((_, index) =>
		heights.slice(0, index).reduce((sum, height) => sum + height + sizes.rowGap, sizes.margin),
	);
	const boxes = rows.map((row, rowIndex) =>
		row.map((node, index): Box => {
			const y = tops[rowIndex] ?? 0;
			const place = {x: lefts[index] ?? 0, y, width: columns[index] ?? 0, height: heights[rowIndex] ?? 0};
			return {id: node.id, ...place, lines: linesFrom(node.lines, y)};
		}),
	);
	const dsm = dsmBox(ends, {x: lefts[last] ?? 0, width: columns[last] ?? 0}, tops, heights);
	return {
		boxes: [...boxes.flat(), dsm],
		lines: boxes.flatMap((row, index) => [
			...row
				.slice(1)
				.map((box, at): Line => straight(index < wires.length ? 'wire' : 'management', row[at] ?? box, box)),
			...row
				.slice(-1)
				.map((box): Line => (index < wires.length ? straight('wire', box, dsm) : upTo(box, dsm))),
		]),
		right: dsm.x + dsm.width,
		bottom: Math.max(...tops.map((top, index) => top + (heights[index] ?? 0))),
	};
}

/** Columns of the text as it is shown. */
export function columnsOf(text: string): number {
	return stringWidth(clean(text));
}

function widthOf({id, lines}: PictureNode, captions: Readonly<Record<PictureNode['id'], string>>): number {
	const widest = Math.max(
		columnsOf(captions[id]) * sizes.captionColumn,
		...lines.map(line => columnsOf(line) * sizes.monoColumn),
	);
	return Math.ceil(widest) + 2 * sizes.padding;
}

function heightOf(nodes: readonly PictureNode[]): number {
	const most = Math.max(...nodes.map(({lines}) => lines.length));
	return sizes.caption + most * sizes.line + sizes.padding;
}

function linesFrom(lines: readonly string[], top: number): Box['lines'] {
	return lines.map((text, index) => ({
		text,
		y: top + sizes.caption + (index + 1) * sizes.line,
		isName: index === 0,
	}));
}

/** Beside each wire stands what DSM has there. */
function dsmBox(
	ends: readonly PictureNode[],
	place: Pick<Box, 'x' | 'width'>,
	tops: readonly number[],
	heights: readonly number[],
): Box {
	const y = tops[0] ?? 0;
	const bottom = (tops[ends.length - 1] ?? 0) + (heights[ends.length - 1] ?? 0);
	const lines = ends.flatMap(({lines: own}, index) => linesFrom(own, tops[index] ?? 0));
	return {id: 'dsm', ...place, y, height: bottom - y, lines};
}

function straight(path: Line['path'], from: Box, to: Box): Line {
	const y = from.y + from.height / 2;
	return {
		path,
		points: [
			[from.x + from.width, y],
			[to.x, y],
		],
	};
}

function upTo(from: Box, dsm: Box): Line {
	const y = from.y + from.height / 2;
	const x = dsm.x + dsm.width / 2;
	return {
		path: 'management',
		points: [
			[from.x + from.width, y],
			[x, y],
			[x, dsm.y + dsm.height],
		],
	};
}

import {chainOf, type Picture, type PictureNode} from '../model/picture.js';
import type {Texts} from '../text/en.js';
import {brokenSentences} from '../text/picture-words.js';
import type {Glyphs} from './glyphs.js';
import {padEnd, widthOf, wrap, wrapItems} from './measure.js';

export type DrawOptions = {
	readonly columns: number;
	readonly glyphs: Glyphs;
	readonly texts: Texts['wizard']['picture'];
};

/**
 * The wiring as lines of text: side by side where the window is wide enough, else one below the other (fits 60
 * columns). Both ways lead to DSM: the wire from the LAN, and the dashed one from the host.
 */
export function drawPicture(picture: Picture, options: DrawOptions): string[] {
	const wire = chainOf(picture, 'wire');
	const management = chainOf(picture, 'management');
	const drawn = drawWide(wire, management, options) ?? drawNarrow(wire, management, options);
	const further = (picture.more ?? []).flatMap(other => drawPicture(other, options));
	return [...drawn, ...brokenPaths(picture, options), ...further];
}

/** What does not work is said in words: a missing line would not be noticed. */
function brokenPaths(picture: Picture, {columns, glyphs, texts}: DrawOptions): string[] {
	return brokenSentences(picture, texts).flatMap(sentence => {
		const [first = '', ...rest] = wrap(sentence, columns - widthOf(glyphs.cross) - 1);
		const indent = ' '.repeat(widthOf(glyphs.cross) + 1);
		return [`${glyphs.cross} ${first}`, ...rest.map(line => indent + line)];
	});
}

function drawNarrow(
	wire: readonly PictureNode[],
	management: readonly PictureNode[],
	options: DrawOptions,
): string[] {
	const {line, on} = options.glyphs;
	const toHost = management.slice(0, -1).reverse();
	const marks = [
		...wire.slice(0, -1).map((_, index) => (index === 0 ? line.topLeft : line.fromRight)),
		on,
		...toHost.map((_, index) => (index === toHost.length - 1 ? line.bottomLeft : line.downSoft)),
	];
	const rows = [...wire, ...toHost];
	const labels = rows.map(({id}) => options.texts.node[id]);
	const labelColumns = Math.max(...labels.map(widthOf));
	const markColumns = Math.max(...marks.map(widthOf));
	const room = options.columns - markColumns - labelColumns - 3;
	return rows.flatMap((node, index) => {
		const spine = index < wire.length - 1 ? line.down : index === rows.length - 1 ? '' : line.downSoft;
		return wrapItems(node.lines, '  ', room).map((text, row) => {
			const mark = padEnd(row === 0 ? (marks[index] ?? '') : spine, markColumns);
			const label = padEnd(row === 0 ? (labels[index] ?? '') : '', labelColumns);
			return `${mark} ${label}  ${text}`;
		});
	});
}

type Box = {readonly caption: string; readonly lines: readonly string[]; readonly inner: number};

const gap = 3;

function drawWide(
	wire: readonly PictureNode[],
	management: readonly PictureNode[],
	{columns, glyphs: {line}, texts}: DrawOptions,
): string[] | undefined {
	const toBox = ({id, lines}: PictureNode): Box => {
		const caption = texts.node[id];
		return {caption, lines, inner: Math.max(...lines.map(widthOf), widthOf(caption) - 2)};
	};
	const upper = wire.map(toBox);
	const lower = management.slice(0, -1).map(toBox);
	const upperColumns = columnsOf(upper);
	const dsm = upper.at(-1);
	const lowerColumns = columnsOf(lower);
	if (!dsm || Math.max(upperColumns, lowerColumns) > columns) return undefined;
	if (lower.length === 0) return drawRow(upper, line, line.across);
	// The way from the host ends below the middle of DSM's box, or further right when it is long itself.
	const joint = Math.max(upperColumns - Math.ceil((dsm.inner + 4) / 2), lowerColumns + 1);
	if (joint > upperColumns - 2) return undefined;
	const above = drawRow(upper, line, line.across);
	const below = drawRow(lower, line, line.acrossSoft);
	const bottom = above.length - 1;
	return [
		...above.map((text, row) => (row === bottom ? replaceAt(text, joint, line.fromBottom) : text)),
		...below.map((text, row) => {
			if (row < 2) return padEnd(text, joint) + line.downSoft;
			if (row > 2) return text;
			return (
				replaceEnd(text, line.fromRight) + line.acrossSoft.repeat(joint - widthOf(text)) + line.bottomRight
			);
		}),
	];
}

function columnsOf(boxes: readonly Box[]): number {
	return boxes.reduce((sum, {inner}) => sum + inner + 4, gap * (boxes.length - 1));
}

/** A caption, then boxes of one height; the line that joins them runs through their first row. */
function drawRow(boxes: readonly Box[], line: Glyphs['line'], across: string): string[] {
	const height = Math.max(...boxes.map(({lines}) => lines.length));
	const between = ' '.repeat(gap);
	const join = (parts: readonly string[], separator = between) => parts.join(separator);
	const edge = (left: string, right: string) =>
		boxes.map(({inner}) => left + line.across.repeat(inner + 2) + right);
	const body = Array.from({length: height}, (_, row) => {
		const cells = boxes.map(({lines, inner}, index) => {
			const left = row === 0 && index > 0 ? line.fromLeft : line.down;
			const right = row === 0 && index < boxes.length - 1 ? line.fromRight : line.down;
			return `${left} ${padEnd(lines[row] ?? '', inner)} ${right}`;
		});
		return join(cells, row === 0 ? across.repeat(gap) : between);
	});
	return [
		join(boxes.map(({caption, inner}) => padEnd(` ${caption}`, inner + 4))).trimEnd(),
		join(edge(line.topLeft, line.topRight)),
		...body,
		join(edge(line.bottomLeft, line.bottomRight)),
	];
}

/** Only for lines of single-column signs, such as the edge of a box. */
function replaceAt(text: string, column: number, sign: string): string {
	return text.slice(0, column) + sign + text.slice(column + 1);
}

function replaceEnd(text: string, sign: string): string {
	return text.slice(0, -1) + sign;
}

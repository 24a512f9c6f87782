import {chainOf, type Picture, type PictureNode} from '../model/picture.js';
import type {Texts} from '../text/en.js';
import {brokenSentences, worded} from '../text/picture-words.js';
import type {Glyphs} from './glyphs.js';
import {padEnd, widthOf, wrap, wrapItems} from './measure.js';
import {type StyledLine, span, type Tone, textOf} from './theme.js';

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
	return pictureLines(picture, options).map(textOf);
}

/** The same, with what does not work in its colour. */
export function pictureLines(picture: Picture, options: DrawOptions): StyledLine[] {
	const shown = worded(picture, options.texts);
	const wire = chainOf(shown, 'wire');
	const management = chainOf(shown, 'management');
	const drawn =
		drawWide(wire, management, options) ??
		drawNarrow(wire, management, options).map((line): StyledLine => [span(line)]);
	const broken = brokenPaths(picture, options).map((line): StyledLine => [span(line, 'bad')]);
	const further = (picture.more ?? []).flatMap(other => pictureLines(other, options));
	return [...drawn, ...broken, ...further];
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

/** How a box and the link that leads to it look, for a picture that says how far something is. */
export type Look = {
	readonly sign: string;
	readonly tone: Tone;
	/** Of the link between this box and the one before it. */
	readonly link: Tone;
};

export type LookOf = (node: PictureNode, before: PictureNode | undefined) => Look;

const plainLook: LookOf = () => ({sign: '', tone: 'plain', link: 'plain'});

/** The boxes of all wires, in colours; nothing where one of them is too wide. What can never be is not said here. */
export function drawColoured(
	picture: Picture,
	options: DrawOptions,
	lookOf: LookOf,
): readonly StyledLine[] | undefined {
	const wires = [picture, ...(picture.more ?? [])].map(one => worded(one, options.texts));
	const drawn = wires.map(one => drawWide(chainOf(one, 'wire'), chainOf(one, 'management'), options, lookOf));
	return drawn.every(lines => lines !== undefined) ? drawn.flat() : undefined;
}

type Box = Look & {readonly caption: string; readonly lines: readonly string[]; readonly inner: number};

const gap = 3;

function drawWide(
	wire: readonly PictureNode[],
	management: readonly PictureNode[],
	{columns, glyphs: {line}, texts}: DrawOptions,
	lookOf: LookOf = plainLook,
): StyledLine[] | undefined {
	const toBox = (node: PictureNode, before: PictureNode | undefined): Box => {
		const look = lookOf(node, before);
		const caption = texts.node[node.id];
		const lines = node.lines.map((text, row) => (row === 0 ? look.sign + text : text));
		return {...look, caption, lines, inner: Math.max(...lines.map(widthOf), widthOf(caption) - 2)};
	};
	const toBoxes = (nodes: readonly PictureNode[]) =>
		nodes.map((node, index) => toBox(node, nodes[index - 1]));
	const upper = toBoxes(wire);
	const lower = toBoxes(management).slice(0, -1);
	const last = toBoxes(management).at(-1);
	const upperColumns = columnsOf(upper);
	const dsm = upper.at(-1);
	const lowerColumns = columnsOf(lower);
	if (!dsm || Math.max(upperColumns, lowerColumns) > columns) return undefined;
	if (!last || lower.length === 0) return drawRow(upper, line, line.across);
	// The way from the host ends below the middle of DSM's box, or further right when it is long itself.
	const joint = Math.max(upperColumns - Math.ceil((dsm.inner + 4) / 2), lowerColumns + 1);
	if (joint > upperColumns - 2) return undefined;
	const soft = (text: string) => span(text, last.link);
	const above = drawRow(upper, line, line.across);
	const below = drawRow(lower, line, line.acrossSoft);
	const bottom = above.length - 1;
	return [
		...above.map((row, index) => (index === bottom ? withJoint(row, joint, line.fromBottom) : row)),
		...below.map((row, index): StyledLine => {
			const width = widthOf(textOf(row));
			if (index < 2) return [...row, span(' '.repeat(joint - width)), soft(line.downSoft)];
			if (index > 2) return row;
			const way = line.acrossSoft.repeat(joint - width) + line.bottomRight;
			return [...withJoint(row, width - 1, line.fromRight), soft(way)];
		}),
	];
}

function columnsOf(boxes: readonly Box[]): number {
	return boxes.reduce((sum, {inner}) => sum + inner + 4, gap * (boxes.length - 1));
}

/** A caption, then boxes of one height; the line that joins them runs through their first row. */
function drawRow(boxes: readonly Box[], line: Glyphs['line'], across: string): StyledLine[] {
	const height = Math.max(...boxes.map(({lines}) => lines.length));
	const join = (cellOf: (box: Box, index: number) => string, separator = ' '): StyledLine =>
		boxes.flatMap((box, index) => [
			...(index === 0 ? [] : [span(separator.repeat(gap), box.link)]),
			span(cellOf(box, index), box.tone),
		]);
	const edge = (left: string, right: string) =>
		join(({inner}) => left + line.across.repeat(inner + 2) + right);
	const last = boxes.length - 1;
	const body = Array.from({length: height}, (_, row) =>
		join(
			({lines, inner}, index) => {
				const left = row === 0 && index > 0 ? line.fromLeft : line.down;
				const right = row === 0 && index < last ? line.fromRight : line.down;
				return `${left} ${padEnd(lines[row] ?? '', inner)} ${right}`;
			},
			row === 0 ? across : ' ',
		),
	);
	return [
		join(({caption, inner}, index) => (index === last ? ` ${caption}` : padEnd(` ${caption}`, inner + 4))),
		edge(line.topLeft, line.topRight),
		...body,
		edge(line.bottomLeft, line.bottomRight),
	];
}

/** The sign in the place of the one at this column, which is in the last box and of one column. */
function withJoint(row: StyledLine, column: number, sign: string): StyledLine {
	const last = row.at(-1);
	if (!last) return row;
	const start = widthOf(textOf(row.slice(0, -1)));
	// Counted from its end, where a box has nothing but its edge; its names may be of wide characters.
	const behind = start + widthOf(last.text) - column - 1;
	const text =
		last.text.slice(0, last.text.length - behind - 1) + sign + last.text.slice(last.text.length - behind);
	return [...row.slice(0, -1), span(text, last.tone)];
}

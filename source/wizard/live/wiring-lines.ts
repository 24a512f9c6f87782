import {clean} from '../../model/clean.js';
import {chainOf, type Picture, type PictureNode} from '../../model/picture.js';
import {namedLines} from '../../text/picture-words.js';
import {drawColoured} from '../draw-picture.js';
import type {Glyphs} from '../glyphs.js';
import {clip, padEnd, widthOf} from '../measure.js';
import {blankLine, type Span, type StyledLine, span, type Tone} from '../theme.js';
import type {LiveSettings} from './live-settings.js';
import {type NodeProgress, nodeProgress, type RunProgress} from './run-progress.js';

/** From here on the wiring may have a place; what goes on comes first. */
const leastRows = 20;

/** From here on in boxes, with its addresses. */
const boxRows = 36;

/** Columns before a way that goes on in the next line, with its link. */
const indent = 8;

const tones: Readonly<Record<NodeProgress, Tone>> = {
	given: 'plain',
	waiting: 'dim',
	running: 'accent',
	done: 'good',
	failed: 'bad',
};

/**
 * The wiring, in boxes or a line for each way to DSM, with what the run has made of it so far; nothing where it does not fit into
 * `room` lines. A sign says what the colour says.
 */
export function wiringLines(
	progress: RunProgress,
	tick: number,
	room: number,
	settings: LiveSettings,
): readonly StyledLine[] {
	const {picture, rows, texts} = settings;
	if (!picture || rows < leastRows || Object.keys(progress).length === 0) return [];
	const {across, acrossSoft} = settings.glyphs.line;
	const wires = [picture, ...(picture.more ?? [])].map(one => chainOf(one, 'wire'));
	const lines = [
		...wires.flatMap(wire => wayLines(wire, across, progress, tick, settings)),
		...wayLines(chainOf(picture, 'management'), acrossSoft, progress, tick, settings),
	];
	const heading = [blankLine, [span(texts.plan.wiringHeading, 'dim')]];
	const boxes = rows < boxRows ? undefined : boxesOf(picture, progress, tick, settings);
	const choices = [...(boxes ? [boxes] : []), lines].map(drawn => [...heading, ...drawn]);
	return choices.find(choice => choice.length <= room) ?? [];
}

function boxesOf(
	picture: Picture,
	progress: RunProgress,
	tick: number,
	{columns, glyphs, texts}: LiveSettings,
): readonly StyledLine[] | undefined {
	return drawColoured(picture, {columns, glyphs, texts: texts.wizard.picture}, (node, before) => {
		const now = nodeProgress(node, progress);
		const link = linkTone(before ? nodeProgress(before, progress) : 'given', now);
		// Of one width, or the boxes would move when something is done.
		const sign = now === 'given' ? '' : padEnd(signOf(now, tick, glyphs), widthOf(glyphs.off) + 1);
		return {sign, tone: tones[now], link};
	});
}

/** From its far end to DSM; broken before a link where the window ends. */
function wayLines(
	nodes: readonly PictureNode[],
	across: string,
	progress: RunProgress,
	tick: number,
	{glyphs, columns, texts}: LiveSettings,
): StyledLine[] {
	const lines: Span[][] = [];
	let width = 0;
	let before: NodeProgress = 'given';
	for (const [index, node] of nodes.entries()) {
		const now = nodeProgress(node, progress);
		const sign = signOf(now, tick, glyphs);
		const name = clean(namedLines(node, texts.wizard.picture)[0] ?? node.id);
		// The longest name that there can be still fits beside the link before it.
		const box = sign + clip(name, columns - indent - widthOf(sign), glyphs.ellipsis);
		const link = index === 0 ? '  ' : ` ${across.repeat(2)} `;
		const fits = width + widthOf(link) + widthOf(box) <= columns;
		const lead = index > 0 && !fits ? padEnd('', indent - widthOf(link)) + link : link;
		const parts = [span(lead, linkTone(before, now)), span(box, tones[now])];
		if (index > 0 && fits) lines.at(-1)?.push(...parts);
		else lines.push(parts);
		width = (index > 0 && fits ? width : 0) + widthOf(lead) + widthOf(box);
		before = now;
	}
	return lines;
}

/** A link is there when both of its ends are. */
function linkTone(one: NodeProgress, other: NodeProgress): Tone {
	const isThere = (end: NodeProgress) => end === 'done' || end === 'given';
	return isThere(one) && isThere(other) ? 'good' : 'dim';
}

function signOf(progress: NodeProgress, tick: number, {tick: done, cross, off, spinner}: Glyphs): string {
	switch (progress) {
		case 'given':
			return '';
		case 'waiting':
			return `${off} `;
		case 'running':
			return `${spinner[tick % spinner.length] ?? ''} `;
		case 'done':
			return `${done} `;
		case 'failed':
			return `${cross} `;
	}
}

import type {Plan} from '../model/plan.js';
import {describePicture} from '../text/describe-picture.js';
import type {Texts} from '../text/en.js';
import {brokenSentences} from '../text/picture-words.js';
import {arrange, type Box, columnsOf, type Line, sizes} from './svg/geometry.js';
import {style} from './svg/style.js';
import {xmlText} from './svg/xml.js';

/**
 * The wiring as one SVG that needs nothing else: no font, script or style from outside. Legible on a light and on a dark
 * page. The same plan gives the same bytes.
 */
export function renderSvg(plan: Plan, texts: Texts): string {
	const {title, description} = describePicture(plan, texts);
	const {boxes, lines, right, bottom} = arrange(plan.picture, texts.wizard.picture);
	const ways = (['wire', 'management'] as const).filter(way => lines.some(({path}) => path === way));
	const broken = [plan.picture, ...(plan.picture.more ?? [])].flatMap(picture =>
		brokenSentences(picture, texts.wizard.picture),
	);
	const foot = bottom + sizes.rowGap;
	const legend = legendOf(
		ways.map(way => ({way, text: texts.picture[way]})),
		foot,
	);
	const firstBroken = foot + 28;
	const width =
		Math.max(
			right,
			legend.right,
			...broken.map(text => sizes.margin + 22 + Math.ceil(columnsOf(text) * sizes.sentenceColumn)),
		) + sizes.margin;
	const height = foot + 4 + sizes.margin - 8 + (broken.length === 0 ? 0 : 4 + broken.length * 24);
	return `${[
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">`,
		`<title id="title">${xmlText(title)}</title>`,
		`<desc id="desc">${xmlText(description)}</desc>`,
		'<style>',
		...style,
		'</style>',
		`<rect class="page" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10"/>`,
		...lines.map(lineOf),
		...boxes.flatMap(box => boxOf(box, texts.wizard.picture.node[box.id])),
		...lines.flatMap(dotsOf),
		...legend.elements,
		...broken.flatMap((text, index) => brokenOf(text, firstBroken + index * 24)),
		'</svg>',
	].join('\n')}\n`;
}

function boxOf({id, x, y, width, height, lines}: Box, caption: string): string[] {
	const left = x + sizes.padding;
	return [
		`<rect class="${id === 'dsm' ? 'dsm' : 'box'}" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>`,
		`<text class="caption" x="${left}" y="${y + sizes.caption}">${xmlText(caption)}</text>`,
		...lines.map(
			line =>
				`<text class="${line.isName ? 'name' : 'value'}" x="${left}" y="${line.y}">${xmlText(line.text)}</text>`,
		),
	];
}

function lineOf({path, points}: Line): string {
	return `<polyline class="${path}" points="${points.map(point => point.join(',')).join(' ')}"/>`;
}

function dotsOf({path, points}: Line): string[] {
	return [points[0], points.at(-1)].flatMap(point =>
		point
			? [`<circle class="${path === 'wire' ? 'dot' : 'hostdot'}" cx="${point[0]}" cy="${point[1]}" r="3.5"/>`]
			: [],
	);
}

/** What the two kinds of line mean, side by side. */
function legendOf(
	ways: ReadonlyArray<{readonly way: Line['path']; readonly text: string}>,
	y: number,
): {readonly elements: readonly string[]; readonly right: number} {
	const elements: string[] = [];
	let x: number = sizes.margin;
	for (const {way, text} of ways) {
		elements.push(
			`<path class="${way}" d="M${x} ${y - 4}h30"/>`,
			`<text class="legend" x="${x + 38}" y="${y}">${xmlText(text)}</text>`,
		);
		x += 38 + Math.ceil(columnsOf(text) * sizes.sentenceColumn) + 28;
	}
	return {elements, right: x - 28};
}

function brokenOf(text: string, y: number): string[] {
	return [
		`<path class="cross" d="M${sizes.margin + 1} ${y - 9}l9 9m0 -9l-9 9"/>`,
		`<text class="bad" x="${sizes.margin + 22}" y="${y}">${xmlText(text)}</text>`,
	];
}

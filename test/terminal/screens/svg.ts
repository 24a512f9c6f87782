import type {Caret, Shot} from './cells.js';
import {escapeXml, svgLine} from './svg-line.js';
import {cell, fonts, margin, plain} from './theme.js';

/** The picture of one screen. The title is for whoever cannot see it. */
export function svgOf(shot: Shot, title: string): string {
	const rows = shot.lines.length;
	const lines = shot.lines
		.map((runs, row) => at(row, svgLine(runs)))
		.filter(Boolean)
		.join('\n');
	const content = `${caretOf(shot.caret)}${lines}`;
	return inWindow({columns: shot.columns, rows, title, style: '', content});
}

function at(row: number, line: string): string {
	return line === '' ? '' : `<g transform="translate(0 ${row * cell.height})">${line}</g>`;
}

/** A bar before the character, as it leaves the character to be read. */
export function caretOf(caret: Caret | undefined, above = 0): string {
	if (!caret) return '';
	const [x, y] = [caret.column * cell.width, (above + caret.row) * cell.height];
	return `<rect x="${x}" y="${y + 2}" width="2" height="${cell.height - 4}" fill="${plain.caret}"/>\n`;
}

export type WindowOptions = {
	readonly columns: number;
	readonly rows: number;
	readonly title: string;
	readonly style: string;
	readonly content: string;
};

/** What both kinds of picture have around them. */
export function inWindow({columns, rows, title, style, content}: WindowOptions): string {
	const [width, height] = [columns * cell.width, rows * cell.height];
	const [outerWidth, outerHeight] = [width + 2 * margin, height + 2 * margin];
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${outerWidth} ${outerHeight}" width="${outerWidth}" height="${outerHeight}" role="img" aria-label="${escapeXml(title)}">
<title>${escapeXml(title)}</title>
<style>text{font:${cell.fontSize}px ${fonts};white-space:pre}path{fill:none;stroke-width:1.25}.b{font-weight:700}.i{font-style:italic}.u{text-decoration:underline}${style}</style>
<rect x=".5" y=".5" width="${outerWidth - 1}" height="${outerHeight - 1}" rx="10" fill="${plain.background}" stroke="${plain.edge}"/>
<svg x="${margin}" y="${margin}" width="${width}" height="${height}">
${content}
</svg>
</svg>
`;
}

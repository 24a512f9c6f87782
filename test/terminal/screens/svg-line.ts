import {boxPath, isBoxDrawing} from './box-drawing.js';
import type {CellStyle, Glyph, Run} from './cells.js';
import {cell, coloursOf} from './theme.js';

/** One row of a terminal as SVG, at the top left of wherever it is put. Empty for a row of blanks. */
export function svgLine(runs: readonly Run[]): string {
	return runs.map(run => `${behind(run)}${lines(run)}${words(run)}`).join('');
}

function behind({style, glyphs}: Run): string {
	const {behind: colour} = coloursOf(style);
	const [first] = glyphs;
	const last = glyphs.at(-1);
	if (colour === undefined || !first || !last) return '';
	const width = (last.column + last.width - first.column) * cell.width;
	return `<rect x="${first.column * cell.width}" width="${width}" height="${cell.height}" fill="${colour}"/>`;
}

function lines({style, glyphs}: Run): string {
	const path = boxPath(glyphs.filter(({text}) => isBoxDrawing(text)));
	return path === '' ? '' : `<path d="${path}" stroke="${coloursOf(style).text}"/>`;
}

/**
 * Each character has a place of its own, so that no font shifts a column. Two blanks or more are a gap, since SVG
 * makes one of them.
 */
function words({style, glyphs}: Run): string {
	return pieces(glyphs)
		.map(piece => {
			const text = piece.map(glyph => escapeXml(glyph.text)).join('');
			return `<text y="${cell.baseline}" x="${piece.map(placeOf).join(' ')}"${looks(style)}>${text}</text>`;
		})
		.join('');
}

function pieces(glyphs: readonly Glyph[]): Glyph[][] {
	const found: Glyph[][] = [[]];
	let blank: Glyph | undefined;
	for (const glyph of glyphs) {
		const piece = found.at(-1) ?? [];
		if (isBoxDrawing(glyph.text)) {
			if (piece.length > 0) found.push([]);
			blank = undefined;
		} else if (glyph.text !== ' ') {
			piece.push(...(blank && piece.length > 0 ? [blank] : []), glyph);
			blank = undefined;
		} else if (blank) {
			found.push([]);
			blank = undefined;
		} else {
			blank = glyph;
		}
	}

	return found.filter(piece => piece.length > 0);
}

/** A wide character stands in the middle of its two cells: it is as wide as the font is high, which is less. */
function placeOf({column, width}: Glyph): number {
	return column * cell.width + (width === 2 ? (2 * cell.width - cell.fontSize) / 2 : 0);
}

function looks(style: CellStyle): string {
	const kinds = [style.bold && 'b', style.italic && 'i', style.underline && 'u'].filter(Boolean).join(' ');
	return `${kinds === '' ? '' : ` class="${kinds}"`} fill="${coloursOf(style).text}"`;
}

/** A terminal's text holds no control characters, which XML could not hold either. */
export function escapeXml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

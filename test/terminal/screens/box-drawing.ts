import type {Glyph} from './cells.js';
import {cell} from './theme.js';

// Lines are drawn as lines: fonts leave gaps between the rows, and each has its own idea of where the middle is.

/** Which ways a line leaves the middle of its cell: up, right, down, left. */
const arms: Readonly<Record<string, string>> = {
	'─': 'rl',
	'│': 'ud',
	'┌': 'rd',
	'┐': 'dl',
	'└': 'ur',
	'┘': 'ul',
	'├': 'urd',
	'┤': 'udl',
	'┬': 'rdl',
	'┴': 'url',
	'┼': 'urdl',
};

const middle = {x: cell.width / 2, y: cell.height / 2} as const;

export function isBoxDrawing(text: string): boolean {
	return text in arms || text === '╌' || text === '╎';
}

/** The path of these characters, whose row begins at 0. Neighbours share one stroke. */
export function boxPath(glyphs: readonly Glyph[]): string {
	const across: [number, number][] = [];
	const down: string[] = [];
	for (const {text, column} of glyphs) {
		const x = column * cell.width;
		const ways = arms[text] ?? '';
		for (const [from, to] of acrossOf(text, ways, x)) {
			const last = across.at(-1);
			if (last?.[1] === from) last[1] = to;
			else across.push([from, to]);
		}

		for (const [from, to] of downOf(text, ways)) down.push(`M${x + middle.x} ${from}V${to}`);
	}

	return [...across.map(([from, to]) => `M${from} ${middle.y}H${to}`), ...down].join('');
}

function acrossOf(text: string, ways: string, x: number): [number, number][] {
	if (text === '╌') return dashes(cell.width).map(([from, to]) => [x + from, x + to]);
	const from = ways.includes('l') ? x : x + middle.x;
	const to = ways.includes('r') ? x + cell.width : x + middle.x;
	return from === to ? [] : [[from, to]];
}

function downOf(text: string, ways: string): [number, number][] {
	if (text === '╎') return dashes(cell.height);
	const from = ways.includes('u') ? 0 : middle.y;
	const to = ways.includes('d') ? cell.height : middle.y;
	return from === to ? [] : [[from, to]];
}

/** Two to a cell, with half a gap at either end. */
function dashes(length: number): [number, number][] {
	return [
		[length / 8, (length * 3) / 8],
		[(length * 5) / 8, (length * 7) / 8],
	];
}

import type {CellStyle, Colour} from './cells.js';

/** Measures in pixels. A cell is 0.6 of the font's size wide, as the letters of nearly every monospaced font are. */
export const cell = {width: 9, height: 20, fontSize: 15, baseline: 15} as const;

export const margin = 18;

export const fonts =
	"ui-monospace,'Cascadia Mono','SF Mono',Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',monospace";

export const plain = {
	background: '#15181e',
	foreground: '#d8dce2',
	edge: '#2c313a',
	caret: '#d8dce2',
} as const;

/** The sixteen colours that a terminal has names for. */
const named = [
	'#3b414d',
	'#f2777a',
	'#8fc873',
	'#e8b95c',
	'#6fb3f2',
	'#c792ea',
	'#56c6cf',
	'#d8dce2',
	'#6b7380',
	'#ff8f91',
	'#a8dd8d',
	'#f7cf7e',
	'#8cc5ff',
	'#d9adf5',
	'#7bdbe3',
	'#ffffff',
] as const;

/** How much of a dim letter is its own colour. The rest is what lies behind it. */
const dimmed = 0.62;

/** The colours that a cell is drawn in. */
export function coloursOf({foreground, background, dim, inverse}: CellStyle): {
	readonly text: string;
	/** Only where it is not the window's. */
	readonly behind: string | undefined;
} {
	const front = solid(foreground, plain.foreground);
	const back = solid(background, plain.background);
	const [text, behind] = inverse ? [back, front] : [front, back];
	return {
		text: dim ? mix(text, behind, dimmed) : text,
		behind: behind === plain.background ? undefined : behind,
	};
}

function solid(colour: Colour, otherwise: string): string {
	if (colour === 'default') return otherwise;
	return typeof colour === 'number' ? (named[colour] ?? fromCube(colour)) : colour;
}

/** 16 to 231 are a cube of six shades each, 232 to 255 are greys. */
function fromCube(index: number): string {
	if (index >= 232) return hex([0, 0, 0].map(() => 8 + 10 * (index - 232)));
	const place = index - 16;
	const shade = (step: number) => (step === 0 ? 0 : 55 + 40 * step);
	return hex([Math.floor(place / 36), Math.floor(place / 6) % 6, place % 6].map(shade));
}

function mix(one: string, other: string, share: number): string {
	const others = channels(other);
	return hex(
		channels(one).map((value, index) => Math.round(value * share + (others[index] ?? 0) * (1 - share))),
	);
}

function channels(colour: string): number[] {
	return [1, 3, 5].map(start => Number.parseInt(colour.slice(start, start + 2), 16));
}

function hex(values: readonly number[]): string {
	return `#${values.map(value => value.toString(16).padStart(2, '0')).join('')}`;
}

import type {Screen} from './screens.js';

export const minimum = {columns: 60, rows: 16} as const;

/** How the rows of the window are shared out. The last row stays free: a frame as tall as the window would scroll it. */
export type FrameLayout = {
	/** Answered screens that get a line each. */
	readonly answered: number;
	/** One blank row between the parts, where there is room. */
	readonly gap: 0 | 1;
	/** Rows above the body. */
	readonly top: number;
	readonly body: number;
};

/** Rows that a screen's body wants before lines for the answered screens are worth it. */
const wanted: {readonly [S in Screen]: number} = {
	nic: 10,
	layout: 12,
	lan: 10,
	management: 8,
	container: 11,
	warnings: 20,
	// It shows all answers itself.
	review: Number.POSITIVE_INFINITY,
};

/** `before`: how many screens come before this one. */
export function frameLayout(screen: Screen, before: number, rows: number, hintRows: number): FrameLayout {
	const gap = rows >= 22 ? 1 : 0;
	const fixed = 1 + 1 + hintRows + 3 * gap;
	const room = rows - 1 - fixed;
	const answered = room - before >= wanted[screen] ? before : 0;
	return {answered, gap, top: 1 + answered + gap + 1 + gap, body: room - answered};
}

/** The part of a list of `length` items that shows `focus` in `rows` rows. */
export function windowAround(
	length: number,
	focus: number,
	rows: number,
): {readonly start: number; readonly end: number} {
	const start = Math.max(0, Math.min(focus - Math.floor((rows - 1) / 2), length - rows));
	return {start, end: Math.min(length, start + Math.max(1, rows))};
}

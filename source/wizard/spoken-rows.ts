import {windowAround} from './frame-layout.js';
import {wrap} from './measure.js';
import type {Settings} from './settings.js';

/** What Ink puts before a control's words when it draws for a screen reader; the longest of each kind. */
const announced = {
	// Only the first that is shown has the list's own role, and any may be the first.
	option: 'listbox: option: (selected) ',
	textbox: 'textbox: (selected) ',
	radiogroup: 'radiogroup: (selected) ',
	toolbar: 'toolbar: ',
	text: '',
} as const;

export type Announced = keyof typeof announced;

/** Rows that a line takes: one, cut off at the edge, except for a screen reader, which gets all of it, wrapped. */
export function rowsOf(kind: Announced, text: string, {spoken, columns}: Settings): number {
	return spoken ? wrap(announced[kind] + text, columns).length : 1;
}

/** Columns that are left for the words. */
export function roomFor(kind: Announced, {spoken, columns}: Pick<Settings, 'spoken' | 'columns'>): number {
	return spoken ? columns - announced[kind].length : columns;
}

export function sum(heights: readonly number[]): number {
	return heights.reduce((total, height) => total + height, 0);
}

/** The part of a list that shows `focus` in `rows` rows, when its items may take more than one. */
export function windowThatFits(heights: readonly number[], focus: number, rows: number) {
	let items = Math.max(1, Math.min(heights.length, rows));
	let part = windowAround(heights.length, focus, items);
	while (items > 1 && sum(heights.slice(part.start, part.end)) > rows)
		part = windowAround(heights.length, focus, --items);
	return {...part, rows: sum(heights.slice(part.start, part.end))};
}

import {type Measure, wrapBy} from '../text/wrapping.js';
import type {HelpItem, HelpModel} from './help-model.js';

/** Longer lines are hard to read. */
const widest = 100;
/** What a description needs beside its term; with less it stands below. */
const narrowest = 36;

/**
 * The help in the user's language, no line wider than the terminal: commander has English words of its own, and breaks lines at
 * blanks, of which Chinese has none.
 */
export function layOutHelp(
	{usage, about, parts, examplesFirst, after}: HelpModel,
	columns: number,
	measure: Measure,
): string {
	const {widthOf} = measure;
	const wrap = (text: string, room: number) => wrapBy(measure, text, room);
	const width = Math.min(columns, widest);
	const term = Math.max(
		...parts.slice(examplesFirst ? 1 : 0).flatMap(({items}) => items.map(([one]) => widthOf(one))),
	);
	return [
		wrap(usage, width),
		wrap(about, width),
		...parts.map(({heading, items}) => [
			...wrap(heading, width),
			...items.flatMap(item => itemLines(item, term)),
		]),
		...after.map(text => wrap(text, width)),
	]
		.map(lines => `${lines.join('\n')}\n`)
		.join('\n');

	/** The term in a column of its own; above its description where that would have no room, or it is too long itself. */
	function itemLines([one, what]: HelpItem, column: number): string[] {
		const taken = column + 4;
		if (width - taken < narrowest) return [`  ${one}`, ...wrap(what, width - 6).map(line => `      ${line}`)];
		if (widthOf(one) > column) return [`  ${one}`, ...wrap(what, width - taken).map(indented)];
		const [first = '', ...rest] = wrap(what, width - taken);
		return [`  ${one}${' '.repeat(column - widthOf(one) + 2)}${first}`.trimEnd(), ...rest.map(indented)];

		function indented(line: string): string {
			return `${' '.repeat(taken)}${line}`;
		}
	}
}

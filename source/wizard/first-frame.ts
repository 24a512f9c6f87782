import {ownMeasure} from '../text/own-measure.js';
import type {FirstSentences} from './first-sentences.js';
import {frameLayout, minimum} from './frame-layout.js';
import type {Glyphs} from './glyphs.js';
import {linesOfHints} from './hint-lines.js';
import {railLine} from './rail-line.js';
import type {Screen} from './screens.js';
import {blankLine, type StyledLine, span, textOf} from './theme.js';

type Window = {
	readonly sentences: FirstSentences;
	readonly glyphs: Glyphs;
	readonly columns: number;
	readonly rows: number;
};

/**
 * What the wizard shows before it knows anything of the machine, as lines; undefined where there is no room for it. Needs
 * nothing of Ink, whose load takes longer than all that comes before it, and Ink draws the very same over it (a test
 * compares them).
 */
export function firstFrame({sentences, glyphs, columns, rows}: Window): readonly StyledLine[] | undefined {
	if (columns < minimum.columns || rows < minimum.rows) return undefined;
	const {widthOf} = ownMeasure;
	const {steps, label, title, loading} = sentences;
	const settings = {texts: {wizard: {steps}}, glyphs, columns};
	const hints = linesOfHints(sentences.hints, columns, settings, widthOf);
	const {gap} = frameLayout('nic', 0, rows, hints.length);
	const space = gap > 0 ? [blankLine] : [];
	const lines: readonly StyledLine[] = [
		railLine('nic', Object.keys(steps) as Screen[], label, settings, widthOf),
		...space,
		[span(title, 'strong')],
		...space,
		[span(glyphs.spinner[0] ?? '', 'accent'), span(` ${loading}`)],
		...space,
		...hints,
	];
	return lines.some(line => widthOf(textOf(line)) > columns) ? undefined : lines;
}

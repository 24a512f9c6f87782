import type {Texts} from '../text/en.js';
import {frameLayout, minimum} from './frame-layout.js';
import type {Glyphs} from './glyphs.js';
import {hintLines} from './hint-lines.js';
import {keymap} from './keymap.js';
import {railLine} from './rail-line.js';
import type {Screen} from './screens.js';
import {blankLine, type StyledLine, span, type Tone, textOf} from './theme.js';

type Window = {
	readonly texts: Texts;
	readonly glyphs: Glyphs;
	readonly columns: number;
	readonly rows: number;
};

/** Nothing is listed, nothing remembered, and it is looking already. */
const idleAtFirst: readonly string[] = ['all', 'refresh', 'forget', 'scroll'];

const keysAtFirst = keymap['no-cards'].flatMap(({hint, shown}) =>
	hint && shown && !idleAtFirst.includes(hint) ? [{hint, shown}] : [],
);

/**
 * What the wizard shows before it knows anything of the machine, as lines; undefined where there is no room for it. Needs
 * nothing of Ink, whose load takes longer than all that comes before it, and Ink draws the very same over it (a test
 * compares them).
 */
export function firstFrame({texts, glyphs, columns, rows}: Window): readonly StyledLine[] | undefined {
	if (columns < minimum.columns || rows < minimum.rows) return undefined;
	const {wizard} = texts;
	const settings = {texts, glyphs, columns};
	const shown = Object.keys(wizard.steps) as Screen[];
	const label = wizard.step(1, shown.length, wizard.steps.nic);
	const hints = hintLines(keysAtFirst, settings, widthOf);
	const {gap} = frameLayout('nic', 0, rows, hints.length);
	const space = gap > 0 ? [blankLine] : [];
	const lines: readonly StyledLine[] = [
		railLine('nic', shown, label, settings, widthOf),
		...space,
		[span(wizard.titles.nic, 'strong')],
		...space,
		[span(glyphs.spinner[0] ?? '', 'accent'), span(` ${wizard.loading}`)],
		...space,
		...hints,
	];
	return lines.some(line => widthOf(textOf(line)) > columns) ? undefined : lines;
}

/** Our own sentences hold nothing but letters of one column and Chinese ones of two. */
function widthOf(text: string): number {
	return Array.from(text).reduce((sum, letter) => sum + (/[\u2e80-\uffe6]/.test(letter) ? 2 : 1), 0);
}

const codes: Readonly<Record<Tone, readonly [string, string]>> = {
	plain: ['', ''],
	dim: ['\u001B[2m', '\u001B[22m'],
	strong: ['\u001B[1m', '\u001B[22m'],
	accent: ['\u001B[36m', '\u001B[39m'],
	chosen: ['\u001B[36m\u001B[1m', '\u001B[22m\u001B[39m'],
	good: ['\u001B[32m', '\u001B[39m'],
	warning: ['\u001B[33m', '\u001B[39m'],
	bad: ['\u001B[31m', '\u001B[39m'],
	key: ['\u001B[1m', '\u001B[22m'],
};

/** The lines as a terminal takes them, each with its end. */
export function drawn(lines: readonly StyledLine[], colour: boolean): string {
	const part = ({text, tone}: StyledLine[number]) =>
		colour ? `${codes[tone][0]}${text}${codes[tone][1]}` : text;
	return lines.map(line => `${line.map(part).join('')}\n`).join('');
}

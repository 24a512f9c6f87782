import type {ShownKey} from './active-keys.js';
import type {Settings} from './settings.js';
import {type Span, type StyledLine, span, textOf} from './theme.js';

/** Columns that a text takes. Given along, since the tables of what is how wide are not loaded when the first frame is drawn. */
export type WidthOf = (text: string) => number;

/** The footer: keys and what they do, in as many lines as the window's width makes necessary. */
export function hintLines(
	keys: readonly ShownKey[],
	settings: Pick<Settings, 'texts' | 'glyphs' | 'columns'>,
	widthOf: WidthOf,
): StyledLine[] {
	const hints = keys.map(({hint, shown}): Hinted => ({shown, text: settings.texts.wizard.keys[hint]}));
	return linesOfHints(hints, settings.columns, settings, widthOf);
}

/** `shown` as a keymap names keys, or as they are called. */
export type Hinted = {readonly shown: readonly string[]; readonly text: string};

function keysText(shown: readonly string[], glyphs: Settings['glyphs'], widthOf: WidthOf): string {
	const nameOf = (key: string) => (key in glyphs.keys ? glyphs.keys[key as keyof typeof glyphs.keys] : key);
	const keys = shown.map(nameOf);
	return keys.join(keys.every(key => widthOf(key) === 1) ? '' : '/');
}

/** Below what scrolls: how many lines are out of sight, and the keys that lead there where there is room for them. */
export function moreLine(
	hidden: {readonly above: number; readonly below: number},
	keys: readonly string[],
	{texts, glyphs, columns}: Pick<Settings, 'texts' | 'glyphs' | 'columns'>,
	widthOf: WidthOf,
): StyledLine {
	const {above, below} = hidden;
	const arrows = `${above > 0 ? glyphs.more.up : ''}${below > 0 ? glyphs.more.down : ''}`;
	const amount = span(`${arrows} ${texts.wizard.more(above, below)}`, 'dim');
	const whole = [
		amount,
		span('   '),
		span(keysText(keys, glyphs, widthOf), 'key'),
		span(` ${texts.wizard.keys.scroll}`, 'dim'),
	];
	return widthOf(textOf(whole)) <= columns ? whole : [amount];
}

export function linesOfHints(
	hinted: readonly Hinted[],
	columns: number,
	{glyphs}: Pick<Settings, 'glyphs'>,
	widthOf: WidthOf,
): StyledLine[] {
	const hints = hinted.map(({shown, text}): Span[] => [
		span(keysText(shown, glyphs, widthOf), 'key'),
		span(` ${text}`, 'dim'),
	]);
	const between = span('   ');
	const lines: StyledLine[] = [];
	let line: StyledLine = [];
	for (const hint of hints) {
		const longer = line.length === 0 ? hint : [...line, between, ...hint];
		if (line.length > 0 && widthOf(textOf(longer)) > columns) {
			lines.push(line);
			line = hint;
		} else {
			line = longer;
		}
	}

	return [...lines, line];
}

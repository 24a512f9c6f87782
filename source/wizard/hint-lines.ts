import {type Context, keymap} from './keymap.js';
import type {Settings} from './settings.js';
import {type Span, type StyledLine, span, textOf} from './theme.js';

/** Columns that a text takes. Given along, since the tables of what is how wide are not loaded when the first frame is drawn. */
export type WidthOf = (text: string) => number;

/** The keys that do something now, from the keymap, in as many lines as the window's width makes necessary. */
export function hintLines(
	context: Context,
	settings: Pick<Settings, 'texts' | 'glyphs' | 'columns'>,
	widthOf: WidthOf,
): StyledLine[] {
	const hints = keymap[context].flatMap(({hint, shown}): Hinted[] =>
		hint && shown ? [{shown, text: settings.texts.wizard.keys[hint]}] : [],
	);
	return linesOfHints(hints, settings.columns, settings, widthOf);
}

/** `shown` as a keymap names keys, or as they are called. */
export type Hinted = {readonly shown: readonly string[]; readonly text: string};

export function linesOfHints(
	hinted: readonly Hinted[],
	columns: number,
	{glyphs}: Pick<Settings, 'glyphs'>,
	widthOf: WidthOf,
): StyledLine[] {
	const nameOf = (key: string) => (key in glyphs.keys ? glyphs.keys[key as keyof typeof glyphs.keys] : key);
	const hints = hinted.map(({shown, text}): Span[] => {
		const keys = shown.map(nameOf);
		const separator = keys.every(key => widthOf(key) === 1) ? '' : '/';
		return [span(keys.join(separator), 'key'), span(` ${text}`, 'dim')];
	});
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

import type {WidthOf} from './hint-lines.js';
import type {Screen} from './screens.js';
import type {Settings} from './settings.js';
import {type Span, type StyledLine, span, textOf} from './theme.js';

type RailSettings = Pick<Settings, 'glyphs' | 'columns'> & {
	readonly texts: {readonly wizard: Pick<Settings['texts']['wizard'], 'steps'>};
};

/** All steps in a row; in a narrow window only where one is. */
export function railLine(
	current: Screen,
	shown: readonly Screen[],
	label: string,
	{texts, glyphs, columns}: RailSettings,
	widthOf: WidthOf,
): StyledLine {
	const now = shown.indexOf(current);
	const spans = shown.flatMap((screen, index): Span[] => {
		const name = texts.wizard.steps[screen];
		const separator = index === 0 ? [] : [span(` ${glyphs.line.across} `, 'dim')];
		if (index < now) return [...separator, span(`${glyphs.tick} `, 'good'), span(name)];
		if (index === now) return [...separator, span(`${glyphs.pointer} ${name}`, 'chosen')];
		return [...separator, span(`${index + 1} ${name}`, 'dim')];
	});
	return widthOf(textOf(spans)) <= columns ? spans : [span(label, 'chosen')];
}

import type {ReactNode} from 'react';
import {widthOf} from '../measure.js';
import {type Screen, screens} from '../screens.js';
import {type Settings, useSettings} from '../settings.js';
import {type Span, type StyledLine, span, textOf} from '../theme.js';
import {StyledText} from './styled-text.js';

type StepRailProps = {readonly screen: Screen; readonly shown?: readonly Screen[]};

export function StepRail({screen, shown = screens}: StepRailProps): ReactNode {
	const settings = useSettings();
	const {texts} = settings;
	const label = texts.wizard.step(shown.indexOf(screen) + 1, shown.length, texts.wizard.steps[screen]);
	return <StyledText line={railLine(screen, shown, label, settings)} />;
}

/** All steps in a row; in a narrow window only where one is. */
export function railLine(
	current: Screen,
	shown: readonly Screen[],
	label: string,
	{texts, glyphs, columns}: Pick<Settings, 'texts' | 'glyphs' | 'columns'>,
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

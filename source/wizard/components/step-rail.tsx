import type {ReactNode} from 'react';
import {widthOf} from '../measure.js';
import {railLine} from '../rail-line.js';
import {type Screen, screens} from '../screens.js';
import {useSettings} from '../settings.js';
import {StyledText} from './styled-text.js';

type StepRailProps = {readonly screen: Screen; readonly shown?: readonly Screen[]};

export function StepRail({screen, shown = screens}: StepRailProps): ReactNode {
	const settings = useSettings();
	const {texts} = settings;
	const label = texts.wizard.step(shown.indexOf(screen) + 1, shown.length, texts.wizard.steps[screen]);
	return <StyledText line={railLine(screen, shown, label, settings, widthOf)} />;
}

import {Box} from 'ink';
import type {ReactNode} from 'react';
import {hintLines} from '../hint-lines.js';
import type {Context} from '../keymap.js';
import {widthOf} from '../measure.js';
import {useSettings} from '../settings.js';
import {StyledLines} from './styled-text.js';

export function KeyHints({context}: {readonly context: Context}): ReactNode {
	return (
		<Box flexDirection="column">
			<StyledLines lines={hintLines(context, useSettings(), widthOf)} />
		</Box>
	);
}

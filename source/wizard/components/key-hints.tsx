import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {ShownKey} from '../active-keys.js';
import {hintLines} from '../hint-lines.js';
import {widthOf} from '../measure.js';
import {useSettings} from '../settings.js';
import {StyledLines} from './styled-text.js';

export function KeyHints({keys}: {readonly keys: readonly ShownKey[]}): ReactNode {
	return (
		<Box flexDirection="column">
			<StyledLines lines={hintLines(keys, useSettings(), widthOf)} />
		</Box>
	);
}

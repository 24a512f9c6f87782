import {Box} from 'ink';
import {type ReactNode, useEffect} from 'react';
import {scrollKeys} from '../active-keys.js';
import {moreLine} from '../hint-lines.js';
import type {Context} from '../keymap.js';
import {widthOf} from '../measure.js';
import {useSettings} from '../settings.js';
import {blankLine, type StyledLine} from '../theme.js';
import {StyledLines, StyledText} from './styled-text.js';

export type ScrollViewProps = {
	readonly lines: readonly StyledLine[];
	/** Rows that it may take, its own last line included. */
	readonly rows: number;
	readonly offset: number;
	/** What the keys mean here: its scrolling ones are told where there is something to scroll. */
	readonly context: Context;
};

/** As many lines as fit, and below them how many there are more. */
export function ScrollView({lines, rows, offset, context}: ScrollViewProps): ReactNode {
	const settings = useSettings();
	const {reportScroll} = settings;
	const scrolls = lines.length > rows;
	const page = scrolls ? Math.max(1, rows - 1) : rows;
	const last = Math.max(0, lines.length - page);
	const start = Math.min(offset, last);
	useEffect(() => {
		reportScroll({last, page});
	}, [last, page, reportScroll]);
	if (rows <= 0) return null;
	// A blank at the top is there already, above this part.
	const first = start > 0 && lines[start]?.length === 0 ? start + 1 : start;
	const shown = lines.slice(first, first + page);
	const below = lines.length - first - shown.length;
	const padding = Array.from({length: scrolls ? page - shown.length : 0}, () => blankLine);
	return (
		<Box flexDirection="column">
			<StyledLines lines={[...shown, ...padding]} />
			{scrolls && (
				<StyledText line={moreLine({above: first, below}, scrollKeys(context), settings, widthOf)} />
			)}
		</Box>
	);
}

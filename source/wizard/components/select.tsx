import {Box} from 'ink';
import type {ReactNode} from 'react';
import {windowAround} from '../frame-layout.js';
import {padEnd, widthOf} from '../measure.js';
import {useSettings} from '../settings.js';
import {type StyledLine, span} from '../theme.js';
import {StyledText} from './styled-text.js';

export type SelectOption = {readonly id: string; readonly line: StyledLine};

export type SelectProps = {
	readonly options: readonly SelectOption[];
	readonly focus: string | undefined;
	/** Rows that it may take; a longer list shows what is around the focus. */
	readonly rows: number;
};

/** A list with one focused option. Which one that is, and what Enter does, is not decided here. */
export function Select({options, focus, rows}: SelectProps): ReactNode {
	const {glyphs} = useSettings();
	const index = Math.max(
		0,
		options.findIndex(({id}) => id === focus),
	);
	const {start, end} = windowAround(options.length, index, Math.max(1, Math.min(options.length, rows)));
	const width = widthOf(glyphs.pointer);
	return (
		<Box flexDirection="column">
			{options.slice(start, end).map(({id, line}, row) => {
				const focused = id === focus;
				const edge =
					row === 0 && start > 0
						? glyphs.more.up
						: start + row === end - 1 && end < options.length
							? glyphs.more.down
							: '';
				const mark = focused ? span(glyphs.pointer, 'chosen') : span(padEnd(edge, width), 'dim');
				return <StyledText key={id} line={[mark, span(' '), ...(focused ? line.map(lift) : line)]} />;
			})}
		</Box>
	);
}

/** The focused option's plain text stands out; what has a colour of its own keeps it. */
function lift(part: StyledLine[number]): StyledLine[number] {
	return part.tone === 'plain' ? {...part, tone: 'chosen'} : part;
}

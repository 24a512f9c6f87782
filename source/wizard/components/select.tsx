import {Box} from 'ink';
import type {ReactNode} from 'react';
import {padEnd, widthOf} from '../measure.js';
import {type Settings, useSettings} from '../settings.js';
import {rowsOf, windowThatFits} from '../spoken-rows.js';
import {type StyledLine, span, spoken} from '../theme.js';
import {StyledText} from './styled-text.js';

export type SelectOption = {readonly id: string; readonly line: StyledLine; readonly disabled?: boolean};

export type SelectProps = {
	readonly options: readonly SelectOption[];
	readonly focus: string | undefined;
	/** Rows that it may take; a longer list shows what is around the focus. */
	readonly rows: number;
};

/** A list with one focused option. Which one that is, and what Enter does, is not decided here. */
export function Select({options, focus, rows}: SelectProps): ReactNode {
	const settings = useSettings();
	const {glyphs} = settings;
	const index = Math.max(
		0,
		options.findIndex(({id}) => id === focus),
	);
	const {start, end} = windowThatFits(optionRows(options, settings), index, rows);
	const width = widthOf(glyphs.pointer);
	return (
		<Box flexDirection="column" aria-role="listbox">
			{options.slice(start, end).map(({id, line, disabled = false}, row) => {
				const focused = id === focus;
				const edge =
					row === 0 && start > 0
						? glyphs.more.up
						: start + row === end - 1 && end < options.length
							? glyphs.more.down
							: '';
				const mark = focused ? span(glyphs.pointer, 'chosen') : span(padEnd(edge, width), 'dim');
				return (
					<Box
						key={id}
						aria-role="option"
						aria-state={{selected: focused, disabled}}
						aria-label={spoken(line)}
					>
						<StyledText line={[mark, span(' '), ...(focused ? line.map(lift) : line)]} />
					</Box>
				);
			})}
		</Box>
	);
}

/** Rows that each option takes. */
export function optionRows(options: readonly SelectOption[], settings: Settings): number[] {
	return options.map(({line, disabled}) =>
		rowsOf('option', `${disabled ? 'disabled, ' : ''}${spoken(line)}`, settings),
	);
}

/** The focused option's plain text stands out; what has a colour of its own keeps it. */
function lift(part: StyledLine[number]): StyledLine[number] {
	return part.tone === 'plain' ? {...part, tone: 'chosen'} : part;
}

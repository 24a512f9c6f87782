import {Text} from 'ink';
import type {ReactNode} from 'react';
import {clean} from '../../model/clean.js';
import {type StyledLine, styleOf} from '../theme.js';

/**
 * One line, cut off at the edge of the window rather than wrapped. Everything that is drawn comes through here, so
 * that no string from the machine reaches the terminal as it is (promise D1).
 */
export function StyledText({line}: {readonly line: StyledLine}): ReactNode {
	if (line.length === 0) return <Text> </Text>;
	let column = 0;
	return (
		<Text wrap="truncate">
			{line.map(({text, tone}) => {
				column += text.length;
				return (
					<Text key={`${column} ${tone}`} {...styleOf(tone)}>
						{clean(text)}
					</Text>
				);
			})}
		</Text>
	);
}

export function StyledLines({lines}: {readonly lines: readonly StyledLine[]}): ReactNode {
	return lines.map((line, row) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands in its row
		<StyledText key={row} line={line} />
	));
}

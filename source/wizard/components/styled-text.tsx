import {Text} from 'ink';
import {memo, type ReactNode} from 'react';
import {clean} from '../../model/clean.js';
import {type StyledLine, styleOf} from '../theme.js';

/**
 * One line, cut off at the edge of the window rather than wrapped. Everything that is drawn comes through here, so
 * that no string from the machine reaches the terminal as it is (promise D1).
 */
export const StyledText = memo(StyledLineText, (before, now) => areEqual(before.line, now.line));

function StyledLineText({line}: {readonly line: StyledLine}): ReactNode {
	if (line.length === 0) return <Text> </Text>;
	return (
		<Text wrap="truncate">
			{line.map(({text, tone}, part) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a part is what stands in its place
				<Text key={part} {...styleOf(tone)}>
					{clean(text)}
				</Text>
			))}
		</Text>
	);
}

export function StyledLines({lines}: {readonly lines: readonly StyledLine[]}): ReactNode {
	return lines.map((line, row) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands in its row
		<StyledText key={row} line={line} />
	));
}

/** A key changes two or three lines, and the others are made anew with the very same text. */
function areEqual(before: StyledLine, now: StyledLine): boolean {
	return (
		before.length === now.length &&
		before.every(({text, tone}, part) => text === now[part]?.text && tone === now[part]?.tone)
	);
}

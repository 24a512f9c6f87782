import {Box} from 'ink';
import type {ReactNode} from 'react';
import {noticeLines} from '../components/notice.js';
import {ScrollView} from '../components/scroll-view.js';
import {StyledLines} from '../components/styled-text.js';
import {cursorColumn, TextField} from '../components/text-field.js';
import {useCaret} from '../hooks/use-caret.js';
import {contextOf} from '../key-actions.js';
import type {Line} from '../line-editor.js';
import {widthOf, wrap} from '../measure.js';
import {noticeSentence} from '../sentences.js';
import {useSettings} from '../settings.js';
import type {State} from '../state.js';
import {type StyledLine, span, type Tone} from '../theme.js';

export type LineDialogProps = {
	readonly state: State;
	/** What is to be read before anything is typed. */
	readonly lines: readonly StyledLine[];
	readonly label: string;
	readonly line: Line;
	readonly top: number;
	readonly rows: number;
};

/** Something to read, which scrolls where it must, and one line to type under it, which never does. */
export function LineDialog({state, lines, label, line, top, rows}: LineDialogProps): ReactNode {
	const {texts, glyphs, columns} = useSettings();
	const labelColumns = widthOf(label);
	const {text: value, cursor} = line;
	const notes = state.notice
		? noticeLines('warning', noticeSentence(texts, state.notice), columns, glyphs, 2)
		: [];
	const shown = Math.min(lines.length, Math.max(1, rows - 1 - notes.length));
	const x = cursorColumn({labelColumns, value, cursor, columns, pointerColumns: widthOf(glyphs.pointer)});
	useCaret({x, y: top + shown});
	return (
		<Box flexDirection="column">
			<ScrollView lines={lines} rows={shown} offset={state.scroll} context={contextOf(state)} />
			<TextField label={label} labelColumns={labelColumns} value={value} cursor={cursor} focused />
			<StyledLines lines={notes} />
		</Box>
	);
}

/** A text over as many rows as it takes; `mark` stands before the first one only. */
export function paragraph(text: string, columns: number, tone: Tone, mark = ''): StyledLine[] {
	const indent = ' '.repeat(widthOf(mark));
	return wrap(text, columns - indent.length).map(
		(line, row): StyledLine => [span(`${row === 0 ? mark : indent}${line}`, tone)],
	);
}

import {Box} from 'ink';
import type {ReactNode} from 'react';
import {clean} from '../../model/clean.js';
import {confirmSeconds, confirmWord} from '../../model/confirm.js';
import {reasonsToGiveUp} from '../../model/verdict.js';
import {tell} from '../../text/by-code.js';
import {noticeLines} from '../components/notice.js';
import {ScrollView} from '../components/scroll-view.js';
import {StyledLines} from '../components/styled-text.js';
import {cursorColumn, TextField} from '../components/text-field.js';
import {useCaret} from '../hooks/use-caret.js';
import {widthOf, wrap} from '../measure.js';
import {noticeSentence} from '../sentences.js';
import {type Settings, useSettings} from '../settings.js';
import {rowsOf} from '../spoken-rows.js';
import type {Dialog, State} from '../state.js';
import {type StyledLine, span, type Tone} from '../theme.js';
import {viewOf} from '../view.js';

export type GiveUpDialogProps = {
	readonly state: State;
	readonly dialog: Extract<Dialog, {kind: 'give-up'}>;
	readonly top: number;
	readonly rows: number;
};

/** What this machine would lose with the card, and the one way to want that. */
export function GiveUpDialog({state, dialog, top, rows}: GiveUpDialogProps): ReactNode {
	const settings = useSettings();
	const {texts, glyphs, columns} = settings;
	const label = texts.wizard.giveUp.label(clean(dialog.nic));
	const labelColumns = widthOf(label);
	const {text: value, cursor} = dialog;
	const notes = state.notice
		? noticeLines('bad', noticeSentence(texts, state.notice), columns, glyphs, 2)
		: [];
	const lines = lossLines(state, dialog.nic, settings);
	const fieldRows = rowsOf('textbox', `${label}  ${value}`, settings);
	const shown = Math.min(lines.length, Math.max(1, rows - fieldRows - notes.length));
	const x = cursorColumn({labelColumns, value, cursor, columns, pointerColumns: widthOf(glyphs.pointer)});
	useCaret({x, y: top + shown});
	return (
		<Box flexDirection="column">
			<ScrollView lines={lines} rows={shown} offset={state.scroll} />
			<TextField label={label} labelColumns={labelColumns} value={value} cursor={cursor} focused />
			<StyledLines lines={notes} />
		</Box>
	);
}

function lossLines(state: State, name: string, {texts, glyphs, columns}: Settings): StyledLine[] {
	const {facts} = viewOf(state);
	const nic = facts?.nics.find(candidate => candidate.name === name);
	const reasons = nic && facts ? reasonsToGiveUp(nic, facts) : [];
	const say = texts.wizard.giveUp;
	const paragraph = (text: string, tone: Tone, mark = '') => {
		const indent = ' '.repeat(widthOf(mark));
		return wrap(text, columns - indent.length).map(
			(line, row): StyledLine => [span(`${row === 0 ? mark : indent}${line}`, tone)],
		);
	};
	return [
		...paragraph(say.title(clean(name)), 'warning'),
		...reasons.flatMap(reason =>
			paragraph(clean(tell(texts.nics.reasons, reason)), 'plain', `${glyphs.bullet} `),
		),
		...paragraph(say.revert(confirmSeconds, confirmWord), 'plain'),
		...paragraph(say.wayIn(clean(name)), 'plain'),
	];
}

import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {FieldId} from '../../model/answers.js';
import {Notice, noticeLines} from '../components/notice.js';
import {Spinner} from '../components/spinner.js';
import {StyledLines} from '../components/styled-text.js';
import {fieldNote} from '../field-notes.js';
import {clip, widthOf, wrap} from '../measure.js';
import {noticeSentence} from '../sentences.js';
import {type Settings, useSettings} from '../settings.js';
import type {State} from '../state.js';
import {span} from '../theme.js';

function noteOf(state: State, field: FieldId, texts: Settings['texts']) {
	const note = fieldNote(state, field, texts);
	if (note || !state.notice) return note;
	return {tone: 'warning', text: noticeSentence(texts, state.notice)} as const;
}

/** The sentence whole, since it says what to do, and at least one line of help. */
export function remarkRows(state: State, field: FieldId, settings: Settings): number {
	return 1 + noteRows(noteOf(state, field, settings.texts), settings);
}

function noteRows(note: ReturnType<typeof noteOf>, {glyphs, columns}: Settings): number {
	if (!note) return 0;
	return 'busy' in note && note.busy ? 1 : noticeLines(note.tone, note.text, columns, glyphs).length;
}

/** As much as there is room for; that it goes on is shown. */
function firstLines(text: string, rows: number, {columns, glyphs: {ellipsis}}: Settings): string[] {
	const width = columns - 4;
	const lines = wrap(text, width);
	const cut = lines.length > rows;
	return lines
		.slice(0, rows)
		.map((line, row) => (cut && row === rows - 1 ? cutShort(line, width, ellipsis) : line));
}

function cutShort(line: string, width: number, ellipsis: string): string {
	return clip(line, width - widthOf(ellipsis), '') + ellipsis;
}

type RemarksProps = {readonly state: State; readonly field: FieldId; readonly rows: number};

/** What there is to say about a field: what it is for, and what its value amounts to or what is wrong with it. */
export function Remarks({state, field, rows}: RemarksProps): ReactNode {
	const settings = useSettings();
	const {texts} = settings;
	const note = noteOf(state, field, texts);
	// Two rows for any sentence: while the user types it comes and goes, and the help is not to jump.
	const forNote = note ? Math.max(2, noteRows(note, settings)) : 0;
	const gap = rows >= Math.max(5, forNote + 2) ? 1 : 0;
	const help = firstLines(texts.wizard.help[field], Math.max(0, rows - forNote - gap), settings);
	return (
		<Box flexDirection="column" marginTop={gap}>
			<StyledLines lines={help.map(line => [span(`  ${line}`)])} />
			{note &&
				('busy' in note && note.busy ? (
					<Spinner label={note.text} />
				) : (
					<Notice tone={note.tone} text={note.text} rows={rows - gap - help.length} />
				))}
		</Box>
	);
}

import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {FieldId} from '../../model/answers.js';
import {isMachineProblem} from '../../model/problem.js';
import {ChoiceField} from '../components/choice-field.js';
import {Notice, noticeLines} from '../components/notice.js';
import {Spinner} from '../components/spinner.js';
import {StyledLines} from '../components/styled-text.js';
import {cursorColumn, TextField} from '../components/text-field.js';
import {fieldNote} from '../field-notes.js';
import {windowAround} from '../frame-layout.js';
import {useCaret} from '../hooks/use-caret.js';
import {widthOf, wrap} from '../measure.js';
import {choices, isChoice} from '../screens.js';
import {noticeSentence, originText} from '../sentences.js';
import {type Settings, useSettings} from '../settings.js';
import type {State} from '../state.js';
import {type Span, span} from '../theme.js';
import {focusable, focusedField, lineOn, problemOf, viewOf} from '../view.js';
import type {StepProps} from './step-props.js';

/** The questions of one screen, and below them what there is to say about the focused one. */
export function FormStep({state, top, rows}: StepProps): ReactNode {
	const settings = useSettings();
	const {texts, glyphs, columns} = settings;
	const ids = focusable(state) as readonly FieldId[];
	const focus = focusedField(state);
	const labelColumns = Math.max(...ids.map(id => widthOf(texts.wizard.fields[id])));
	const remarks = focus ? remarkRows(state, focus, settings) : 0;
	const index = Math.max(0, focus ? ids.indexOf(focus) : 0);
	const {start, end} = windowAround(ids.length, index, Math.max(1, rows - remarks));
	const line = focus && !isChoice(focus) ? lineOn(state, focus) : undefined;
	const pointerColumns = widthOf(glyphs.pointer);
	useCaret(
		line && {
			x: cursorColumn({labelColumns, value: line.text, cursor: line.cursor, columns, pointerColumns}),
			y: top + index - start,
		},
	);
	return (
		<Box flexDirection="column">
			{ids.slice(start, end).map(id => (
				<FieldRow key={id} state={state} id={id} labelColumns={labelColumns} focused={id === focus} />
			))}
			{focus && <Remarks state={state} field={focus} rows={rows - (end - start)} />}
		</Box>
	);
}

type FieldRowProps = {
	readonly state: State;
	readonly id: FieldId;
	readonly labelColumns: number;
	readonly focused: boolean;
};

function FieldRow({state, id, labelColumns, focused}: FieldRowProps): ReactNode {
	const settings = useSettings();
	const {texts} = settings;
	const common = {label: texts.wizard.fields[id], labelColumns, focused, aside: asideOf(state, id, settings)};
	const {text, cursor} = focused ? lineOn(state, id) : {text: lineOn(state, id).text, cursor: undefined};
	if (isChoice(id)) {
		const options = choices[id].map(name => ({id: name, name: texts.wizard.modes[name]}));
		return <ChoiceField {...common} options={options} value={text} />;
	}

	return <TextField {...common} value={text} placeholder={placeholderOf(state, id, texts)} cursor={cursor} />;
}

/** Stands for an empty value: nothing on purpose, nothing yet because an earlier answer is missing, or to be typed. */
function placeholderOf(state: State, id: FieldId, texts: Settings['texts']): string {
	const view = viewOf(state);
	const problem = problemOf(view, id);
	if (problem) return problem.code === 'missing' ? texts.wizard.field.needed : '';
	return view.settled.used[id] ? texts.wizard.review.none : texts.wizard.field.waits;
}

/** Where an untouched value comes from; that a value is wrong, when the sentence about it is not on the screen. */
function asideOf(state: State, id: FieldId, {texts, glyphs}: Settings): Span | undefined {
	const view = viewOf(state);
	const problem = problemOf(view, id);
	const empty = (state.raw[id] ?? '').trim() === '';
	if (problem && !empty) {
		return isMachineProblem(problem)
			? span(`${glyphs.warning} ${texts.wizard.field.notHere}`, 'warning')
			: span(`${glyphs.cross} ${texts.wizard.field.wrong}`, 'bad');
	}

	const origin = view.settled.used[id]?.origin;
	return origin ? span(originText(texts, origin), 'dim') : undefined;
}

function noteOf(state: State, field: FieldId, texts: Settings['texts']) {
	const note = fieldNote(state, field, texts);
	if (note || !state.notice) return note;
	return {tone: 'warning', text: noticeSentence(texts, state.notice)} as const;
}

/** The sentence whole, since it says what to do, and at least one line of help. */
function remarkRows(state: State, field: FieldId, settings: Settings): number {
	return 1 + noteRows(noteOf(state, field, settings.texts), settings);
}

function noteRows(note: ReturnType<typeof noteOf>, {glyphs, columns}: Settings): number {
	if (!note) return 0;
	return 'busy' in note && note.busy ? 1 : noticeLines(note.tone, note.text, columns, glyphs).length;
}

type RemarksProps = {readonly state: State; readonly field: FieldId; readonly rows: number};

function Remarks({state, field, rows}: RemarksProps): ReactNode {
	const settings = useSettings();
	const {texts, columns} = settings;
	const note = noteOf(state, field, texts);
	// Two rows for any sentence: while the user types it comes and goes, and the help is not to jump.
	const forNote = note ? Math.max(2, noteRows(note, settings)) : 0;
	const gap = rows >= Math.max(5, forNote + 2) ? 1 : 0;
	const help = wrap(texts.wizard.help[field], columns - 4).slice(0, Math.max(0, rows - forNote - gap));
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

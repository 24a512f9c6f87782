import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {FieldId} from '../../model/answers.js';
import {isMachineProblem} from '../../model/problem.js';
import {ChoiceField} from '../components/choice-field.js';
import {cursorColumn, TextField} from '../components/text-field.js';
import {windowAround} from '../frame-layout.js';
import {useCaret} from '../hooks/use-caret.js';
import {widthOf} from '../measure.js';
import {choicesOf, isChoice} from '../screens.js';
import {originText} from '../sentences.js';
import {type Settings, useSettings} from '../settings.js';
import type {State} from '../state.js';
import {choiceText, fieldLabel} from '../summary.js';
import {type Span, span} from '../theme.js';
import {focusable, focusedField, lineOn, problemOf, viewOf} from '../view.js';
import {Remarks, remarkRows} from './remarks.js';
import type {StepProps} from './step-props.js';

/** The questions of one screen, and below them what there is to say about the focused one. */
export function FormStep({state, top, rows}: StepProps): ReactNode {
	const settings = useSettings();
	const {texts, glyphs, columns} = settings;
	const ids = focusable(state) as readonly FieldId[];
	const focus = focusedField(state);
	const view = viewOf(state);
	const labelColumns = Math.max(...ids.map(id => widthOf(fieldLabel(view, id, texts))));
	const valueColumns = columnsOfValues(state, ids, settings);
	const remarks = focus ? remarkRows(state, focus, settings) : 0;
	const index = Math.max(0, focus ? ids.indexOf(focus) : 0);
	const {start, end} = windowAround(ids.length, index, Math.max(1, Math.min(ids.length, rows - remarks)));
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
				<FieldRow
					key={id}
					state={state}
					id={id}
					labelColumns={labelColumns}
					valueColumns={valueColumns}
					focused={id === focus}
				/>
			))}
			{focus && <Remarks state={state} field={focus} rows={rows - (end - start)} />}
		</Box>
	);
}

type FieldRowProps = {
	readonly state: State;
	readonly id: FieldId;
	readonly labelColumns: number;
	readonly valueColumns: number;
	readonly focused: boolean;
};

/** Columns; longer values have what stands beside them further to the right. */
const widestValue = 28;

/** Of those that have something beside them: what is being typed moves nothing else. */
function columnsOfValues(state: State, ids: readonly FieldId[], settings: Settings): number {
	const beside = ids.filter(id => !isChoice(id) && asideOf(state, id, settings));
	const widths = beside.map(id =>
		widthOf(lineOn(state, id).text || placeholderOf(state, id, settings.texts)),
	);
	return Math.max(0, ...widths.filter(width => width <= widestValue));
}

function FieldRow({state, id, labelColumns, valueColumns, focused}: FieldRowProps): ReactNode {
	const settings = useSettings();
	const {texts} = settings;
	const common = {
		label: fieldLabel(viewOf(state), id, texts),
		labelColumns,
		focused,
		aside: asideOf(state, id, settings),
	};
	const {text, cursor} = focused ? lineOn(state, id) : {text: lineOn(state, id).text, cursor: undefined};
	if (isChoice(id)) {
		const options = choicesOf(id, viewOf(state).facts).map(name => ({
			id: name,
			name: choiceText(id, name, texts),
		}));
		return <ChoiceField {...common} options={options} value={text} />;
	}

	const placeholder = placeholderOf(state, id, texts);
	return <TextField {...common} {...{placeholder, cursor, valueColumns}} value={text} />;
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

	const {origin, text = ''} = view.settled.used[id] ?? {};
	// “None, the usual value” says less than “none”.
	return origin && !(text === '' && origin.from === 'default')
		? span(originText(texts, origin), 'dim')
		: undefined;
}

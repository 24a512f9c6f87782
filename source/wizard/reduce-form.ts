import type {FieldId} from '../model/answers.js';
import {editLine, insertText, type Line, lineOf} from './line-editor.js';
import {focusOn, goOn, tidied} from './navigation.js';
import {type ChoiceField, choicesOf, isChoice} from './screens.js';
import type {FocusedAction, State} from './state.js';
import {focusable, focusedField, lineOn, problemOf, proposalFor, viewOf, without} from './view.js';

/** What a key does to the focused question of a form. */
export function reduceForm(state: State, action: FocusedAction): State {
	const field = focusedField(state);
	if (field === undefined) return state;
	if (action.type === 'accept') return acceptField(tidied(state), field);
	if (isChoice(field)) return action.type === 'choose' ? choose(state, field, action.by) : state;
	const {text, cursor} = lineOn(state, field);
	switch (action.type) {
		case 'insert':
			// Nobody has touched the proposal yet: what is typed takes its place.
			return write(state, field, insertText(cursor === undefined ? lineOf('') : {text, cursor}, action.text));
		case 'edit': {
			const untouched = action.edit === 'delete' ? 0 : lineOf(text).cursor;
			return write(state, field, editLine({text, cursor: cursor ?? untouched}, action.edit));
		}
		case 'choose':
			return state;
	}
}

/** Moving the cursor through a proposal does not make it the user's own. */
function write(state: State, field: FieldId, {text, cursor}: Line): State {
	const untouched = state.raw[field] === undefined && text === viewOf(state).settled.used[field]?.text;
	return {...state, cursor, raw: untouched ? state.raw : {...state.raw, [field]: text}};
}

function choose(state: State, field: ChoiceField, by: 1 | -1): State {
	const options = choicesOf(field, viewOf(state).facts);
	const current = options.indexOf(viewOf(state).settled.used[field]?.text ?? '');
	const chosen = options[(current + by + options.length) % options.length];
	return chosen === undefined ? state : withChoice(state, field, chosen);
}

/** The answer to a question that is answered by choosing. */
export function withChoice(state: State, field: ChoiceField, chosen: string): State {
	// Back on what is proposed anyway: nothing was said.
	return {
		...state,
		raw: chosen === proposalFor(state, field) ? without(state.raw, field) : {...state.raw, [field]: chosen},
	};
}

function acceptField(state: State, field: FieldId): State {
	const view = viewOf(state);
	if (problemOf(view, field)) return {...state, notice: {code: 'field-wrong'}};
	const options = focusable(state);
	const next = options[options.indexOf(field) + 1];
	if (next !== undefined) return focusOn(state, next);
	const wrong = options.find(id => problemOf(view, id as FieldId));
	return wrong === undefined ? goOn(state) : {...focusOn(state, wrong), notice: {code: 'field-wrong'}};
}

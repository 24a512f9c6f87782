import type {FieldId, RawAnswers} from '../model/answers.js';
import {editLine, insertText, type Line, lineOf} from './line-editor.js';
import {openNameDialog} from './reduce-dialog.js';
import {choices, isChoice, isForm, neighbour, type Screen, screenOf, screens} from './screens.js';
import type {State, UserAction} from './state.js';
import {
	consentKey,
	focusable,
	focusedField,
	focusOf,
	lineOn,
	problemOf,
	proposalFor,
	viewOf,
	without,
} from './view.js';

type ScreenAction = Exclude<UserAction, {readonly type: 'interrupt'}>;

export function reduceScreen(state: State, action: ScreenAction): State {
	switch (action.type) {
		case 'move':
			return move(state, action.by);
		case 'back':
			return goBack(state);
		case 'previous':
			return isForm(state.screen) && focusOf(state) !== focusable(state)[0] ? move(state, -1) : goBack(state);
		case 'scroll':
			return {...state, scroll: action.to};
		case 'toggle-all':
			return {...state, showAll: !state.showAll};
		case 'refresh':
			return {...state, load: {state: 'loading'}, probes: []};
		case 'accept':
		case 'insert':
		case 'edit':
		case 'choose':
			return reduceFocused(state, action);
	}
}

type FocusedAction = Extract<ScreenAction, {readonly type: 'accept' | 'insert' | 'edit' | 'choose'}>;

function reduceFocused(state: State, action: FocusedAction): State {
	if (state.screen === 'warnings') return reduceWarnings(state, action);
	if (action.type === 'accept') return accept(state, focusOf(state));
	const field = focusedField(state);
	if (field === undefined) return state;
	if (isChoice(field)) return action.type === 'choose' ? choose(state, field, action.by) : state;
	const {text, cursor} = lineOn(state, field);
	switch (action.type) {
		case 'insert':
			return write(state, field, insertText(cursor === undefined ? lineOf('') : {text, cursor}, action.text));
		case 'edit':
			return write(
				state,
				field,
				editLine({text, cursor: cursor ?? (action.edit === 'delete' ? 0 : lineOf(text).cursor)}, action.edit),
			);
		case 'choose':
			return state;
	}
}

/** Moving the cursor through a proposal does not make it the user's own. */
function write(state: State, field: FieldId, {text, cursor}: Line): State {
	const untouched = state.raw[field] === undefined && text === viewOf(state).settled.used[field]?.text;
	return {...state, cursor, raw: untouched ? state.raw : {...state.raw, [field]: text}};
}

function choose(state: State, field: keyof typeof choices, by: 1 | -1): State {
	const options: readonly string[] = choices[field];
	const current = options.indexOf(viewOf(state).settled.used[field]?.text ?? '');
	const chosen = options[(current + by + options.length) % options.length];
	if (chosen === undefined) return state;
	// Back on what is proposed anyway: nothing was said.
	return {
		...state,
		raw: chosen === proposalFor(state, field) ? without(state.raw, field) : {...state.raw, [field]: chosen},
	};
}

function move(state: State, by: 1 | -1): State {
	const options = focusable(state);
	const index = options.indexOf(focusOf(state) ?? '');
	const next = options[index + by];
	return next === undefined ? state : focusOn(tidied(state), next);
}

function focusOn(state: State, id: string): State {
	const scroll = isForm(state.screen) || state.screen === 'review' ? state.scroll : 0;
	return {...state, focus: {...state.focus, [state.screen]: id}, cursor: undefined, scroll};
}

/** A field that was emptied, and may not be empty, gets its proposal back when it is left. */
function tidied(state: State): State {
	return {...state, raw: tidyRaw(state)};
}

function tidyRaw(state: State): RawAnswers {
	const field = isForm(state.screen) ? (focusOf(state) as FieldId | undefined) : undefined;
	if (field === undefined || state.raw[field]?.trim() !== '' || !problemOf(viewOf(state), field))
		return state.raw;
	return without(state.raw, field);
}

function goTo(state: State, screen: Screen): State {
	const forward = screens.indexOf(screen) > screens.indexOf(state.screen);
	const {[screen]: _, ...focus} = state.focus;
	return {
		...state,
		screen,
		reached: Math.max(state.reached, screens.indexOf(screen)),
		// A list is entered where one left it; a form from above.
		focus: forward && (isForm(screen) || screen === 'review') ? focus : state.focus,
		cursor: undefined,
		scroll: 0,
		word: '',
	};
}

function goBack(state: State): State {
	const previous = neighbour(state.screen, -1);
	return previous ? goTo(tidied(state), previous) : {...state, dialog: {kind: 'quit', leave: false}};
}

function goOn(state: State): State {
	const next = neighbour(state.screen, 1);
	return next ? goTo(state, next) : state;
}

function accept(state: State, on: string | undefined): State {
	switch (state.screen) {
		case 'nic':
			return acceptNic(state, on);
		case 'layout':
			return on === undefined ? state : goOn({...state, raw: {...state.raw, layout: on}});
		case 'review':
			return acceptMenu(state, on);
		case 'warnings':
			return state;
		default:
			return on === undefined ? state : acceptField(tidied(state), on as FieldId);
	}
}

function acceptNic(state: State, on: string | undefined): State {
	const chosen = viewOf(state).nics.find(({nic}) => nic.name === on);
	if (!chosen) return {...state, notice: {code: 'no-nic'}};
	const {nic, verdict} = chosen;
	if (verdict.level === 'blocked') return {...state, notice: {code: 'nic-blocked', nic: nic.name}};
	return goOn({...state, raw: {...state.raw, nic: nic.name}});
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

function acceptMenu(state: State, item: string | undefined): State {
	switch (item) {
		case 'script':
		case 'compose':
			return withAnswers(state, () => ({...state, dialog: openNameDialog(item)}));
		case 'command':
			return withAnswers(state, () => ({...state, dialog: {kind: 'command'}, scroll: 0}));
		case 'back':
			return goBack(state);
		case 'quit':
			return {...state, dialog: {kind: 'quit', leave: false}};
		default:
			return state;
	}
}

function reduceWarnings(state: State, action: FocusedAction): State {
	const {plan, dangers} = viewOf(state);
	switch (action.type) {
		case 'insert':
			if (dangers.length === 0) return state;
			// The word is there to make somebody read; what is pasted was not read.
			if (action.pasted) return {...state, notice: {code: 'word-pasted'}};
			return {...state, word: state.word + action.text};
		case 'edit':
			return {...state, word: editLine(lineOf(state.word), action.edit).text};
		case 'choose':
			return state;
		case 'accept':
			return withAnswers(state, () => {
				const word = plan?.answers.nic ?? '';
				if (dangers.length > 0 && state.word.trim() !== word)
					return {...state, notice: {code: 'word-wrong', word}};
				return goOn({
					...state,
					consents: [...state.consents, ...dangers.map(finding => consentKey(finding, plan))],
				});
			});
	}
}

/** An answer may have become wrong after its screen was left: the LAN has answered for the address meanwhile. */
function withAnswers(state: State, act: () => State): State {
	const [first] = viewOf(state).settled.problems;
	if (!first) return act();
	const there = goTo(state, screenOf(first.field));
	return {
		...there,
		focus: {...there.focus, [there.screen]: first.field},
		notice: {code: 'answers-wrong', field: first.field},
	};
}

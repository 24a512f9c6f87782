import type {RawAnswers} from '../model/answers.js';
import {isForm, neighbour, type Screen, screenOf, screens} from './screens.js';
import type {State} from './state.js';
import {focusable, focusedField, focusOf, problemOf, shownOf, viewOf, without} from './view.js';
import {imageToOffer} from './wanted.js';

/** Up and down, among fields or options; stays at both ends. */
export function move(state: State, by: 1 | -1): State {
	const options = focusable(state);
	const index = options.indexOf(focusOf(state) ?? '');
	const next = options[index + by];
	return next === undefined ? state : focusOn(tidied(state), next);
}

export function focusOn(state: State, id: string): State {
	const scroll = isForm(state.screen) || state.screen === 'review' ? state.scroll : 0;
	return {...state, focus: {...state.focus, [state.screen]: id}, cursor: undefined, scroll};
}

/** A field that was emptied, and may not be empty, gets its proposal back when it is left. */
export function tidied(state: State): State {
	return {...state, raw: tidyRaw(state)};
}

function tidyRaw(state: State): RawAnswers {
	const field = focusedField(state);
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
		// A list is entered where one left it; a form from above.
		focus: forward && (isForm(screen) || screen === 'review') ? focus : state.focus,
		cursor: undefined,
		scroll: 0,
		word: '',
	};
}

/** To the screen before; before the first one there is only leaving. */
export function goBack(state: State): State {
	const previous = neighbour(state.screen, -1, shownOf(state));
	return previous ? goTo(tidied(state), previous) : {...state, dialog: {kind: 'quit', leave: false}};
}

export function goOn(state: State): State {
	const next = neighbour(state.screen, 1, shownOf(state));
	return next ? withFetchQuestion(goTo(state, next)) : state;
}

/** As soon as there is a card, which is when somebody means it: what takes longest could begin now. */
function withFetchQuestion(state: State): State {
	const image = imageToOffer(state);
	return image === undefined ? state : {...state, dialog: {kind: 'fetch', image, now: false}};
}

/** An answer may have become wrong after its screen was left: the LAN has answered for the address meanwhile. */
export function withAnswers(state: State, act: () => State): State {
	const [first] = viewOf(state).settled.problems;
	if (!first) return act();
	const there = goTo(state, screenOf(first.field));
	return {
		...there,
		focus: {...there.focus, [there.screen]: first.field},
		notice: {code: 'answers-wrong', field: first.field},
	};
}

/** Another card may want another layout: one that was chosen for the card before is not kept against it. */
export function withCard(state: State, nic: string, keeps: boolean): State {
	const {layout} = state.raw;
	const changed = nic !== viewOf(state).settled.values.nic;
	const unfit = changed && layout !== undefined && keeps !== (layout === 'shared');
	const {layout: _, ...focus} = state.focus;
	const raw = unfit ? without(state.raw, 'layout') : state.raw;
	return {...state, raw: {...raw, nic}, focus: changed ? focus : state.focus};
}

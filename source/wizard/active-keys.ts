import {contextOf} from './key-actions.js';
import {type Binding, type Context, type Hint, keymap, takesText} from './keymap.js';
import {isLooking, whyNoDoctor, whyNotChosen, whyNoVlan} from './refusals.js';
import type {State} from './state.js';
import {focusable, focusedField, lineOn, problemOf, remembers, viewOf} from './view.js';

/** A key as the footer shows it. */
export type ShownKey = {readonly shown: readonly string[]; readonly hint: Hint};

/** The keys that do something where the user is. Those that scroll stand beside what scrolls. */
export function shownKeys(state: State): readonly ShownKey[] {
	const context = contextOf(state);
	return keymap[context].flatMap(binding => {
		const {hint, shown} = binding;
		if (!hint || !shown || hint === 'scroll' || !isActive(state, context, binding)) return [];
		return [{shown, hint: hint === 'all' && state.showAll ? 'fewer' : hint}];
	});
}

/** The keys that scroll in a context. */
export function scrollKeys(context: Context): readonly string[] {
	return keymap[context].find(({hint}) => hint === 'scroll')?.shown ?? [];
}

/** It does something other than saying why it does nothing. Where a line is typed, Enter always judges it. */
function isActive(state: State, context: Context, {command}: Binding): boolean {
	switch (command) {
		case 'down':
			return state.dialog !== undefined || focusable(state).length > 1;
		case 'accept':
			return state.dialog !== undefined || takesText(context) || !(whyNotChosen(state) || isWrong(state));
		case 'toggle-all':
			return viewOf(state).virtual > 0;
		case 'vlan':
			return !whyNoVlan(state);
		case 'troubleshoot':
			return !whyNoDoctor(state);
		case 'refresh':
			return !isLooking(state);
		case 'forget':
			return remembers(state);
		case 'right':
			return typedOn(state) !== '';
		default:
			return true;
	}
}

/** The focused answer is one that Enter does not take. */
function isWrong(state: State): boolean {
	const field = focusedField(state);
	return field !== undefined && problemOf(viewOf(state), field) !== undefined;
}

/** What the cursor can be moved in. */
function typedOn(state: State): string {
	const {dialog} = state;
	if (dialog) return 'text' in dialog ? dialog.text : '';
	const field = focusedField(state);
	return field === undefined ? '' : lineOn(state, field).text;
}

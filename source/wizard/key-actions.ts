import {type Context, commandFor, type KeyCommand, takesText} from './keymap.js';
import type {LineEdit} from './line-editor.js';
import type {Press} from './presses.js';
import {isChoice} from './screens.js';
import {type Place, placeOf, type State, type UserAction} from './state.js';
import {focusedField, focusOf, viewOf} from './view.js';

/** How far the scrolled part of the screen can go; known only once it has been laid out. */
export type ScrollLimits = {readonly last: number; readonly page: number};

export function contextOf(state: State): Context {
	const place = placeOf(state);
	switch (place) {
		case 'nic':
			return 'cards';
		case 'layout':
			return 'layouts';
		case 'review':
			return 'menu';
		case 'saving':
			return 'busy';
		case 'warnings':
			return viewOf(state).dangers.length > 0 ? 'word' : 'findings';
		case 'lan':
		case 'management':
		case 'container': {
			const field = focusedField(state);
			return field !== undefined && isChoice(field) ? 'choice' : 'text';
		}
		default:
			return place;
	}
}

/** What a press means where the user is. Undefined: nothing. */
export function actionFor(state: State, press: Press, limits: ScrollLimits): UserAction | undefined {
	const context = contextOf(state);
	const place = placeOf(state);
	const on = state.dialog ? undefined : focusOf(state);
	if (press.kind === 'text' && takesText(context)) {
		return {type: 'insert', place, on, text: press.text, pasted: press.pasted};
	}

	const command = press.kind === 'key' ? commandFor(context, press.name) : press.pasted ? undefined : commandFor(context, press.text);
	return command && toAction(command, {place, on, scroll: Math.min(state.scroll, limits.last), limits});
}

type Where = {readonly place: Place; readonly on: string | undefined; readonly scroll: number; readonly limits: ScrollLimits};

function toAction(command: KeyCommand, {place, on, scroll, limits: {last, page}}: Where): UserAction {
	const scrollTo = (to: number): UserAction => ({type: 'scroll', place, to: Math.max(0, Math.min(to, last))});
	switch (command) {
		case 'interrupt':
			return {type: 'interrupt'};
		case 'up':
			return {type: 'move', place, by: -1};
		case 'down':
			return {type: 'move', place, by: 1};
		case 'accept':
			return {type: 'accept', place, on};
		case 'back':
		case 'previous':
		case 'refresh':
		case 'toggle-all':
			return {type: command, place};
		case 'choose-previous':
			return {type: 'choose', place, on, by: -1};
		case 'choose-next':
			return {type: 'choose', place, on, by: 1};
		case 'scroll-up':
			return scrollTo(scroll - 1);
		case 'scroll-down':
			return scrollTo(scroll + 1);
		case 'page-up':
			return scrollTo(scroll - page);
		case 'page-down':
			return scrollTo(scroll + page);
		case 'top':
			return scrollTo(0);
		case 'bottom':
			return scrollTo(last);
		default:
			return {type: 'edit', place, on, edit: command satisfies LineEdit};
	}
}

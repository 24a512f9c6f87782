import {type Context, commandFor, type KeyCommand, takesText} from './keymap.js';
import type {LineEdit} from './line-editor.js';
import type {Press} from './presses.js';
import {isChoice} from './screens.js';
import {placeOf, type ScrollLimits, type State, type UserAction} from './state.js';
import {focusedField, viewOf} from './view.js';

export function contextOf(state: State): Context {
	const place = placeOf(state);
	switch (place) {
		case 'nic':
			return viewOf(state).nics.length > 0 ? 'cards' : 'no-cards';
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
	if (press.kind === 'key') return toAction(commandFor(context, press.name), state.scroll, limits);
	const command = press.pasted ? undefined : commandFor(context, press.text);
	if (command !== undefined) return toAction(command, state.scroll, limits);
	return takesText(context) ? {type: 'insert', text: press.text, pasted: press.pasted} : undefined;
}

function toAction(
	command: KeyCommand | undefined,
	scroll: number,
	{last, page}: ScrollLimits,
): UserAction | undefined {
	const from = Math.min(scroll, last);
	const scrollTo = (to: number): UserAction => ({type: 'scroll', to: Math.max(0, Math.min(to, last))});
	switch (command) {
		case undefined:
			return undefined;
		case 'up':
			return {type: 'move', by: -1};
		case 'down':
			return {type: 'move', by: 1};
		case 'accept':
		case 'back':
		case 'previous':
		case 'refresh':
		case 'troubleshoot':
		case 'toggle-all':
		case 'vlan':
		case 'explain':
		case 'forget':
		case 'interrupt':
			return {type: command};
		case 'choose-previous':
			return {type: 'choose', by: -1};
		case 'choose-next':
			return {type: 'choose', by: 1};
		case 'scroll-up':
			return scrollTo(from - 1);
		case 'scroll-down':
			return scrollTo(from + 1);
		case 'page-up':
			return scrollTo(from - page);
		case 'page-down':
			return scrollTo(from + page);
		case 'top':
			return scrollTo(0);
		case 'bottom':
			return scrollTo(last);
		default:
			return {type: 'edit', edit: command satisfies LineEdit};
	}
}

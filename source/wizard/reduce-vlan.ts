import {isSafeInterfaceName} from '../model/nic.js';
import {parseVlanName} from '../model/vlan.js';
import {editLine, insertText} from './line-editor.js';
import {goOn, withCard} from './navigation.js';
import {whyNoVlan} from './refusals.js';
import type {Dialog, State, UserAction} from './state.js';
import {focusOf, viewOf} from './view.js';

/** Asks for the number of a VLAN on the focused card. */
export function openVlan(state: State): State {
	const notice = whyNoVlan(state);
	const parent = focusOf(state);
	if (notice || parent === undefined) return {...state, notice};
	return {...state, dialog: {kind: 'vlan', parent, text: '', cursor: 0}, scroll: 0};
}

export function reduceVlan(
	state: State,
	dialog: Extract<Dialog, {kind: 'vlan'}>,
	action: Exclude<UserAction, {readonly type: 'interrupt'}>,
): State {
	switch (action.type) {
		case 'insert':
			return {...state, dialog: {...dialog, ...insertText(dialog, action.text)}};
		case 'edit':
			return {...state, dialog: {...dialog, ...editLine(dialog, action.edit)}};
		case 'scroll':
			return {...state, scroll: action.to};
		case 'accept':
			return accept(state, dialog);
		case 'back':
		case 'previous':
			return {...state, dialog: undefined, scroll: 0};
		default:
			return state;
	}
}

/** From here on it is a card like any other: one that is there already is chosen, one that is not will be made. */
function accept(state: State, {parent, text}: Extract<Dialog, {kind: 'vlan'}>): State {
	const value = text.trim();
	const name = `${parent}.${value}`;
	if (!parseVlanName(name)) return {...state, notice: {code: 'vlan-wrong', value}};
	if (!isSafeInterfaceName(name)) return {...state, notice: {code: 'vlan-name-long', name}};
	const shut: State = {...state, dialog: undefined, scroll: 0, giveUp: undefined};
	const chosen = withCard(shut, name, false);
	const judged = viewOf({...chosen, showAll: true}).nics.find(({nic}) => nic.name === name);
	if (judged?.verdict.level === 'blocked') return {...shut, notice: {code: 'nic-blocked', nic: name}};
	return goOn(chosen);
}

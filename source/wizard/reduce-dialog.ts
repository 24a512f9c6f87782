import {editLine, insertText, type Line, lineOf} from './line-editor.js';
import {goOn, withAnswers} from './navigation.js';
import {reduceVlan} from './reduce-vlan.js';
import type {Dialog, SaveFormat, State, UserAction} from './state.js';

type DialogAction = Exclude<UserAction, {readonly type: 'interrupt'}>;

/** Where a script or a project goes unless the user says otherwise. */
export const proposedTarget: Readonly<Record<SaveFormat, string>> = {
	script: './vdsm-passthru.sh',
	compose: './vdsm-passthru',
};

/** Typed in full before a file that is there already is replaced. A command word: the same in every language. */
export const overwriteWord = 'overwrite';

export function openNameDialog(format: SaveFormat): Dialog {
	return {kind: 'name', format, text: proposedTarget[format], cursor: undefined, failure: undefined};
}

export function reduceDialog(state: State, action: DialogAction): State {
	const {dialog} = state;
	switch (dialog?.kind) {
		case undefined:
		// What is being written can be neither changed nor called back.
		case 'saving':
			return state;
		case 'quit':
			return reduceQuit(state, dialog.leave, action);
		case 'command':
			return reduceCommand(state, action);
		case 'apply':
			return reduceApply(state, dialog.sure, action);
		case 'fetch':
			return reduceFetch(state, dialog, action);
		case 'give-up':
			return reduceGiveUp(state, dialog, action);
		case 'explain':
			return reduceExplain(state, action);
		case 'vlan':
			return reduceVlan(state, dialog, action);
		case 'name':
			return reduceName(state, dialog, action);
		case 'overwrite':
			return reduceOverwrite(state, dialog, action);
	}
}

function closed(state: State): State {
	return {...state, dialog: undefined, scroll: 0};
}

/** The LAN may have answered while the dialog was open, and made an answer wrong: then to that one instead. */
function whileRight(state: State, next: State): State {
	const shut = closed(state);
	const there = withAnswers(shut, () => shut);
	return there === shut ? next : there;
}

function reduceQuit(state: State, leave: boolean, action: DialogAction): State {
	switch (action.type) {
		case 'move':
		case 'choose':
			return {...state, dialog: {kind: 'quit', leave: !leave}};
		case 'accept':
			return leave ? {...state, outcome: {kind: 'quit'}} : closed(state);
		case 'back':
		case 'previous':
			return closed(state);
		default:
			return state;
	}
}

/** Enter alone goes back to the menu: changing the machine takes a key more. */
function reduceApply(state: State, sure: boolean, action: DialogAction): State {
	switch (action.type) {
		case 'move':
		case 'choose':
			return {...state, dialog: {kind: 'apply', sure: !sure}};
		case 'accept':
			return sure ? whileRight(state, {...state, outcome: {kind: 'apply'}}) : closed(state);
		case 'back':
		case 'previous':
			return closed(state);
		default:
			return state;
	}
}

/** Enter alone downloads nothing. */
function reduceFetch(state: State, dialog: Extract<Dialog, {kind: 'fetch'}>, action: DialogAction): State {
	switch (action.type) {
		case 'move':
		case 'choose':
			return {...state, dialog: {...dialog, now: !dialog.now}};
		case 'accept':
			return {...closed(state), fetching: dialog.now ? 'yes' : 'no'};
		case 'back':
		case 'previous':
			return {...closed(state), fetching: 'no'};
		default:
			return state;
	}
}

/** The name in full, typed by hand, and nothing less (promise B1). */
function reduceGiveUp(state: State, dialog: Extract<Dialog, {kind: 'give-up'}>, action: DialogAction): State {
	switch (action.type) {
		case 'insert':
			if (action.pasted) return {...state, notice: {code: 'word-pasted'}};
			return {...state, dialog: {...dialog, ...insertText(dialog, action.text)}};
		case 'edit':
			return {...state, dialog: {...dialog, ...editLine(dialog, action.edit)}};
		case 'accept': {
			const {nic, layout, text} = dialog;
			if (text.trim() !== nic) return {...state, notice: {code: 'give-up-wrong', nic}};
			return goOn({...closed(state), giveUp: nic, raw: {...state.raw, nic, layout}});
		}
		case 'scroll':
			return {...state, scroll: action.to};
		case 'back':
		case 'previous':
			return closed(state);
		default:
			return state;
	}
}

/** Whatever one would press to be rid of it. */
function reduceExplain(state: State, action: DialogAction): State {
	switch (action.type) {
		case 'accept':
		case 'back':
		case 'explain':
			return closed(state);
		case 'scroll':
			return {...state, scroll: action.to};
		default:
			return state;
	}
}

function reduceCommand(state: State, action: DialogAction): State {
	switch (action.type) {
		case 'accept':
			return whileRight(state, {...state, outcome: {kind: 'command'}});
		case 'back':
		case 'previous':
			return closed(state);
		case 'scroll':
			return {...state, scroll: action.to};
		default:
			return state;
	}
}

function reduceName(state: State, dialog: Extract<Dialog, {kind: 'name'}>, action: DialogAction): State {
	const set = ({text, cursor}: Line): State => ({
		...state,
		dialog: {...dialog, text, cursor, failure: undefined},
	});
	switch (action.type) {
		case 'insert':
			// Nobody has touched the proposed name yet: what is typed takes its place.
			return set(
				insertText(
					dialog.cursor === undefined ? lineOf('') : {text: dialog.text, cursor: dialog.cursor},
					action.text,
				),
			);
		case 'edit':
			return set(
				editLine({text: dialog.text, cursor: dialog.cursor ?? lineOf(dialog.text).cursor}, action.edit),
			);
		case 'accept': {
			const target = dialog.text.trim();
			if (target === '') return {...state, notice: {code: 'target-missing'}};
			return whileRight(state, {
				...state,
				dialog: {kind: 'saving', format: dialog.format, target, force: false},
			});
		}
		case 'back':
		case 'previous':
			return closed(state);
		default:
			return state;
	}
}

function reduceOverwrite(
	state: State,
	dialog: Extract<Dialog, {kind: 'overwrite'}>,
	action: DialogAction,
): State {
	const {format, target} = dialog;
	switch (action.type) {
		case 'insert':
			return {...state, dialog: {...dialog, ...insertText(dialog, action.text)}};
		case 'edit':
			return {...state, dialog: {...dialog, ...editLine(dialog, action.edit)}};
		case 'accept':
			if (dialog.text.trim() !== overwriteWord) return {...state, notice: {code: 'overwrite-wrong'}};
			return whileRight(state, {...state, dialog: {kind: 'saving', format, target, force: true}});
		case 'back':
		case 'previous':
			return {
				...state,
				dialog: {kind: 'name', format, text: target, cursor: lineOf(target).cursor, failure: undefined},
			};
		default:
			return state;
	}
}

import {cardUse, type LayoutName} from '../model/answers.js';
import {canOnlyBeShared} from '../model/verdict.js';
import {topicOf} from './explained.js';
import {goBack, goOn, move, withAnswers, withCard} from './navigation.js';
import {openNameDialog} from './reduce-dialog.js';
import {reduceForm} from './reduce-form.js';
import {openVlan} from './reduce-vlan.js';
import {reduceWarnings} from './reduce-warnings.js';
import {isLooking, whyNoDoctor, whyNotChosen} from './refusals.js';
import {isForm} from './screens.js';
import type {FocusedAction, Notice, State, UserAction} from './state.js';
import {focusable, focusOf, remembers, viewOf} from './view.js';

export function reduceScreen(state: State, action: Exclude<UserAction, {readonly type: 'interrupt'}>): State {
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
			return viewOf(state).virtual > 0 ? {...state, showAll: !state.showAll} : state;
		case 'vlan':
			return openVlan(state);
		case 'refresh':
			return isLooking(state) ? state : {...state, load: {state: 'loading'}, probes: []};
		case 'troubleshoot':
			return refused(state, whyNoDoctor(state)) ?? {...state, outcome: {kind: 'troubleshoot'}};
		case 'explain':
			return {...state, dialog: {kind: 'explain', topic: topicOf(state)}, scroll: 0};
		case 'forget':
			return remembers(state) ? {...state, forgotten: true, focus: {}} : state;
		case 'accept':
		case 'insert':
		case 'edit':
		case 'choose':
			return reduceFocused(state, action);
	}
}

function reduceFocused(state: State, action: FocusedAction): State {
	if (state.screen === 'warnings') return reduceWarnings(state, action);
	if (isForm(state.screen)) return reduceForm(state, action);
	if (action.type !== 'accept') return state;
	return refused(state, whyNotChosen(state)) ?? accept(state, focusOf(state));
}

function refused(state: State, notice: Notice | undefined): State | undefined {
	return notice && {...state, notice};
}

function accept(state: State, on: string | undefined): State {
	if (state.screen === 'nic') return acceptNic(state, on);
	if (on === undefined) return state;
	return state.screen === 'review' ? acceptMenu(state, on) : acceptLayout(state, on as LayoutName);
}

function acceptNic(state: State, on: string | undefined): State {
	const {nics, facts} = viewOf(state);
	const chosen = nics.find(({nic}) => nic.name === on);
	if (!chosen || !facts) return state;
	const {nic} = chosen;
	// What to do with a card that this host depends on is the next question.
	const keeps = canOnlyBeShared(nic, facts);
	const chosenNow = withCard(state, nic.name, keeps);
	return goOn(keeps ? chosenNow : {...chosenNow, giveUp: undefined});
}

/** A layout that takes the card from a host which depends on it wants the card's name, typed in full (promise B1). */
function acceptLayout(state: State, layout: LayoutName): State {
	const {facts, settled} = viewOf(state);
	const chosenNow = {...state, raw: {...state.raw, layout}};
	if (cardUse[layout] === 'shared') return goOn({...chosenNow, giveUp: undefined});
	const nic = facts?.nics.find(({name}) => name === settled.values.nic);
	if (!facts || !nic || !canOnlyBeShared(nic, facts)) return goOn(chosenNow);
	// It was typed already, here or as a flag.
	if (state.giveUp === nic.name) return goOn({...chosenNow, raw: {...chosenNow.raw, nic: nic.name}});
	return {...state, dialog: {kind: 'give-up', nic: nic.name, layout, text: '', cursor: 0}, scroll: 0};
}

function acceptMenu(state: State, item: string | undefined): State {
	switch (item) {
		case 'apply':
			return withAnswers(state, () => {
				// One that was heard of behind the warnings is agreed to there.
				if (viewOf(state).dangers.length > 0) return {...goBack(state), notice: {code: 'answers-changed'}};
				return {...state, dialog: {kind: 'apply', sure: false}};
			});
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

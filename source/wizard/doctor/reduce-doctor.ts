import {editLine} from '../line-editor.js';
import {doctorCommandFor, doctorContext} from './doctor-keymap.js';
import type {DoctorAction, DoctorState} from './doctor-state.js';
import {itemsOf} from './items.js';
import {agreed, agreedByWord, asked, typed, withAsking} from './reduce-asking.js';
import {type Scroll, scrolled} from './scroll.js';

type PressAction = Extract<DoctorAction, {readonly type: 'press'}>;

/** The only place where the doctor's state changes. Pure: looking and fixing follow from the new state. */
export function reduceDoctor(state: DoctorState, action: DoctorAction): DoctorState {
	if (state.end) return state;
	switch (action.type) {
		case 'result':
			// A look that was given up may still have something to say.
			if (action.round !== state.round || state.diagnosis) return state;
			return {...state, results: [...state.results, action.result]};
		case 'diagnosed': {
			if (action.round !== state.round) return state;
			const first = itemsOf(action.diagnosis, [])[0]?.id ?? null;
			const open = action.diagnosis.cause && first ? [first] : [];
			return {...state, diagnosis: action.diagnosis, focus: first, open, scroll: null, undrawn: true};
		}
		case 'fix-event':
			return state.fixing ? {...state, fixing: withEvent(state.fixing, action.event)} : state;
		case 'tried': {
			const {tried} = action;
			const all = tried.end.kind === 'refused' ? state.tried : [...state.tried, tried];
			return lookAgain({...state, fixing: null, tried: all, notice: {code: 'tried', tried}});
		}
		case 'drawn':
			return seen(state);
		case 'end':
			return {...state, end: action.end};
		case 'press':
			return reducePress(state, action);
	}
}

function withEvent(
	fixing: NonNullable<DoctorState['fixing']>,
	event: Extract<DoctorAction, {readonly type: 'fix-event'}>['event'],
) {
	return event.type === 'command'
		? {...fixing, now: event, output: []}
		: {...fixing, output: [...fixing.output, event.line].slice(-10)};
}

function lookAgain(state: DoctorState): DoctorState {
	return {
		...state,
		round: state.round + 1,
		results: [],
		diagnosis: null,
		focus: null,
		open: [],
		scroll: null,
		asking: null,
		undrawn: true,
	};
}

function reducePress(state: DoctorState, {press, limits, root}: PressAction): DoctorState {
	const context = doctorContext(state);
	if (press.kind === 'text' && context === 'word') return state.undrawn ? state : typed(state, press);
	// A paste is no wish of anybody's.
	if (press.kind === 'text' && press.pasted) return state;
	const command = doctorCommandFor(context, press.kind === 'key' ? press.name : press.text);
	if (command === 'interrupt') return {...state, end: {kind: 'interrupted'}};
	if (command === undefined || state.undrawn) return state;
	const fresh = {...state, notice: null};
	switch (command) {
		case 'leave':
			return {...state, end: {kind: 'left'}};
		case 'previous':
			return moved(fresh, -1);
		case 'next':
			return moved(fresh, 1);
		case 'open':
			return toggled(fresh);
		case 'fix':
			return asked(fresh, root);
		case 'again':
			return lookAgain(fresh);
		case 'no':
			return {...fresh, asking: null, scroll: null, undrawn: true, notice: {code: 'notDone'}};
		case 'yes':
			return agreed(fresh);
		case 'agree':
			return agreedByWord(fresh);
		case 'page-up':
		case 'page-down':
		case 'top':
		case 'bottom':
			return {...fresh, scroll: scrolled(command satisfies Scroll, limits)};
		default:
			return withAsking(fresh, asking => ({...asking, line: editLine(asking.line, command), note: null}));
	}
}

/** Up and down; stays at both ends. */
function moved(state: DoctorState, by: 1 | -1): DoctorState {
	const items = state.diagnosis ? itemsOf(state.diagnosis, state.open) : [];
	const next = items[items.findIndex(({id}) => id === state.focus) + by];
	return next ? {...state, focus: next.id, scroll: null} : state;
}

function toggled(state: DoctorState): DoctorState {
	const {focus, open} = state;
	if (!focus) return state;
	return {
		...state,
		open: open.includes(focus) ? open.filter(id => id !== focus) : [...open, focus],
		scroll: null,
	};
}

function seen(state: DoctorState): DoctorState {
	if (!isUnseen(state)) return state;
	return {...state, undrawn: false, asking: state.asking && {...state.asking, unseen: false}};
}

/** The screen has to say when it was drawn. */
export function isUnseen({undrawn, asking}: DoctorState): boolean {
	return undrawn || asking?.unseen === true;
}

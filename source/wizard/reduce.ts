import {isDialogPlace, reduceDialog} from './reduce-dialog.js';
import {reduceScreen} from './reduce-screen.js';
import {type Action, type MachineAction, placeOf, type State} from './state.js';

/**
 * The only place where the state changes. Pure: what is to be done in the world follows from the new state, and is
 * done by the hooks of `app.tsx`.
 */
export function reduce(state: State, action: Action): State {
	if (state.outcome) return state;
	if (action.type === 'interrupt') return {...state, outcome: {kind: 'interrupted'}};
	if (!('place' in action)) return reduceMachine(state, action);
	// Two Enters may arrive before the screen has been drawn again: the second one was not meant for what it would meet.
	if (action.place !== placeOf(state)) return state;
	const fresh = state.notice ? {...state, notice: undefined} : state;
	return isDialogPlace(action.place) ? reduceDialog(fresh, action) : reduceScreen(fresh, action);
}

function reduceMachine(state: State, action: MachineAction): State {
	switch (action.type) {
		case 'facts-read':
			return {...state, facts: action.facts, load: {state: 'ready'}};
		case 'facts-failed':
			return {...state, load: {state: 'failed', message: action.message}};
		case 'probe-started':
			return {...state, asking: [...state.asking, action.key]};
		case 'probed':
			return {
				...state,
				asking: state.asking.filter((key) => key !== action.key),
				probes: [action.probe, ...state.probes],
			};
		case 'saved':
			if (state.dialog?.kind !== 'saving') return state;
			return {
				...state,
				outcome: {kind: 'saved', format: state.dialog.format, target: state.dialog.target, paths: action.paths},
			};
		case 'save-failed': {
			if (state.dialog?.kind !== 'saving') return state;
			const {format, target} = state.dialog;
			if (action.exists) return {...state, dialog: {kind: 'overwrite', format, target, text: '', cursor: 0}};
			return {...state, dialog: {kind: 'name', format, text: target, cursor: undefined, failure: action.message}};
		}
	}
}

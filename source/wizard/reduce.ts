import type {Fetch} from '../model/pull.js';
import {actionFor} from './key-actions.js';
import type {Press} from './presses.js';
import {reduceDialog} from './reduce-dialog.js';
import {reduceScreen} from './reduce-screen.js';
import type {Action, MachineAction, ScrollLimits, State, UserAction} from './state.js';
import {viewOf} from './view.js';

/**
 * The only place where the state changes. Pure: what is to be done in the world follows from the new state, and is
 * done by the hooks of `app.tsx`.
 */
export function reduce(state: State, action: Action): State {
	if (state.outcome) return state;
	return action.type === 'press'
		? reducePress(state, action.press, action.limits)
		: reduceMachine(state, action);
}

/** What may be said to a screen that is not drawn yet: it answers nothing, and what it does can be seen afterwards. */
const decidesNothing: readonly UserAction['type'][] = ['explain', 'forget', 'scroll', 'toggle-all'];

/** A press means something only here, where the state is sure to be the latest one: a chunk may hold several. */
function reducePress(state: State, press: Press, limits: ScrollLimits): State {
	const action = actionFor(state, press, limits);
	if (action?.type === 'interrupt') return {...state, outcome: {kind: 'interrupted'}};
	if (!action || (state.undrawn && !decidesNothing.includes(action.type))) return state;
	const fresh = state.notice ? {...state, notice: undefined} : state;
	const next = fresh.dialog ? reduceDialog(fresh, action) : reduceScreen(fresh, action);
	return action.type === 'accept' ? {...next, undrawn: true} : next;
}

/** What was reviewed is what is done: when an answer changes a proposal, or stands against the plan, the question is put once more. */
function lookAgain(before: State, now: State): State {
	const said = (state: State) => {
		const {settled, plan} = viewOf(state);
		return JSON.stringify([
			settled.used,
			(plan?.findings ?? []).filter(({severity}) => severity === 'error' || severity === 'danger'),
		]);
	};
	if (now.screen !== 'review' || said(before) === said(now)) return now;
	const {dialog} = now;
	const stays = dialog?.kind === 'saving' || dialog?.kind === 'quit';
	return {...now, dialog: stays ? dialog : undefined, notice: {code: 'answers-changed'}, undrawn: true};
}

/** An image that has come is there, as if the machine had been read anew. */
function withFetch(state: State, fetch: Fetch | undefined): State {
	const {facts} = state;
	if (fetch?.phase !== 'there' || !facts) return {...state, fetch};
	return lookAgain(state, {...state, fetch, facts: {...facts, images: fetch.images}});
}

function reduceMachine(state: State, action: MachineAction): State {
	switch (action.type) {
		case 'drawn':
			return state.undrawn ? {...state, undrawn: false} : state;
		case 'facts-listed':
			return {...state, facts: action.facts, moved: undefined, load: {state: 'details'}, undrawn: true};
		case 'facts-read':
			// Nothing of what is being answered depends on what has come since.
			if (state.load.state === 'details') return {...state, facts: action.facts, load: {state: 'ready'}};
			return {...state, facts: action.facts, moved: undefined, load: {state: 'ready'}, undrawn: true};
		case 'facts-failed':
			return {...state, load: {state: 'failed', message: action.message}};
		case 'probe-started':
			return {...state, asking: [...state.asking, action.key]};
		case 'probed':
			return lookAgain(state, {
				...state,
				asking: state.asking.filter(key => key !== action.key),
				probes: [action.probe, ...state.probes],
			});
		case 'moved-read':
			return lookAgain(state, {...state, moved: action.moved});
		case 'fetched':
			return withFetch(state, action.fetch);
		case 'saved':
			if (state.dialog?.kind !== 'saving') return state;
			return {
				...state,
				outcome: {
					kind: 'saved',
					format: state.dialog.format,
					target: state.dialog.target,
					paths: action.paths,
				},
			};
		case 'save-failed': {
			if (state.dialog?.kind !== 'saving') return state;
			const {format, target} = state.dialog;
			if (action.exists) return {...state, dialog: {kind: 'overwrite', format, target, text: '', cursor: 0}};
			return {
				...state,
				dialog: {kind: 'name', format, text: target, cursor: undefined, failure: action.message},
			};
		}
	}
}

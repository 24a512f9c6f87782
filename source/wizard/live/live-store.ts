import {initialLive, type LiveAction, type LiveState, reduceLive} from './live-state.js';

/** The state of a run outside of the screen: events come whether or not anybody draws them. */
export type LiveStore = {
	readonly read: () => LiveState;
	readonly dispatch: (action: LiveAction) => void;
	readonly subscribe: (listener: () => void) => () => void;
	/** Milliseconds of the clock that the state's times are of. */
	readonly now: () => number;
};

export type LiveHandlers = {
	/** For each Ctrl-C. */
	readonly onInterrupt: () => void;
	/** Once for each question, when the word was typed in full. */
	readonly onConfirm: () => void;
};

export function createLiveStore({onInterrupt, onConfirm}: LiveHandlers): LiveStore {
	let state = initialLive;
	const listeners = new Set<() => void>();
	const now = () => performance.now();
	return {
		read: () => state,
		now,
		dispatch(action) {
			const before = state;
			state = reduceLive(before, action, now());
			if (state === before) return;
			// The screen first: whoever is told may end the process.
			for (const listener of listeners) listener();
			if (action.type === 'press' && state.interrupts > before.interrupts) onInterrupt();
			if (state.confirming?.sent && !before.confirming?.sent) onConfirm();
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}

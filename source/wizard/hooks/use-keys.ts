import {useInput, usePaste} from 'ink';
import {type Dispatch, useRef} from 'react';
import {actionFor, type ScrollLimits} from '../key-actions.js';
import {type Press, pastePress, pressesOf} from '../presses.js';
import type {State, UserAction} from '../state.js';

/**
 * The only place that reads keys. Returns where the scrolled part of the screen says how far it can go.
 */
export function useKeys(state: State, deaf: boolean, dispatch: Dispatch<UserAction>): (limits: ScrollLimits) => void {
	const limits = useRef<ScrollLimits>({last: 0, page: 1});
	const report = useRef((now: ScrollLimits) => {
		limits.current = now;
	});
	const take = (presses: readonly Press[]) => {
		for (const press of presses) {
			const action = actionFor(state, press, limits.current);
			// In a window that is too small to show anything, the only thing that one can want is out.
			if (action && (!deaf || action.type === 'interrupt')) dispatch(action);
		}
	};

	useInput((input, key) => take(pressesOf(input, key)));
	usePaste((text) => take(pastePress(text)));
	return report.current;
}

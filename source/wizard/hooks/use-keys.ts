import {useInput, usePaste} from 'ink';
import {type Dispatch, useRef} from 'react';
import {type Press, pastePress, pressesOf} from '../presses.js';
import type {Action, ScrollLimits} from '../state.js';

/**
 * The only place that reads keys. Returns where the scrolled part of the screen says how far it can go. While `deaf`,
 * in a window too small to show anything, only Ctrl-C is heard.
 */
export function useKeys(deaf: boolean, dispatch: Dispatch<Action>): (limits: ScrollLimits) => void {
	const limits = useRef<ScrollLimits>({last: 0, page: 1});
	const report = useRef((now: ScrollLimits) => {
		limits.current = now;
	});
	const take = (presses: readonly Press[]) => {
		for (const press of presses) {
			const heard = !deaf || (press.kind === 'key' && press.name === 'ctrl+c');
			if (heard) dispatch({type: 'press', press, limits: limits.current});
		}
	};

	useInput((input, key) => take(pressesOf(input, key)));
	usePaste(text => take(pastePress(text)));
	return report.current;
}

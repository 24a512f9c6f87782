import {type Dispatch, useEffect, useRef} from 'react';
import type {WizardPorts} from '../ports.js';
import type {Action, State} from '../state.js';
import {predecessorToRead} from '../wanted.js';

/** Who looks through the containers passes others on the way; Compose is asked about the one at which they stop. */
const pauseMs = 350;

/**
 * Asks more about the container that DSM is to move out of, once it was chosen: whether Compose can make it anew, which takes
 * its programs a second and is asked of nobody else. What stands against it is then told before the review, and not at its end.
 */
export function useMoved(
	state: State,
	readPredecessors: WizardPorts['readPredecessors'],
	dispatch: Dispatch<Action>,
): void {
	const leaving = useRef(new AbortController());
	useEffect(() => () => leaving.current.abort(), []);
	const wanted = predecessorToRead(state);
	useEffect(() => {
		if (wanted === undefined) return;
		const timer = setTimeout(() => {
			readPredecessors(wanted, leaving.current.signal)
				.then(predecessors => dispatch({type: 'moved-read', moved: {name: wanted, predecessors}}))
				// Nobody knows more then; the run asks again, and says what it hears.
				.catch(() => undefined);
		}, pauseMs);
		return () => clearTimeout(timer);
	}, [wanted, readPredecessors, dispatch]);
}

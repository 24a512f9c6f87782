import {type Dispatch, useEffect} from 'react';
import type {WizardPorts} from '../ports.js';
import type {Action} from '../state.js';

/** Reads the machine whenever the state says that it is being read. */
export function useFacts(
	reading: boolean,
	readFacts: WizardPorts['readFacts'],
	dispatch: Dispatch<Action>,
): void {
	useEffect(() => {
		if (!reading) return;
		const leaving = new AbortController();
		const {signal} = leaving;
		const told = (action: Action) => {
			if (!signal.aborted) dispatch(action);
		};

		readFacts(signal, facts => told({type: 'facts-listed', facts})).then(
			facts => told({type: 'facts-read', facts}),
			(error: unknown) =>
				told({type: 'facts-failed', message: error instanceof Error ? error.message : String(error)}),
		);
		// Somebody who leaves at once is not to wait for a Docker that does not answer.
		return () => leaving.abort();
	}, [reading, readFacts, dispatch]);
}

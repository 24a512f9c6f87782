import {type Dispatch, useEffect} from 'react';
import type {WizardPorts} from '../ports.js';
import type {Action, Load} from '../state.js';

/** Reads the machine whenever the state says that it is being read. */
export function useFacts(
	load: Load['state'],
	readFacts: WizardPorts['readFacts'],
	dispatch: Dispatch<Action>,
): void {
	useEffect(() => {
		if (load !== 'loading') return;
		const reading = new AbortController();
		const {signal} = reading;
		const told = (action: Action) => {
			if (!signal.aborted) dispatch(action);
		};

		readFacts(signal).then(
			facts => told({type: 'facts-read', facts}),
			(error: unknown) =>
				told({type: 'facts-failed', message: error instanceof Error ? error.message : String(error)}),
		);
		// Somebody who leaves at once is not to wait for a Docker that does not answer.
		return () => reading.abort();
	}, [load, readFacts, dispatch]);
}

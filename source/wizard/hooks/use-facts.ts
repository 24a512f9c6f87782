import {type Dispatch, useEffect} from 'react';
import type {Facts} from '../../model/facts.js';
import type {Action, Load} from '../state.js';

/** Reads the machine whenever the state says that it is being read. */
export function useFacts(
	load: Load['state'],
	readFacts: () => Promise<Facts>,
	dispatch: Dispatch<Action>,
): void {
	useEffect(() => {
		if (load !== 'loading') return;
		let wanted = true;
		readFacts().then(
			facts => {
				if (wanted) dispatch({type: 'facts-read', facts});
			},
			(error: unknown) => {
				if (wanted)
					dispatch({type: 'facts-failed', message: error instanceof Error ? error.message : String(error)});
			},
		);
		return () => {
			wanted = false;
		};
	}, [load, readFacts, dispatch]);
}

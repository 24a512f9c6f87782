import {type Dispatch, useEffect, useRef} from 'react';
import type {LanProbe} from '../../model/facts.js';
import type {WizardPorts} from '../ports.js';
import type {Action, State} from '../state.js';
import {questionsToLan} from '../wanted.js';

/** Somebody who types an address passes many others on the way; the LAN is asked for the one at which they stop. */
const pauseMs = 350;

/** Asks the LAN, on the chosen card, for the gateway and for DSM's address, once each and only when both are valid. */
export function useLanProbe(
	state: State,
	probeLan: WizardPorts['probeLan'],
	dispatch: Dispatch<Action>,
): void {
	const leaving = useRef(new AbortController());
	useEffect(() => () => leaving.current.abort(), []);
	const wanted = questionsToLan(state).join('\n');
	useEffect(() => {
		if (wanted === '') return;
		const timer = setTimeout(() => {
			for (const key of wanted.split('\n')) {
				const [nic = '', address = ''] = key.split(' ');
				dispatch({type: 'probe-started', key});
				probeLan(nic, address, leaving.current.signal)
					.catch((): LanProbe => ({nic, address, result: {answer: 'not-checked', why: 'failed'}}))
					.then(probe => dispatch({type: 'probed', key, probe}))
					.catch(() => undefined);
			}
		}, pauseMs);
		return () => clearTimeout(timer);
	}, [wanted, probeLan, dispatch]);
}

import {type DoctorBinding, doctorContext, doctorKeymap} from './doctor-keymap.js';
import type {DoctorState} from './doctor-state.js';
import {itemsOf} from './items.js';
import {meant} from './reduce-asking.js';

type Hint = NonNullable<DoctorBinding['hint']>;

/** The keys that do something now. Those that scroll stand beside what scrolls. */
export function shownDoctorKeys(
	state: DoctorState,
): ReadonlyArray<{readonly shown: readonly string[]; readonly hint: Hint}> {
	return doctorKeymap[doctorContext(state)].flatMap(({hint, shown, command}) =>
		hint && shown && hint !== 'scroll' && isActive(state, command) ? [{shown, hint}] : [],
	);
}

/** It does something other than saying why it does nothing. */
function isActive(state: DoctorState, command: DoctorBinding['command']): boolean {
	const {diagnosis, open, focus} = state;
	switch (command) {
		case 'next':
			return diagnosis !== null && itemsOf(diagnosis, open).length > 1;
		case 'open':
			return focus !== null;
		case 'fix':
			return Boolean(meant(state)?.offer);
		default:
			return true;
	}
}

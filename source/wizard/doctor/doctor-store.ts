import {type DoctorAction, type DoctorState, type Expected, initialDoctor} from './doctor-state.js';
import {reduceDoctor} from './reduce-doctor.js';

/** The doctor's state outside of the screen: results come whether or not anybody draws them. */
export type DoctorStore = {
	readonly read: () => DoctorState;
	readonly dispatch: (action: DoctorAction) => void;
	readonly subscribe: (listener: () => void) => () => void;
};

/** `onChange` is told after everybody else, since it may end the process. */
export function createDoctorStore(
	expected: readonly Expected[],
	onChange: (now: DoctorState, before: DoctorState) => void,
): DoctorStore {
	let state = initialDoctor(expected);
	const listeners = new Set<() => void>();
	return {
		read: () => state,
		dispatch(action) {
			const before = state;
			state = reduceDoctor(before, action);
			if (state === before) return;
			for (const listener of listeners) listener();
			onChange(state, before);
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
}

import {Box, useApp, useCursor, useInput, usePaste} from 'ink';
import {type ReactNode, useEffect, useLayoutEffect, useSyncExternalStore} from 'react';
import {StyledLines} from '../components/styled-text.js';
import {useTick} from '../hooks/use-tick.js';
import type {Pace} from '../pace.js';
import {type Press, pastePress, pressesOf} from '../presses.js';
import {doctorFrame} from './doctor-frame.js';
import type {DoctorSettings} from './doctor-settings.js';
import type {DoctorStore} from './doctor-store.js';
import {isUnseen} from './reduce-doctor.js';

export type DoctorAppProps = {
	readonly store: DoctorStore;
	readonly settings: DoctorSettings;
	readonly pace: Pace;
};

/** Draws what the store holds, and hands it the keys. */
export function DoctorApp({store, settings, pace}: DoctorAppProps): ReactNode {
	const state = useSyncExternalStore(store.subscribe, store.read);
	const {exit} = useApp();
	const {setCursorPosition} = useCursor();
	const busy = state.fixing !== null || state.diagnosis === null;
	const tick = useTick(busy && state.end === null, pace);
	const frame = state.end ? undefined : doctorFrame(state, tick, settings);
	const take = (presses: readonly Press[]) => {
		for (const press of presses) {
			// Each of a chunk meets the state that the one before has left.
			const {limits} = doctorFrame(store.read(), 0, settings);
			store.dispatch({type: 'press', press, limits, root: settings.root});
		}
	};

	useInput((input, key) => take(pressesOf(input, key)));
	usePaste(text => take(pastePress(text)));
	const unseen = isUnseen(state);
	useLayoutEffect(() => {
		if (unseen) store.dispatch({type: 'drawn'});
	});
	useEffect(() => {
		if (state.end) exit();
	}, [state.end, exit]);
	setCursorPosition(frame?.caret);
	if (!frame) return null;
	return (
		<Box flexDirection="column">
			<StyledLines lines={frame.lines} />
		</Box>
	);
}

import {Box, Static, useApp, useCursor, useInput, usePaste} from 'ink';
import {type ReactNode, useCallback, useEffect, useLayoutEffect, useSyncExternalStore} from 'react';
import {StyledLines} from '../components/styled-text.js';
import {useTick} from '../hooks/use-tick.js';
import type {Pace} from '../pace.js';
import {type Press, pastePress, pressesOf} from '../presses.js';
import {entryLines} from './entry-lines.js';
import {liveFrame} from './live-frame.js';
import type {LiveSettings} from './live-settings.js';
import type {LiveStore} from './live-store.js';

export type LiveAppProps = {readonly store: LiveStore; readonly settings: LiveSettings; readonly pace: Pace};

/** What is over goes to the scrollback, once; below it is what goes on. */
export function LiveApp({store, settings, pace}: LiveAppProps): ReactNode {
	// A terminal that cannot follow gets what has happened since with the next turn.
	const subscribe = useCallback(
		(draw: () => void) =>
			store.subscribe(() => {
				const {over, confirming} = store.read();
				if (over || confirming || !pace.isSlow()) draw();
			}),
		[store, pace],
	);
	const state = useSyncExternalStore(subscribe, store.read);
	const {exit} = useApp();
	const {setCursorPosition} = useCursor();
	const tick = useTick(!state.over, pace);
	const take = (presses: readonly Press[]) => {
		for (const press of presses) store.dispatch({type: 'press', press});
	};

	useInput((input, key) => take(pressesOf(input, key)));
	usePaste(text => take(pastePress(text)));
	const undrawn = state.confirming?.undrawn === true;
	useLayoutEffect(() => {
		if (undrawn) store.dispatch({type: 'drawn'});
	});
	useEffect(() => {
		if (state.over) exit();
	}, [state.over, exit]);
	const frame = state.over ? undefined : liveFrame(state, store.now(), tick, settings);
	setCursorPosition(frame?.caret);
	return (
		<>
			<Static items={[...state.entries]} style={{width: settings.columns}}>
				{(entry, index) => (
					<Box key={index} flexDirection="column">
						<StyledLines lines={entryLines(entry, settings)} />
					</Box>
				)}
			</Static>
			{frame && (
				<Box flexDirection="column">
					<StyledLines lines={frame.lines} />
				</Box>
			)}
		</>
	);
}

import {Box, useApp} from 'ink';
import {type ReactNode, useEffect, useLayoutEffect, useMemo, useReducer} from 'react';
import type {Texts} from '../text/en.js';
import {StyledLines} from './components/styled-text.js';
import {Frame} from './frame.js';
import {minimum} from './frame-layout.js';
import type {Glyphs} from './glyphs.js';
import {useFacts} from './hooks/use-facts.js';
import {useFetch} from './hooks/use-fetch.js';
import {useKeys} from './hooks/use-keys.js';
import {useLanProbe} from './hooks/use-lan-probe.js';
import {useMoved} from './hooks/use-moved.js';
import {useSave} from './hooks/use-save.js';
import {useTick} from './hooks/use-tick.js';
import {wrap} from './measure.js';
import type {Pace} from './pace.js';
import type {WizardPorts} from './ports.js';
import {reduce} from './reduce.js';
import {type Settings, SettingsContext} from './settings.js';
import {initialState, type Start} from './state.js';
import {type StyledLine, span} from './theme.js';

export type AppProps = {
	readonly start: Start;
	readonly texts: Texts;
	readonly glyphs: Glyphs;
	readonly ports: WizardPorts;
	/** Size of the window. */
	readonly columns: number;
	readonly rows: number;
	readonly pace: Pace;
};

/** The root: state, effects, keys, and the only call of `exit`. */
export function App({start, texts, glyphs, ports, columns, rows, pace}: AppProps): ReactNode {
	const [state, dispatch] = useReducer(reduce, start, initialState);
	const small = columns < minimum.columns || rows < minimum.rows;
	const {exit} = useApp();
	const busy = state.load.state === 'loading' || state.asking.length > 0 || state.dialog?.kind === 'saving';
	const tick = useTick(busy && !small, pace, 1000);
	useFacts(['loading', 'details'].includes(state.load.state), ports.readFacts, dispatch);
	useLanProbe(state, ports.probeLan, dispatch);
	useMoved(state, ports.readPredecessors, dispatch);
	useFetch(state, ports.images, dispatch);
	useSave(state, ports.save, dispatch);
	const reportScroll = useKeys(small, dispatch);
	// After every drawing: what is undrawn may be drawn and be undrawn again in one batch, which no dependency would show.
	useLayoutEffect(() => {
		if (state.undrawn) dispatch({type: 'drawn'});
	});
	useEffect(() => {
		// Only here, and only once the state says so: an exit right after a change would lose the last frame.
		if (state.outcome) exit(state);
	}, [state, exit]);
	const settings = useMemo<Settings>(
		() => ({texts, glyphs, columns, rows, tick, ports, reportScroll}),
		[texts, glyphs, columns, rows, tick, ports, reportScroll],
	);
	if (state.outcome) return null;
	return (
		<SettingsContext value={settings}>
			{small ? <TooSmall settings={settings} /> : <Frame state={state} settings={settings} />}
		</SettingsContext>
	);
}

function TooSmall({settings: {texts, columns, rows}}: {readonly settings: Settings}): ReactNode {
	const lines = wrap(texts.wizard.tooSmall(columns, rows), columns).slice(0, Math.max(1, rows - 1));
	return (
		<Box flexDirection="column">
			<StyledLines lines={lines.map((line): StyledLine => [span(line, 'warning')])} />
		</Box>
	);
}

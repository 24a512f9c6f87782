import {Box, useAnimation, useApp} from 'ink';
import {type ReactNode, useEffect, useMemo, useReducer} from 'react';
import type {RawAnswers} from '../model/answers.js';
import type {Texts} from '../text/en.js';
import {hintLines, KeyHints} from './components/key-hints.js';
import {StepRail} from './components/step-rail.js';
import {StyledLines, StyledText} from './components/styled-text.js';
import {CommandDialog} from './dialogs/command-dialog.js';
import {QuitDialog} from './dialogs/quit-dialog.js';
import {SaveDialog} from './dialogs/save-dialog.js';
import {frameLayout, minimum} from './frame-layout.js';
import type {Glyphs} from './glyphs.js';
import {useFacts} from './hooks/use-facts.js';
import {useKeys} from './hooks/use-keys.js';
import {useLanProbe} from './hooks/use-lan-probe.js';
import {useSave} from './hooks/use-save.js';
import {contextOf} from './key-actions.js';
import {padEnd, widthOf, wrap} from './measure.js';
import type {WizardPorts} from './ports.js';
import {reduce} from './reduce.js';
import {type Screen, screens} from './screens.js';
import {type Settings, SettingsContext} from './settings.js';
import {initialState, type State} from './state.js';
import {FormStep} from './steps/form-step.js';
import {LayoutStep} from './steps/layout-step.js';
import {NicStep} from './steps/nic-step.js';
import {ReviewStep} from './steps/review-step.js';
import type {StepProps} from './steps/step-props.js';
import {WarningsStep} from './steps/warnings-step.js';
import {summaryOf} from './summary.js';
import {type StyledLine, span} from './theme.js';
import {viewOf} from './view.js';

export type AppProps = {
	readonly raw: RawAnswers;
	readonly texts: Texts;
	readonly glyphs: Glyphs;
	readonly ports: WizardPorts;
	/** Size of the window. */
	readonly columns: number;
	readonly rows: number;
};

const steps: {readonly [S in Screen]: (props: StepProps) => ReactNode} = {
	nic: NicStep,
	layout: LayoutStep,
	lan: FormStep,
	management: FormStep,
	container: FormStep,
	warnings: WarningsStep,
	review: ReviewStep,
};

/** The root: state, effects, keys, and the only call of `exit`. */
export function App({raw, texts, glyphs, ports, columns, rows}: AppProps): ReactNode {
	const [state, dispatch] = useReducer(reduce, raw, initialState);
	const small = columns < minimum.columns || rows < minimum.rows;
	const {exit} = useApp();
	const busy = state.load.state === 'loading' || state.asking.length > 0 || state.dialog?.kind === 'saving';
	const {frame: tick} = useAnimation({interval: 100, isActive: busy && !small});
	useFacts(state.load.state, ports.readFacts, dispatch);
	useLanProbe(state, ports.probeLan, dispatch);
	useSave(state, ports.save, dispatch);
	const reportScroll = useKeys(small, dispatch);
	useEffect(() => {
		if (state.undrawn) dispatch({type: 'drawn'});
	}, [state.undrawn]);
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

function Frame({state, settings}: {readonly state: State; readonly settings: Settings}): ReactNode {
	const {texts, rows} = settings;
	const {screen, dialog} = state;
	const context = contextOf(state);
	const layout = frameLayout(screen, rows, hintLines(context, settings).length);
	const Step = steps[screen];
	return (
		<Box flexDirection="column">
			<StepRail screen={screen} />
			<StyledLines lines={answeredLines(state, layout.answered, settings)} />
			<Box flexDirection="column" marginTop={layout.gap}>
				{dialog ? (
					<Dialog state={state} top={layout.top - 1 - layout.gap} rows={layout.body + 1 + layout.gap} />
				) : (
					<>
						<StyledText line={[span(texts.wizard.titles[screen], 'strong')]} />
						<Box flexDirection="column" marginTop={layout.gap}>
							<Step state={state} top={layout.top} rows={layout.body} />
						</Box>
					</>
				)}
			</Box>
			<Box marginTop={layout.gap}>
				<KeyHints context={context} />
			</Box>
		</Box>
	);
}

function Dialog({state, top, rows}: StepProps): ReactNode {
	const {dialog} = state;
	switch (dialog?.kind) {
		case undefined:
			return null;
		case 'quit':
			return <QuitDialog dialog={dialog} />;
		case 'command':
			return <CommandDialog state={state} rows={rows} />;
		case 'name':
		case 'saving':
		case 'overwrite':
			return <SaveDialog state={state} dialog={dialog} top={top} />;
	}
}

/** The screens before this one, with what was answered. */
function answeredLines(state: State, number: number, {texts, glyphs}: Settings): StyledLine[] {
	const before = screens.slice(0, number);
	const labelColumns = Math.max(0, ...before.map(screen => widthOf(texts.wizard.steps[screen])));
	return before.map(screen => [
		span(`${glyphs.tick} `, 'good'),
		span(`${padEnd(texts.wizard.steps[screen], labelColumns)}  `, 'dim'),
		span(summaryOf(viewOf(state), screen, texts)),
	]);
}

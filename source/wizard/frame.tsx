import {Box} from 'ink';
import type {ReactNode} from 'react';
import {shownKeys} from './active-keys.js';
import {KeyHints} from './components/key-hints.js';
import {noticeLines} from './components/notice.js';
import {StepRail} from './components/step-rail.js';
import {StyledLines, StyledText} from './components/styled-text.js';
import {ApplyDialog} from './dialogs/apply-dialog.js';
import {CommandDialog} from './dialogs/command-dialog.js';
import {ExplainDialog} from './dialogs/explain-dialog.js';
import {FetchDialog} from './dialogs/fetch-dialog.js';
import {GiveUpDialog} from './dialogs/give-up-dialog.js';
import {QuitDialog} from './dialogs/quit-dialog.js';
import {SaveDialog} from './dialogs/save-dialog.js';
import {VlanDialog} from './dialogs/vlan-dialog.js';
import {fetchText} from './fetch-text.js';
import {frameLayout} from './frame-layout.js';
import {hintLines} from './hint-lines.js';
import {padEnd, widthOf} from './measure.js';
import type {Screen} from './screens.js';
import type {Settings} from './settings.js';
import type {State} from './state.js';
import {FormStep} from './steps/form-step.js';
import {LayoutStep} from './steps/layout-step.js';
import {NicStep} from './steps/nic-step.js';
import {ReviewStep} from './steps/review-step.js';
import type {StepProps} from './steps/step-props.js';
import {WarningsStep} from './steps/warnings-step.js';
import {summaryOf} from './summary.js';
import {type StyledLine, span} from './theme.js';
import {shownOf, viewOf} from './view.js';

const steps: {readonly [S in Screen]: (props: StepProps) => ReactNode} = {
	nic: NicStep,
	layout: LayoutStep,
	lan: FormStep,
	management: FormStep,
	container: FormStep,
	warnings: WarningsStep,
	review: ReviewStep,
};

/** Where one is, what was answered, the question, and the keys: never more rows than the window has, less one. */
export function Frame({state, settings}: {readonly state: State; readonly settings: Settings}): ReactNode {
	const {texts, rows} = settings;
	const {screen, dialog} = state;
	const keys = shownKeys(state);
	const hints = hintLines(keys, settings, widthOf).length;
	const shown = shownOf(state);
	const fetch = fetchLines(state, settings);
	const layout = frameLayout(screen, shown.indexOf(screen), rows, hints + fetch.length);
	const answered = answeredLines(state, layout.answered, settings);
	const Step = steps[screen];
	return (
		<Box flexDirection="column">
			<StepRail screen={screen} shown={shown} />
			<StyledLines lines={answered} />
			<Box flexDirection="column" marginTop={layout.gap}>
				{dialog ? (
					<Dialog state={state} top={layout.top - 1 - layout.gap} rows={layout.body + 1 + layout.gap} />
				) : (
					<>
						<StyledText line={[span(titleOf(state, texts), 'strong')]} />
						<Box flexDirection="column" marginTop={layout.gap}>
							<Step state={state} top={layout.top} rows={layout.body} />
						</Box>
					</>
				)}
			</Box>
			<Box flexDirection="column" marginTop={layout.gap}>
				<StyledLines lines={fetch} />
				<KeyHints keys={keys} />
			</Box>
		</Box>
	);
}

/** What a screen asks. */
function titleOf(state: State, {wizard}: Settings['texts']): string {
	const {layout} = viewOf(state).settled.values;
	return state.screen === 'lan' && layout === 'shared' ? wizard.lanTitleShared : wizard.titles[state.screen];
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
		case 'explain':
			return <ExplainDialog state={state} topic={dialog.topic} rows={rows} />;
		case 'apply':
			return <ApplyDialog state={state} dialog={dialog} />;
		case 'fetch':
			return <FetchDialog dialog={dialog} />;
		case 'give-up':
			return <GiveUpDialog state={state} dialog={dialog} top={top} rows={rows} />;
		case 'vlan':
			return <VlanDialog state={state} dialog={dialog} top={top} rows={rows} />;
		case 'name':
		case 'saving':
		case 'overwrite':
			return <SaveDialog state={state} dialog={dialog} top={top} />;
	}
}

/** The pull beside the questions: one line, from its beginning to the end of the wizard. */
function fetchLines({fetch}: State, {texts, glyphs, columns}: Settings): StyledLine[] {
	if (!fetch) return [];
	const tone = ({running: 'dim', there: 'good', failed: 'warning'} as const)[fetch.phase];
	return noticeLines(tone, fetchText(fetch, texts), columns, glyphs, 1);
}

/** The screens before this one, with what was answered. */
function answeredLines(state: State, number: number, {texts, glyphs}: Settings): StyledLine[] {
	const before = shownOf(state).slice(0, number);
	const labelColumns = Math.max(0, ...before.map(screen => widthOf(texts.wizard.steps[screen])));
	return before.map(screen => [
		span(`${glyphs.tick} `, 'good'),
		span(`${padEnd(texts.wizard.steps[screen], labelColumns)}  `, 'dim'),
		span(summaryOf(viewOf(state), screen, texts)),
	]);
}

import {Box} from 'ink';
import type {ReactNode} from 'react';
import {Notice} from '../components/notice.js';
import {ScrollView} from '../components/scroll-view.js';
import {Spinner} from '../components/spinner.js';
import {StyledText} from '../components/styled-text.js';
import {findingsDocument} from '../findings-document.js';
import {useCaret} from '../hooks/use-caret.js';
import {contextOf} from '../key-actions.js';
import {widthOf} from '../measure.js';
import {noticeSentence, problemLines} from '../sentences.js';
import {useSettings} from '../settings.js';
import {span} from '../theme.js';
import {consentAsked, viewOf} from '../view.js';
import type {StepProps} from './step-props.js';

export function WarningsStep({state, top, rows}: StepProps): ReactNode {
	const settings = useSettings();
	const {texts, glyphs} = settings;
	const view = viewOf(state);
	const {plan, dangers, settled} = view;
	const notice = state.notice && noticeSentence(texts, state.notice);
	const asked = plan && consentAsked({dangers, plan});
	const asksWord = asked !== undefined;
	const asking = state.asking.length > 0;
	const fixed = (notice ? 1 : 0) + (asksWord ? 1 : 0) + (asking ? 1 : 0);
	const lines = plan ? findingsDocument(plan.findings, settings) : problemLines(view, settings);
	const shown = Math.min(lines.length, rows - fixed);
	const question = `${glyphs.pointer} ${texts.wizard.warnings.word(asked?.word ?? '')} `;
	useCaret(
		asksWord ? {x: widthOf(question) + widthOf(state.word), y: top + shown + (asking ? 1 : 0)} : undefined,
	);
	return (
		<Box flexDirection="column">
			<ScrollView lines={lines} rows={rows - fixed} offset={state.scroll} context={contextOf(state)} />
			{asking && <Spinner label={texts.wizard.probe.asking(settled.values.nic ?? '')} />}
			{asksWord && <StyledText line={[span(question, 'chosen'), span(state.word, 'strong')]} />}
			{notice && <Notice tone="warning" text={notice} rows={1} />}
		</Box>
	);
}

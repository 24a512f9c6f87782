import {Box} from 'ink';
import type {ReactNode} from 'react';
import {ScrollView} from '../components/scroll-view.js';
import {StyledText} from '../components/styled-text.js';
import {type Topic, wordsOf} from '../explained.js';
import {clip, wrap} from '../measure.js';
import {layoutNames} from '../screens.js';
import {useSettings} from '../settings.js';
import type {State} from '../state.js';
import {fieldLabel} from '../summary.js';
import {blankLine, type StyledLine, span} from '../theme.js';
import {focusOf, viewOf} from '../view.js';

type ExplainDialogProps = {readonly state: State; readonly topic: Topic; readonly rows: number};

/** The words of a question, for somebody who has never heard them. */
export function ExplainDialog({state, topic, rows}: ExplainDialogProps): ReactNode {
	const {texts, glyphs, columns} = useSettings();
	const {title, words} = texts.explain;
	const layout = layoutNames.find(name => name === focusOf(state, 'layout'));
	const lines = wordsOf(topic, layout).flatMap((word, index): StyledLine[] => [
		...(index > 0 ? [blankLine] : []),
		[span(clip(words[word].name, columns, glyphs.ellipsis), 'accent')],
		...wrap(words[word].text, columns - 2).map((line): StyledLine => [span(`  ${line}`)]),
	]);
	const asked =
		topic === 'warnings' || topic === 'review'
			? texts.wizard.steps[topic]
			: fieldLabel(viewOf(state), topic, texts);
	return (
		<Box flexDirection="column">
			<StyledText line={[span(title(asked), 'strong')]} />
			<ScrollView lines={lines} rows={rows - 1} offset={state.scroll} context="explain" />
		</Box>
	);
}

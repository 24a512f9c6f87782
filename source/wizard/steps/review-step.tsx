import {Box} from 'ink';
import type {ReactNode} from 'react';
import {noticeLines} from '../components/notice.js';
import {ScrollView} from '../components/scroll-view.js';
import {Select} from '../components/select.js';
import {StyledLines} from '../components/styled-text.js';
import {reviewDocument} from '../review-document.js';
import {menuFor} from '../screens.js';
import {noticeSentence, problemLines} from '../sentences.js';
import {useSettings} from '../settings.js';
import {span} from '../theme.js';
import {focusOf, viewOf} from '../view.js';
import type {StepProps} from './step-props.js';

export function ReviewStep({state, rows}: StepProps): ReactNode {
	const settings = useSettings();
	const {texts, glyphs, columns} = settings;
	const view = viewOf(state);
	const notes = state.notice
		? noticeLines('warning', noticeSentence(texts, state.notice), columns, glyphs, 2)
		: [];
	const options = menuFor(state.canApply).map(id => ({id, line: [span(texts.wizard.menu[id])]}));
	const fixed = options.length + notes.length + (rows >= 16 ? 1 : 0);
	const lines = view.plan
		? reviewDocument(view, view.plan, {...settings, canApply: state.canApply})
		: problemLines(view, settings);
	return (
		<Box flexDirection="column">
			<ScrollView lines={lines} rows={rows - fixed} offset={state.scroll} context="menu" />
			<Box marginTop={rows >= 16 ? 1 : 0} flexDirection="column">
				<Select options={options} focus={focusOf(state)} rows={options.length} />
			</Box>
			<StyledLines lines={notes} />
		</Box>
	);
}

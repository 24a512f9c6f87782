import {Box} from 'ink';
import type {ReactNode} from 'react';
import {Notice} from '../components/notice.js';
import {ScrollView} from '../components/scroll-view.js';
import {Select} from '../components/select.js';
import {reviewDocument} from '../review-document.js';
import {menu} from '../screens.js';
import {noticeSentence, problemLines} from '../sentences.js';
import {useSettings} from '../settings.js';
import {span} from '../theme.js';
import {focusOf, viewOf} from '../view.js';
import type {StepProps} from './step-props.js';

export function ReviewStep({state, rows}: StepProps): ReactNode {
	const settings = useSettings();
	const {texts} = settings;
	const view = viewOf(state);
	const notice = state.notice && noticeSentence(texts, state.notice);
	const fixed = menu.length + (notice ? 1 : 0) + (rows >= 16 ? 1 : 0);
	const lines = view.plan ? reviewDocument(view, view.plan, settings) : problemLines(view, settings);
	return (
		<Box flexDirection="column">
			<ScrollView lines={lines} rows={rows - fixed} offset={state.scroll} />
			<Box marginTop={rows >= 16 ? 1 : 0} flexDirection="column">
				<Select
					options={menu.map(item => ({id: item, line: [span(texts.wizard.menu[item])]}))}
					focus={focusOf(state)}
					rows={menu.length}
				/>
			</Box>
			{notice && <Notice tone="warning" text={notice} rows={1} />}
		</Box>
	);
}

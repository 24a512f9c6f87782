import {Box} from 'ink';
import type {ReactNode} from 'react';
import {cardDetails, cardTable} from '../card-table.js';
import {Notice} from '../components/notice.js';
import {ScrollView} from '../components/scroll-view.js';
import {Select} from '../components/select.js';
import {Spinner} from '../components/spinner.js';
import {StyledText} from '../components/styled-text.js';
import {widthOf} from '../measure.js';
import {noticeSentence} from '../sentences.js';
import {useSettings} from '../settings.js';
import {span} from '../theme.js';
import {focusOf, viewOf} from '../view.js';
import type {StepProps} from './step-props.js';

export function NicStep({state, rows}: StepProps): ReactNode {
	const {texts, glyphs, columns} = useSettings();
	const {facts, nics, hidden} = viewOf(state);
	const say = texts.wizard;
	const failed = state.load.state === 'failed' ? state.load.message : undefined;
	if (!facts) {
		if (failed === undefined) return <Spinner label={say.loading} />;
		return (
			<>
				<Notice tone="bad" text={say.loadFailed(failed)} rows={rows - 1} />
				<Notice tone="dim" text={say.loadRetry} />
			</>
		);
	}

	const status = state.load.state === 'loading' ? <Spinner label={say.lookingAgain} /> : undefined;
	const warning =
		failed === undefined ? state.notice && noticeSentence(texts, state.notice) : say.loadFailed(failed);
	const extra = (status ? 1 : 0) + (warning ? 1 : 0);
	if (nics.length === 0) {
		return (
			<>
				<Notice tone="warning" text={say.cards.none} />
				{hidden > 0 && <Notice tone="dim" text={say.cards.noneShowAll} />}
				{status}
			</>
		);
	}

	const indent = widthOf(glyphs.pointer) + 1;
	const table = cardTable(nics, columns - indent, texts);
	const gap = rows >= 14 ? 1 : 0;
	const listRows = Math.min(nics.length, Math.max(3, Math.floor((rows - 1 - extra) / 2)));
	const focus = focusOf(state);
	const focused = nics.find(({nic}) => nic.name === focus);
	const hiddenLine = hidden > 0 ? 1 : 0;
	return (
		<Box flexDirection="column">
			<StyledText line={[span(' '.repeat(indent)), ...table.header]} />
			<Select options={table.rows} focus={focus} rows={listRows} />
			{hidden > 0 && <StyledText line={[span(' '.repeat(indent)), span(say.cards.hidden(hidden), 'dim')]} />}
			{status}
			{warning && <Notice tone="warning" text={warning} rows={1} />}
			{focused && (
				<Box marginTop={gap}>
					<ScrollView
						lines={cardDetails(focused, columns, texts)}
						rows={rows - 1 - listRows - hiddenLine - extra - gap}
						offset={state.scroll}
					/>
				</Box>
			)}
		</Box>
	);
}

import {Box} from 'ink';
import type {ReactNode} from 'react';
import {clean} from '../../model/clean.js';
import {isToShare} from '../../model/verdict.js';
import type {Texts} from '../../text/en.js';
import {beginningNote} from '../beginning-note.js';
import {cardDetails, cardTable} from '../card-table.js';
import {Notice, noticeLines} from '../components/notice.js';
import {ScrollView} from '../components/scroll-view.js';
import {Select} from '../components/select.js';
import {Spinner} from '../components/spinner.js';
import {StyledLines, StyledText} from '../components/styled-text.js';
import {widthOf} from '../measure.js';
import {noticeSentence} from '../sentences.js';
import {useSettings} from '../settings.js';
import type {State} from '../state.js';
import {span} from '../theme.js';
import {focusOf, viewOf} from '../view.js';
import type {StepProps} from './step-props.js';

export function NicStep({state, rows}: StepProps): ReactNode {
	const {texts} = useSettings();
	const {facts, nics, hidden} = viewOf(state);
	const {cards, lookingAgain} = texts.wizard;
	if (!facts) return <Waiting state={state} rows={rows} />;
	if (nics.length > 0) return <Cards state={state} rows={rows} />;
	return (
		<>
			<Notice tone="warning" text={cards.none} />
			<Notice tone="dim" text={texts.beginnings.noCardOften} rows={rows - 5} />
			{hidden > 0 && <Notice tone="dim" text={cards.noneShowAll} />}
			{state.load.state === 'loading' && <Spinner label={lookingAgain} />}
		</>
	);
}

type PartProps = Omit<StepProps, 'top'>;

/** Before the machine has been read for the first time. */
function Waiting({state: {load}, rows}: PartProps): ReactNode {
	const {loading, loadFailed, loadRetry} = useSettings().texts.wizard;
	if (load.state !== 'failed') return <Spinner label={loading} />;
	return (
		<>
			<Notice tone="bad" text={loadFailed(clean(load.message))} rows={rows - 1} />
			<Notice tone="dim" text={loadRetry} />
		</>
	);
}

/** The list, and below it everything about the card that is focused. */
function Cards({state, rows}: PartProps): ReactNode {
	const {texts, glyphs, columns} = useSettings();
	const {nics, hidden} = viewOf(state);
	const indent = span(' '.repeat(widthOf(glyphs.pointer) + 1));
	const table = cardTable(nics, columns - widthOf(indent.text), texts);
	const warning = warningOf(state, texts);
	const remembered = warning === texts.beginnings.remembered;
	const notes =
		warning === undefined ? [] : noticeLines(remembered ? 'accent' : 'warning', warning, columns, glyphs, 2);
	const busy = state.load.state === 'loading';
	const others = 1 + (hidden > 0 ? 1 : 0) + (busy ? 1 : 0) + notes.length;
	const gap = rows >= 14 ? 1 : 0;
	const focused = nics.find(({nic}) => nic.name === focusOf(state));
	const listRows = Math.min(table.rows.length, Math.max(3, Math.floor((rows - others) / 2)));
	return (
		<Box flexDirection="column">
			<StyledText line={[indent, ...table.header]} />
			<Select options={table.rows} focus={focused?.nic.name} rows={listRows} />
			{hidden > 0 && <StyledText line={[indent, span(texts.wizard.cards.hidden(hidden), 'dim')]} />}
			{busy && <Spinner label={texts.wizard.lookingAgain} />}
			<StyledLines lines={notes} />
			{focused && (
				<Box marginTop={gap}>
					<ScrollView
						lines={cardDetails(focused, columns, texts)}
						rows={rows - listRows - others - gap}
						offset={state.scroll}
						context="cards"
					/>
				</Box>
			)}
		</Box>
	);
}

function warningOf(state: State, texts: Texts): string | undefined {
	const {load, notice} = state;
	if (load.state === 'failed') return texts.wizard.loadFailed(clean(load.message));
	if (notice) return noticeSentence(texts, notice);
	const {nics, facts} = viewOf(state);
	if (facts?.remembered) return texts.beginnings.remembered;
	if (nics.some(({verdict}) => verdict.level !== 'blocked')) return facts && beginningNote(facts, texts);
	return nics.some(({verdict}) => isToShare(verdict))
		? texts.wizard.cards.toShare
		: texts.wizard.cards.allBlocked;
}

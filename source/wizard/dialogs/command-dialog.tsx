import {Box} from 'ink';
import type {ReactNode} from 'react';
import {ScrollView} from '../components/scroll-view.js';
import {StyledText} from '../components/styled-text.js';
import {foldCommand} from '../fold-command.js';
import {wrap} from '../measure.js';
import {useSettings} from '../settings.js';
import type {State} from '../state.js';
import {blankLine, type StyledLine, span} from '../theme.js';
import {viewOf} from '../view.js';

export function CommandDialog({state, rows}: {readonly state: State; readonly rows: number}): ReactNode {
	const {texts, columns, ports} = useSettings();
	const say = texts.wizard.command;
	const {setup} = viewOf(state);
	const action = state.canApply ? 'apply' : 'export';
	const command = setup ? ports.equivalentCommand(setup, action) : undefined;
	const folded = command ? foldCommand(command, {quote: ports.quote, columns, indent: 2}) : [];
	const lines: StyledLine[] = [
		...folded.map((line): StyledLine => [span(line, 'accent')]),
		blankLine,
		...wrap(say.help[action], columns).map((line): StyledLine => [span(line, 'dim')]),
	];
	return (
		<Box flexDirection="column">
			<StyledText line={[span(say.title, 'strong')]} />
			<ScrollView lines={lines} rows={rows - 1} offset={state.scroll} context="command" />
		</Box>
	);
}

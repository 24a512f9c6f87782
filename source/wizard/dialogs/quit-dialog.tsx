import {Box} from 'ink';
import type {ReactNode} from 'react';
import {Select} from '../components/select.js';
import {StyledLines} from '../components/styled-text.js';
import {wrap} from '../measure.js';
import {useSettings} from '../settings.js';
import type {Dialog} from '../state.js';
import {span} from '../theme.js';

export function QuitDialog({dialog}: {readonly dialog: Extract<Dialog, {kind: 'quit'}>}): ReactNode {
	const {texts, columns} = useSettings();
	const say = texts.wizard.quit;
	return (
		<Box flexDirection="column">
			<StyledLines lines={wrap(say.question, columns).map(line => [span(line, 'strong')])} />
			<Select
				options={[
					{id: 'stay', line: [span(say.stay)]},
					{id: 'leave', line: [span(say.leave)]},
				]}
				focus={dialog.leave ? 'leave' : 'stay'}
				rows={2}
			/>
		</Box>
	);
}

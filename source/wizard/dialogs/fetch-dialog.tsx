import {Box} from 'ink';
import type {ReactNode} from 'react';
import {Select} from '../components/select.js';
import {StyledLines} from '../components/styled-text.js';
import {fetchQuestion} from '../fetch-text.js';
import {wrap} from '../measure.js';
import {useSettings} from '../settings.js';
import type {Dialog} from '../state.js';
import {type StyledLine, span} from '../theme.js';

/** Whether the image is to come while the rest is answered. */
export function FetchDialog({dialog}: {readonly dialog: Extract<Dialog, {kind: 'fetch'}>}): ReactNode {
	const {texts, columns} = useSettings();
	const say = texts.wizard.fetch;
	const [question = '', ...more] = fetchQuestion(dialog.image, texts);
	return (
		<Box flexDirection="column">
			<StyledLines
				lines={[
					...wrap(question, columns).map((line): StyledLine => [span(line, 'strong')]),
					...more.flatMap(text => wrap(text, columns)).map((line): StyledLine => [span(line)]),
				]}
			/>
			<Select
				options={[
					{id: 'later', line: [span(say.later)]},
					{id: 'now', line: [span(say.now)]},
				]}
				focus={dialog.now ? 'now' : 'later'}
				rows={2}
			/>
		</Box>
	);
}

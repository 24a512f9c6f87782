import {Box} from 'ink';
import type {ReactNode} from 'react';
import {clean} from '../../model/clean.js';
import {confirmSeconds, confirmWord} from '../../model/confirm.js';
import {Select} from '../components/select.js';
import {StyledLines} from '../components/styled-text.js';
import {wrap} from '../measure.js';
import {useSettings} from '../settings.js';
import type {Dialog, State} from '../state.js';
import {type StyledLine, span, type Tone} from '../theme.js';
import {viewOf} from '../view.js';

/** The last question before the machine is changed. */
export function ApplyDialog({
	state,
	dialog,
}: {
	readonly state: State;
	readonly dialog: Extract<Dialog, {kind: 'apply'}>;
}): ReactNode {
	const {texts, columns} = useSettings();
	const {apply: say, giveUp} = texts.wizard;
	const {plan, facts} = viewOf(state);
	const paragraph = (text: string, tone: Tone) =>
		wrap(text, columns).map((line): StyledLine => [span(line, tone)]);
	const nic = clean(plan?.answers.nic ?? '');
	return (
		<Box flexDirection="column">
			<StyledLines
				lines={[
					...paragraph(say.question(nic), 'strong'),
					...paragraph(say.safety, 'plain'),
					...(plan?.confirm ? paragraph(giveUp.revert(confirmSeconds, confirmWord), 'warning') : []),
					...(facts?.host.root === false ? paragraph(say.asUser, 'warning') : []),
				]}
			/>
			<Select
				options={[
					{id: 'stay', line: [span(say.stay)]},
					{id: 'go', line: [span(say.go)]},
				]}
				focus={dialog.sure ? 'go' : 'stay'}
				rows={2}
			/>
		</Box>
	);
}

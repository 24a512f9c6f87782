import type {ReactNode} from 'react';
import {clean} from '../../model/clean.js';
import {confirmSeconds, confirmWord} from '../../model/confirm.js';
import {reasonsToGiveUp} from '../../model/verdict.js';
import {tell} from '../../text/by-code.js';
import {type Settings, useSettings} from '../settings.js';
import type {Dialog, State} from '../state.js';
import type {StyledLine} from '../theme.js';
import {viewOf} from '../view.js';
import {LineDialog, paragraph} from './line-dialog.js';

export type GiveUpDialogProps = {
	readonly state: State;
	readonly dialog: Extract<Dialog, {kind: 'give-up'}>;
	readonly top: number;
	readonly rows: number;
};

/** What this machine would lose with the card, and the one way to want that. */
export function GiveUpDialog({state, dialog, top, rows}: GiveUpDialogProps): ReactNode {
	const settings = useSettings();
	const label = settings.texts.wizard.giveUp.label(clean(dialog.nic));
	const lines = lossLines(state, dialog.nic, settings);
	return <LineDialog {...{state, lines, label, top, rows}} line={dialog} />;
}

function lossLines(state: State, name: string, {texts, glyphs, columns}: Settings): StyledLine[] {
	const {facts} = viewOf(state);
	const nic = facts?.nics.find(candidate => candidate.name === name);
	const reasons = nic && facts ? reasonsToGiveUp(nic, facts) : [];
	const say = texts.wizard.giveUp;
	return [
		...paragraph(say.title(clean(name)), columns, 'warning'),
		...reasons.flatMap(reason =>
			paragraph(clean(tell(texts.nics.reasons, reason)), columns, 'plain', `${glyphs.bullet} `),
		),
		...paragraph(say.revert(confirmSeconds, confirmWord), columns, 'plain'),
		...paragraph(say.wayIn(clean(name)), columns, 'plain'),
	];
}

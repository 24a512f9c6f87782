import type {ReactNode} from 'react';
import {clean} from '../../model/clean.js';
import {useSettings} from '../settings.js';
import type {Dialog, State} from '../state.js';
import {LineDialog, paragraph} from './line-dialog.js';

export type VlanDialogProps = {
	readonly state: State;
	readonly dialog: Extract<Dialog, {kind: 'vlan'}>;
	readonly top: number;
	readonly rows: number;
};

/** Which VLAN on the card, and what that takes. */
export function VlanDialog({state, dialog, top, rows}: VlanDialogProps): ReactNode {
	const {texts, columns} = useSettings();
	const say = texts.wizard.vlan;
	const nic = clean(dialog.parent);
	const lines = [
		...paragraph(say.title(nic), columns, 'strong'),
		...paragraph(say.tag(), columns, 'plain'),
		...paragraph(say.port(nic), columns, 'plain'),
	];
	return <LineDialog {...{state, lines, top, rows}} label={say.label} line={dialog} />;
}

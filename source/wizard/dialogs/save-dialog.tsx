import {Box} from 'ink';
import type {ReactNode} from 'react';
import {clean} from '../../model/clean.js';
import {Notice} from '../components/notice.js';
import {Spinner} from '../components/spinner.js';
import {StyledText} from '../components/styled-text.js';
import {cursorColumn, TextField} from '../components/text-field.js';
import {useCaret} from '../hooks/use-caret.js';
import {widthOf} from '../measure.js';
import {noticeSentence} from '../sentences.js';
import {useSettings} from '../settings.js';
import type {Dialog, State} from '../state.js';
import {span} from '../theme.js';

export type SaveDialogProps = {
	readonly state: State;
	readonly dialog: Extract<Dialog, {kind: 'name' | 'saving' | 'overwrite'}>;
	readonly top: number;
};

export function SaveDialog({state, dialog, top}: SaveDialogProps): ReactNode {
	const {texts, glyphs, columns} = useSettings();
	const {save} = texts.wizard;
	const overwrite = dialog.kind === 'overwrite';
	const label = overwrite ? save.word : dialog.format === 'script' ? save.file : save.folder;
	const value = dialog.kind === 'saving' ? dialog.target : dialog.text;
	const cursor = dialog.kind === 'saving' ? undefined : dialog.cursor;
	const labelColumns = widthOf(label);
	const x = cursorColumn({labelColumns, value, cursor, columns, pointerColumns: widthOf(glyphs.pointer)});
	useCaret(dialog.kind === 'saving' ? undefined : {x, y: top + 1});
	const problem = state.notice
		? noticeSentence(texts, state.notice)
		: dialog.kind === 'name'
			? dialog.failure
			: undefined;
	return (
		<Box flexDirection="column">
			<StyledText
				line={
					overwrite
						? [span(`${glyphs.warning} ${save.exists(clean(dialog.target))}`, 'warning')]
						: [span(save[dialog.format], 'strong')]
				}
			/>
			<TextField label={label} labelColumns={labelColumns} value={value} cursor={cursor} focused />
			{dialog.kind === 'saving' && <Spinner label={save.saving} />}
			{problem !== undefined && (
				<Notice tone={state.notice ? 'warning' : 'bad'} text={clean(problem)} rows={4} />
			)}
		</Box>
	);
}

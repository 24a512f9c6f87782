import {type Dispatch, useEffect} from 'react';
import type {WizardPorts} from '../ports.js';
import type {Action, State} from '../state.js';
import {viewOf} from '../view.js';

/** Writes when the state says that it is being written. */
export function useSave(state: State, save: WizardPorts['save'], dispatch: Dispatch<Action>): void {
	const {dialog} = state;
	const {setup} = viewOf(state);
	const saving = dialog?.kind === 'saving' ? dialog : undefined;
	// biome-ignore lint/correctness/useExhaustiveDependencies: one dialog is one save, whatever else changes meanwhile
	useEffect(() => {
		if (!saving || !setup) return;
		const {format, target, force} = saving;
		save({format, target, force, setup})
			.catch(
				(error: unknown) =>
					({
						ok: false,
						exists: false,
						message: error instanceof Error ? error.message : String(error),
					}) as const,
			)
			.then(result => {
				dispatch(
					result.ok
						? {type: 'saved', paths: result.paths}
						: {type: 'save-failed', exists: result.exists, message: result.message},
				);
			})
			.catch(() => undefined);
	}, [saving]);
}

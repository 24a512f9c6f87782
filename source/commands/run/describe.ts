import {quoteCommand} from '../../export/quote.js';
import {clean} from '../../model/clean.js';
import {resolveCommand, resolvePath} from '../../model/command.js';
import type {Move} from '../../model/run-event.js';
import type {Step, StepAction} from '../../model/step.js';
import {stepTitle} from '../../text/step-title.js';
import type {Context} from '../context.js';

/** What is about to happen: each move with the exact commands, which are those that the plan shows and a script holds. */
export function describeMoves(
	steps: readonly Step[],
	moves: readonly Move[],
	folder: string,
	{texts}: Context,
): string[] {
	if (moves.length === 0) return [texts.act.nothingToDo];
	return moves.flatMap((move, index) => {
		const step = steps.find(({id}) => id === move.id);
		const title = clean(stepTitle(texts, move));
		const actions = (move.direction === 'take-back' ? step?.undo : step?.run) ?? [];
		return [
			`${index + 1}. ${isAnew(move, moves) ? texts.act.takenBack(title) : title}`,
			...actions.map(action => `     ${clean(describeAction(action, folder))}`),
		];
	});
}

/** Taken back to be taken again, unlike in an undo. */
function isAnew({id, direction}: Move, moves: readonly Move[]): boolean {
	return direction === 'take-back' && moves.some(other => other.id === id && other.direction === 'take');
}

function describeAction(action: StepAction, folder: string): string {
	switch (action.kind) {
		case 'run':
			return quoteCommand(resolveCommand(action.command, folder));
		case 'write':
			return `> ${resolvePath(action.file.path, folder)}`;
		case 'capture':
			return `${quoteCommand(resolveCommand(action.command, folder))} > ${resolvePath(action.file.path, folder)}`;
		case 'remove':
			return quoteCommand(['rm', [resolvePath(action.path, folder)]]);
	}
}

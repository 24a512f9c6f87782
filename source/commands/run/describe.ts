import {movesJson} from '../../export/moves-json.js';
import {quoteCommand} from '../../export/quote.js';
import {clean} from '../../model/clean.js';
import {resolveCommand, resolvePath} from '../../model/command.js';
import type {Move} from '../../model/run-event.js';
import {safeJson} from '../../model/safe-json.js';
import type {Step, StepAction} from '../../model/step.js';
import {stepOf} from '../../plan/transition.js';
import {stepTitle} from '../../text/step-title.js';
import {type FoldOptions, foldCommand} from '../../wizard/fold-command.js';
import {type Context, onStdout} from '../context.js';

const inset = '     ';

/** What is about to happen: each move with the exact commands, which are those that the plan shows and a script holds. */
export function describeMoves(
	steps: readonly Step[],
	moves: readonly Move[],
	folder: string,
	{texts, columns, isTerminal}: Context,
): string[] {
	if (moves.length === 0) return [texts.act.nothingToDo];
	const folding = {quote: quoteCommand, columns: isTerminal ? columns : undefined, indent: inset.length};
	return moves.flatMap((move, index) => {
		const step = stepOf(move, steps);
		const title = clean(stepTitle(texts, move));
		const actions = (move.direction === 'take-back' ? step?.undo : step?.run) ?? [];
		return [
			`${index + 1}. ${titleOf(move, moves, title, texts.act)}`,
			...actions.flatMap(action => actionLines(action, folder, folding, texts)),
		];
	});
}

/** The whole of a dry run: for people as above, for programs as one object (promise F1). */
export function sayDryRun(
	action: 'apply' | 'undo',
	dry: {readonly steps: readonly Step[]; readonly moves: readonly Move[]; readonly folder: string},
	context: Context,
): void {
	const {json, out} = context;
	if (json) out(`${safeJson(movesJson(action, dry), '\t')}\n`);
	else out(`${describeMoves(dry.steps, dry.moves, dry.folder, onStdout(context)).join('\n')}\n`);
}

/** In an undo all moves take something back, and its title says enough; on the way to something else it does not. */
function titleOf(
	{id, subject, direction}: Move,
	moves: readonly Move[],
	title: string,
	{takenAnew, takenAway}: Context['texts']['act'],
): string {
	const taken = moves.filter(other => other.direction === 'take');
	if (direction !== 'take-back' || taken.length === 0) return title;
	const isAnew = taken.some(other => other.id === id && other.subject === subject);
	return isAnew ? takenAnew(title) : takenAway(title);
}

function actionLines(
	action: StepAction,
	folder: string,
	folding: FoldOptions,
	{wizard: {review}}: Context['texts'],
): string[] {
	switch (action.kind) {
		case 'run':
			return foldCommand(resolveCommand(action.command, folder), folding);
		case 'write':
			return [inset + clean(review.writes(resolvePath(action.file.path, folder)))];
		case 'capture':
			return foldCommand(resolveCommand(action.command, folder), {
				...folding,
				into: resolvePath(action.file.path, folder),
			});
		case 'remove':
			return [inset + clean(review.removes(resolvePath(action.path, folder)))];
	}
}

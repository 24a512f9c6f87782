import {readStepState} from '../host/step-states.js';
import type {Installation, JournalEntry} from '../model/journal.js';
import type {Leftover} from '../model/run-event.js';
import type {Step, StepId} from '../model/step.js';
import {isComposed} from '../plan/compose-steps.js';
import {move} from '../plan/transition.js';
import {leftoverOf, type PerformContext} from './perform.js';
import {performed} from './step-events.js';

export type Taken = {
	readonly leftovers: readonly Leftover[];
	/** What has our names and is not ours; it was left alone. */
	readonly foreign: readonly Step[];
};

export type TakeDownContext = PerformContext & {
	/** Notes what is about to be done, and what became of it. Going back does not stop for a journal that fails. */
	readonly note: (entry: JournalEntry) => Promise<void>;
	/** Ask after each step whether to leave the rest. */
	readonly ended: () => boolean;
};

/**
 * Takes steps back, the first of the list first, until one does not go that others hold on to: without it gone, the
 * rest has to stay, and is listed with the commands that remove it (promise A12).
 */
export async function takeDown(steps: readonly Step[], context: TakeDownContext): Promise<Taken> {
	const leftovers: Leftover[] = [];
	const foreign: Step[] = [];
	const again = await runningComposed(steps, context);
	for (const [index, step] of steps.entries()) {
		if (step.undo.length === 0) continue;
		if (context.ended()) {
			const rest = steps.slice(index).filter(({undo}) => undo.length > 0);
			leftovers.push(...rest.map(left => leftoverOf(left, context.folder)));
			break;
		}
		const result = await performed(step, 'take-back', context);
		if (result.ok) {
			if (result.result === 'foreign') foreign.push(step);
			continue;
		}
		leftovers.push(leftoverOf(step, context.folder));
		if (step.needs.length === 0) continue;
		if (again && isComposed(step)) await performed(again, 'restore', context);
		const rest = steps.slice(index + 1).filter(({undo}) => undo.length > 0);
		leftovers.push(...rest.map(left => leftoverOf(left, context.folder)));
		break;
	}
	return {leftovers, foreign};
}

/**
 * The start of a container that Compose has to take away. Compose may fail for what is in files that are not ours, and then
 * the container is still there, and its networks with it: it runs on as it did, until the next undo. undefined: there is
 * none, or DSM was stopped before we came.
 */
async function runningComposed(
	steps: readonly Step[],
	{folder}: Pick<TakeDownContext, 'folder'>,
): Promise<Step | undefined> {
	const start = steps.find(({id}) => id === 'start');
	if (!start || !steps.some(isComposed)) return undefined;
	return (await readStepState(start, folder)) === 'holds' ? start : undefined;
}

/**
 * Makes again what stood before, from its record. Only what is missing is made; `gone` tells what the run took, or wrote over.
 */
export async function restore(
	former: Installation,
	gone: ReadonlySet<StepId>,
	context: Omit<TakeDownContext, 'folder'>,
): Promise<readonly Leftover[]> {
	const inFormer = {...context, folder: former.folder};
	for (const step of former.steps) {
		if (!gone.has(step.id)) continue;
		const result = await performed(step, 'restore', inFormer);
		if (!result.ok) {
			const {command} = result.failure;
			return [{...move(step, 'restore'), commands: command ? [command] : []}];
		}
	}
	return [];
}

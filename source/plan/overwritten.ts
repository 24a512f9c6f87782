import {isSame, type Step, type StepId} from '../model/step.js';

/**
 * The steps that are made anew in place where they differ: no other holds on to their object, and they hold on to none,
 * so nothing has to be taken apart for them, least of all a container that runs.
 */
export function overwritten(steps: readonly Step[]): StepId[] {
	const needed = new Set(steps.flatMap(({needs}) => needs));
	return steps.filter(({id, needs}) => needs.length === 0 && !needed.has(id)).map(({id}) => id);
}

/**
 * The steps that are taken back where they differ, and made again, by themselves: an interface cannot be made over another
 * one, and nothing that runs holds on to it. What tells about it goes the same way, so that all of it is put back together
 * when the change fails.
 */
export function renewed(steps: readonly Step[]): StepId[] {
	return steps.map(({id}) => id).filter(id => id.startsWith('shim'));
}

/**
 * What a run put in the place of the former set-up's, with another content: the unit of other cards, a manager's file. Nothing
 * was taken apart for it, so the way back is to write the former one again; to remove it would leave neither.
 */
export function writtenOver(
	steps: readonly Step[],
	former: readonly Step[],
	{taken, apart}: {readonly taken: ReadonlySet<StepId>; readonly apart: ReadonlySet<StepId>},
): {readonly by: readonly Step[]; readonly former: ReadonlySet<StepId>} {
	const inPlace = overwritten(steps);
	const pairs = steps
		.filter(({id}) => taken.has(id) && inPlace.includes(id))
		.flatMap(by => {
			const was = former.find(step => isSame(step, by) && !apart.has(step.id));
			return was && JSON.stringify(was.run) !== JSON.stringify(by.run) ? [{by, was: was.id}] : [];
		});
	return {by: pairs.map(({by}) => by), former: new Set(pairs.map(({was}) => was))};
}

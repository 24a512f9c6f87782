import type {JournalEntry} from '../model/journal.js';
import type {Move} from '../model/run-event.js';
import type {StepId} from '../model/step.js';

export type History = {
	/** Made by the run, or begun. */
	readonly taken: ReadonlySet<StepId>;
	/** Stood before the run, and was taken apart by it. */
	readonly apart: ReadonlySet<StepId>;
};

/**
 * What a run did, from its moves in their order. The first move of a step tells: who takes back what he has not made
 * takes apart what stood before.
 */
export function historyOf(moves: readonly Pick<Move, 'id' | 'direction'>[]): History {
	const taken = new Set<StepId>();
	const apart = new Set<StepId>();
	for (const {id, direction} of moves) {
		if (direction === 'take') taken.add(id);
		if (direction === 'take-back' && !taken.has(id)) apart.add(id);
	}
	return {taken, apart};
}

/** The moves that a journal tells of, begun or done. */
export function movesOf(entries: readonly JournalEntry[]): readonly Pick<Move, 'id' | 'direction'>[] {
	return entries.flatMap(entry => (entry.type === 'step' && entry.phase === 'intent' ? [entry] : []));
}

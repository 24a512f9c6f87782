import type {Result} from './verdict.js';

/** What a run comes to. Every result stands in exactly one place. */
export type Diagnosis = {
	/** The one most likely cause; null: nothing that is wrong was found. */
	readonly cause: Finding | null;
	/** What else is wrong, and does not follow from the cause. */
	readonly others: readonly Finding[];
	readonly notes: readonly Result[];
	readonly unknown: readonly Result[];
	readonly fine: readonly Result[];
};

/** Something wrong, and what is wrong only because of it. */
export type Finding = {readonly result: Result; readonly folded: readonly Result[]};

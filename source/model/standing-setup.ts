import type {RawAnswers} from './answers.js';

/** A set-up of ours that stands, by what was written down of it: what another apply begins from. */
export type StandingSetup = {
	/** The prefix. */
	readonly install: string;
	/** Its cards in their order, by name and permanent MAC when it was applied. */
	readonly cards: ReadonlyArray<{readonly name: string; readonly mac: string | null}>;
	/** What was answered, as text that has passed the checks once. */
	readonly answers: RawAnswers;
};

import type {RawAnswers} from './answers.js';
import type {Direction, Guard} from './run-event.js';
import type {Step, StepId} from './step.js';

/** Who started a run, from where. Times are ISO 8601 in UTC. */
export type Origin = {
	readonly at: string;
	readonly pid: number;
	/** Name or number of the user, and of the one behind sudo. */
	readonly user: string;
	/** Of this program. */
	readonly version: string;
};

/** The first line of a journal: everything that is needed to undo the run without anything else. */
export type JournalHead = Installation & {
	readonly action: 'apply' | 'undo';
	/** What stood before and is being replaced, with its own project folder; null: nothing, or nobody knows. */
	readonly former: Installation | null;
};

/** Every further line. An `intent` is on the disk before the effect begins. */
export type JournalEntry =
	| {
			readonly type: 'step';
			readonly at: string;
			readonly id: StepId;
			readonly direction: Direction;
			readonly phase: 'intent' | 'done' | 'failed';
	  }
	| {readonly type: 'armed'; readonly at: string; readonly deadline: string; readonly guard: Guard}
	/** Everything stands, and the word is waited for: only from here on can it be given. */
	| {readonly type: 'asked'; readonly at: string}
	| {readonly type: 'confirmed'; readonly at: string}
	| {
			readonly type: 'ended';
			readonly at: string;
			readonly outcome: 'done' | 'rolled-back' | 'undone' | 'leftovers';
	  };

export type Journal = {readonly head: JournalHead; readonly entries: readonly JournalEntry[]};

/** What stands, as it was verified at the end of an apply; or what a run is about. Times are ISO 8601 in UTC. */
export type Installation = {
	/** The prefix. */
	readonly install: string;
	/** The project folder, absolute. */
	readonly folder: string;
	/** Of the run that made it. */
	readonly origin: Origin;
	readonly answers: RawAnswers;
	readonly steps: readonly Step[];
	/** The card's name and permanent MAC when it was applied, to find it again under another name (F20). */
	readonly nic: CardThen;
	/** The same for further cards, in their order; left out where there are none. */
	readonly further?: readonly CardThen[];
};

/** The cards that an installation stands on, in their order. */
export function cardsThen({nic, further = []}: Pick<Installation, 'nic' | 'further'>): readonly CardThen[] {
	return [nic, ...further];
}

type CardThen = {readonly name: string; readonly mac: string | null};

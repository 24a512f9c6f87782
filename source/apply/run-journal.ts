import type {Installation, JournalEntry} from '../model/journal.js';
import type {TurnedBack} from '../model/run-event.js';
import type {Step} from '../model/step.js';
import {removeJournal, startJournal} from './state/journal.js';
import {StateError} from './state/state-error.js';

export type RunJournal = {
	/** On the disk when it resolves; a disk that refuses ends the run (promise A15). */
	readonly note: (entry: JournalEntry) => Promise<void>;
	/** On the way back: a full disk must not keep a network from being removed. */
	readonly noteIfPossible: (entry: JournalEntry) => Promise<void>;
	readonly end: (outcome: 'done' | 'rolled-back' | 'undone' | 'leftovers') => Promise<void>;
};

export type RunJournalJob = {
	readonly action?: 'undo';
	readonly installation: Installation;
	readonly former: Installation | null;
	readonly carried: readonly JournalEntry[];
	readonly stateFolder: string;
	readonly steps?: readonly Step[];
};

/** Begins the journal of a run, or says why it cannot be written. */
export async function openRunJournal({
	action,
	installation,
	former,
	carried,
	stateFolder,
}: RunJournalJob): Promise<RunJournal | {readonly reason: string}> {
	try {
		const writer = await startJournal(
			stateFolder,
			{action: action ?? 'apply', ...installation, former},
			carried,
		);
		const noteIfPossible = (entry: JournalEntry) => writer.append(entry).catch(() => undefined);
		return {
			note: entry => writer.append(entry),
			noteIfPossible,
			async end(outcome) {
				const ended = {type: 'ended', at: new Date().toISOString(), outcome} as const;
				const isNoted = await writer.append(ended).then(
					() => true,
					() => false,
				);
				await writer.close().catch(() => undefined);
				// Without its end it would pass for a run that was cut off. To remove a file takes no space; what was left is still needed.
				if (!isNoted && outcome !== 'leftovers')
					await removeJournal(stateFolder, installation.install).catch(() => undefined);
			},
		};
	} catch (error) {
		if (!(error instanceof StateError)) throw error;
		return {reason: error.message};
	}
}

/** A disk that takes no more notes; anything else is a mistake of this program. */
export function journalFlaw(error: unknown): TurnedBack {
	if (!(error instanceof StateError)) throw error;
	return {because: 'journal', reason: error.message};
}

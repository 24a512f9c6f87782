import type {Installation, Journal} from '../model/journal.js';
import type {RunOutcome} from '../model/run-event.js';
import type {Emit} from './act.js';
import type {Interruption} from './interruption.js';
import {openRunJournal} from './run-journal.js';
import {writeInstallation} from './state/record.js';
import {performed} from './step-events.js';

/**
 * Ends a run that is dead and whose change was confirmed from elsewhere: what it left for after the confirmation is
 * done, and the record is written. What fails here leaves the journal unfinished, so that `undo` takes all of it back.
 */
export async function finishConfirmed(
	journal: Journal,
	{
		stateFolder,
		emit,
		interruption,
	}: {readonly stateFolder: string; readonly emit: Emit; readonly interruption: Interruption},
): Promise<RunOutcome> {
	const {action: _, former, ...installation} = journal.head;
	const opened = await openRunJournal({installation, former, carried: journal.entries, stateFolder});
	if ('reason' in opened) {
		return {kind: 'rolled-back', turned: {because: 'journal', reason: opened.reason}, restored: false};
	}
	const context = {folder: installation.folder, emit, stop: interruption.stop, note: opened.noteIfPossible};
	await opened.noteIfPossible({type: 'confirmed', at: new Date().toISOString()});
	for (const step of installation.steps) {
		const result = await performed(step, 'take', context);
		if (result.ok) continue;
		await opened.end('leftovers');
		const turned = {because: 'failed', failure: result.failure} as const;
		return {kind: 'leftovers', turned, leftovers: [], formerGone: false};
	}
	await writeInstallation(stateFolder, installation satisfies Installation);
	await opened.end('done');
	return {kind: 'done', checks: [], boot: null};
}

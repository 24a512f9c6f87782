import type {Installation, Journal} from '../model/journal.js';
import type {RunOutcome} from '../model/run-event.js';
import type {Step} from '../model/step.js';
import {writtenOver} from '../plan/overwritten.js';
import {move, undoMoves} from '../plan/transition.js';
import type {Emit} from './act.js';
import {historyOf, movesOf} from './history.js';
import type {Interruption} from './interruption.js';
import {restore, takeDown} from './roll-back.js';
import {openRunJournal, type RunJournal} from './run-journal.js';
import {removeJournal} from './state/journal.js';
import {removeInstallation, writeInstallation} from './state/record.js';

export type UndoJob = {
	/** What stands, by our record, or by the labels on what we made. `origin` is this run's. */
	readonly installation: Installation;
	/** The journal of an apply that never ended, and replaced something: only that change is taken back. */
	readonly unfinished: Journal | null;
	readonly stateFolder: string;
	readonly interruption: Interruption;
	readonly emit: Emit;
};

/**
 * Takes down exactly what is ours, the last first: the container before its networks (promise A8). A run that was cut off
 * while it changed what stood is taken back to what stood; after that, an undo takes down the rest.
 */
export async function undoInstallation(job: UndoJob): Promise<RunOutcome> {
	const {installation, unfinished, emit, interruption} = job;
	const start = performance.now();
	const change = unfinished?.head.former ? historyOf(movesOf(unfinished.entries)) : undefined;
	const former = unfinished?.head.former ?? null;
	const over = change && writtenOver(installation.steps, former?.steps ?? [], change);
	const gone = new Set([...(change?.apart ?? []), ...(over?.former ?? [])]);
	const steps = installation.steps
		.filter(
			step =>
				step.undo.length > 0 &&
				(change === undefined || (change.taken.has(step.id) && !over?.by.includes(step))),
		)
		.reverse();
	const again = former?.steps.filter(({id}) => gone.has(id)) ?? [];
	emit({
		type: 'started',
		action: 'undo',
		moves: [...undoMoves([...steps].reverse()), ...again.map(step => move(step, 'restore'))],
	});
	const outcome = await run(job, steps, change ? {former, gone} : null);
	interruption.release();
	emit({type: 'finished', outcome, ms: Math.round(performance.now() - start)});
	return outcome;
}

async function run(
	job: UndoJob,
	steps: readonly Step[],
	change: {readonly former: Installation | null; readonly gone: ReadonlySet<Step['id']>} | null,
): Promise<RunOutcome> {
	const {installation, unfinished, stateFolder, emit, interruption} = job;
	const journal = await openRunJournal({
		// A change that is being taken back stays one until it is: a crash now must lead here again.
		...(change ? {} : {action: 'undo' as const}),
		installation,
		former: change?.former ?? null,
		carried: change && unfinished ? unfinished.entries : [],
		stateFolder,
	});
	// Nothing is begun without a journal, but everything can be ended without one: a full disk keeps no network.
	const note: RunJournal['note'] = 'reason' in journal ? async () => undefined : journal.noteIfPossible;
	const end: RunJournal['end'] = 'reason' in journal ? async () => undefined : journal.end;
	const context = {
		folder: installation.folder,
		emit,
		stop: interruption.stop,
		note,
		ended: () => interruption.signal() !== null,
	};
	const {leftovers, foreign} = await takeDown(steps, context);
	const unrestored =
		leftovers.length === 0 && change?.former ? await restore(change.former, change.gone, context) : [];
	const left = [...leftovers, ...unrestored];
	if (left.length > 0) {
		const signal = interruption.signal();
		// This counts as unfinished: the next undo goes on where this one stopped.
		await end('leftovers');
		const turned = signal ? ({because: 'signal', signal} as const) : null;
		return {kind: 'leftovers', turned, leftovers: left, formerGone: false};
	}
	if (change) {
		// The run may have got as far as its own record before it was cut off.
		if (change.former) await writeInstallation(stateFolder, change.former).catch(() => undefined);
		await end('rolled-back');
		return {kind: 'rolled-back', turned: {because: 'unfinished'}, restored: true};
	}
	await end('undone');
	await removeInstallation(stateFolder, installation.install);
	await removeJournal(stateFolder, installation.install);
	return {kind: 'undone', foreign: foreign.map(step => move(step, 'take-back'))};
}

import process from 'node:process';
import type {Emit} from '../apply/act.js';
import {finishConfirmed} from '../apply/finish.js';
import {clearConfirmation, confirmRun, confirmWord} from '../apply/guard/confirmation.js';
import {disarmGuard} from '../apply/guard/guard.js';
import {watchInterruption} from '../apply/interruption.js';
import {isUnfinished, readJournal} from '../apply/state/journal.js';
import {listInstalls} from '../apply/state/record.js';
import {clean} from '../model/clean.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import {Failure} from '../model/failure.js';
import type {Journal} from '../model/journal.js';
import {setBusy} from '../system/busy.js';
import {type Context, onStdout} from './context.js';
import {jsonLines} from './report/json-lines.js';
import {exitOf} from './report/outcome.js';
import {ownCommands} from './run/own-commands.js';
import {reporterFor} from './run/reporter.js';
import {sayOutcome} from './run/say-outcome.js';
import {locked, type StateOptions, stateFolder} from './run/state.js';

/**
 * `vdsm-passthru confirm keep`: keeps a change that waits for its confirmation, from any session: the one that began it
 * may have gone with the card. The word has to be given in full.
 */
export async function confirmCommand(
	word: string | undefined,
	options: StateOptions,
	context: Context,
): Promise<ExitCode> {
	const {texts, json, out} = context;
	const {act} = texts;
	if (word !== confirmWord) throw new Failure(act.confirmWord(confirmWord), exitCode.usage);
	const folder = stateFolder(options, context);
	const waiting: Journal[] = [];
	for (const install of await listInstalls(folder)) {
		const read = await readJournal(folder, install);
		if (read.kind !== 'read' || !isUnfinished(read.journal)) continue;
		if (read.journal.entries.some(({type}) => type === 'asked')) waiting.push(read.journal);
	}
	if (waiting.length === 0) throw new Failure(act.confirmNothing, exitCode.disagrees);
	const events = json ? jsonLines(out) : undefined;
	for (const journal of waiting) {
		const {install} = journal.head;
		if ((await confirmRun(folder, install)) === 'taken-back') {
			throw new Failure(act.confirmTooLate(clean(install)), exitCode.disagrees);
		}
		if (events) events({type: 'confirmed'});
		else out(`${onStdout(context).texts.act.confirmDone(clean(install))}\n`);
		const code = await finishIfAlone(journal, {folder, events, options}, context);
		if (code !== exitCode.done) return code;
	}
	return exitCode.done;
}

/** The run that made the change goes on by itself, if it still lives; it holds the lock then. */
async function finishIfAlone(
	journal: Journal,
	{
		folder: stateFolder,
		events,
		options,
	}: {readonly folder: string; readonly events: Emit | undefined; readonly options: StateOptions},
	context: Context,
): Promise<ExitCode> {
	try {
		return await locked(stateFolder, 'confirm', context, async () => {
			const interruption = watchInterruption(() => process.exit(exitCode.interrupted));
			const reporter = events
				? {onEvent: events, end: async () => undefined}
				: await reporterFor(context, {
						interruption,
						confirm: () => undefined,
						stateDir: options.stateDir,
					});
			const start = performance.now();
			setBusy(true);
			const outcome = await finishConfirmed(journal, {stateFolder, emit: reporter.onEvent, interruption});
			setBusy(false);
			events?.({type: 'finished', outcome, ms: Math.round(performance.now() - start)});
			await reporter.end();
			sayOutcome(outcome, null, ownCommands(journal.head.install, null, options, context), context);
			await disarmGuard(stateFolder, journal.head.install);
			await clearConfirmation(stateFolder, journal.head.install);
			return exitOf(outcome);
		});
	} catch (error) {
		if (error instanceof Failure && error.exit === exitCode.locked) return exitCode.done;
		throw error;
	}
}

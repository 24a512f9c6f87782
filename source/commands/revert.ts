import process from 'node:process';
import {claimRevert, clearConfirmation} from '../apply/guard/confirmation.js';
import {disarmGuard} from '../apply/guard/guard.js';
import {waitForDeadline} from '../apply/guard/wait.js';
import {watchInterruption} from '../apply/interruption.js';
import {undoInstallation} from '../apply/undo.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import {setBusy} from '../system/busy.js';
import type {Context} from './context.js';
import {exitOf} from './report/outcome.js';
import {readInstalled} from './run/installations.js';
import {endRun} from './run/overrule.js';
import {reporterFor} from './run/reporter.js';
import {locked, openState, originOf, type StateOptions} from './run/state.js';
import {jobFor} from './undo.js';

export type RevertOptions = StateOptions & {
	readonly install: string;
	/** Milliseconds to wait first, for a watcher of our own; undefined: somebody else has waited. */
	readonly after: number | undefined;
};

/**
 * `vdsm-passthru revert`, which the guard calls: takes back a change that nobody confirmed, whatever became of the run
 * that made it (promise B2). Nothing happens when that run came to its end.
 */
export async function revertCommand(options: RevertOptions, context: Context): Promise<ExitCode> {
	const {install, after} = options;
	const folder = await openState(options, context);
	setBusy(true);
	if (after !== undefined) {
		const waited = await waitForDeadline({
			stateFolder: folder,
			install,
			afterMs: after,
			announce: line => context.out(`${line}\n`),
		});
		if (waited !== 'due') return exitCode.done;
	}
	if ((await claimRevert(folder, install)) === 'kept') return exitCode.done;
	const {pid, user, at} = originOf(context);
	await endRun(folder, install, {pid, user, since: at, what: 'revert'});
	return locked(folder, 'revert', context, () => revert(folder, install, context));
}

async function revert(folder: string, install: string, context: Context): Promise<ExitCode> {
	const found = (await readInstalled(folder, context)).find(one => one.install === install);
	// The run has ended by itself: kept, or taken back.
	if (!found?.unfinished) {
		context.out(`${context.texts.act.revertNothing}\n`);
		return exitCode.done;
	}
	const interruption = watchInterruption(() => process.exit(exitCode.interrupted));
	const reporter = await reporterFor(context, {
		interruption,
		confirm: () => undefined,
		stateDir: folder,
	});
	const outcome = await undoInstallation({
		...(await jobFor(found, context)),
		stateFolder: folder,
		interruption,
		emit: reporter.onEvent,
	});
	await reporter.end();
	await disarmGuard(folder, install);
	await clearConfirmation(folder, install);
	return exitOf(outcome);
}

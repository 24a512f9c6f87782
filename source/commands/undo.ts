import process from 'node:process';
import {watchInterruption} from '../apply/interruption.js';
import {type UndoJob, undoInstallation} from '../apply/undo.js';
import {readStepState} from '../host/step-states.js';
import {clean} from '../model/clean.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import {Failure} from '../model/failure.js';
import {cardsThen, type Installation} from '../model/journal.js';
import type {Step} from '../model/step.js';
import {isComposed} from '../plan/compose-steps.js';
import {standingNic, standingSteps} from '../plan/standing.js';
import {undoMoves} from '../plan/transition.js';
import {setBusy} from '../system/busy.js';
import {exists} from '../system/files.js';
import {stepTitle} from '../text/step-title.js';
import {type Context, onStdout} from './context.js';
import {jsonLines} from './report/json-lines.js';
import {exitOf} from './report/outcome.js';
import {approve} from './run/approve.js';
import {describeMoves, sayDryRun} from './run/describe.js';
import {refuseHopeless, refuseUnasked} from './run/docker-here.js';
import {chooseInstalled, type Installed, readInstalled} from './run/installations.js';
import {refuseWithoutCard} from './run/missing-card.js';
import {ownCommands} from './run/own-commands.js';
import {programWords, runLike} from './run/program-words.js';
import {reporterFor} from './run/reporter.js';
import {refuseWithoutRoot} from './run/root.js';
import {sayOutcome} from './run/say-outcome.js';
import {locked, openState, originOf, type StateOptions, stateFolder} from './run/state.js';
import {stopAtOnce} from './run/stop-at-once.js';
import {refuseUnusableCompose} from './run/usable-compose.js';

export type UndoOptions = StateOptions & {
	/** Which installation; undefined: the only one. */
	readonly install: string | undefined;
	readonly yes: boolean;
	readonly dryRun: boolean;
	readonly noInput: boolean;
	readonly consent: readonly string[];
};

/** `vdsm-passthru undo`: takes down exactly what was set up here, in reverse, and restores what it replaced. */
export async function undoCommand(options: UndoOptions, context: Context): Promise<ExitCode> {
	const {texts, json, out} = context;
	const printed = onStdout(context);
	const {act} = printed.texts;
	const found = chooseInstalled(
		await readInstalled(stateFolder(options, context), context),
		options.install,
		context,
	);
	if (!found) {
		await refuseUnasked(runLike(programWords('undo', options.install, options), options), context);
		return nothingToUndo(options, context);
	}
	const job = await jobFor(found, context);
	await refuseOthersCompose(job.installation, context);
	const there = await standingOf(job.installation.steps, job.installation.folder);
	const moves = undoMoves(there);
	if (!json) {
		if (job.unfinished?.head.former) out(`${act.unfinishedUndo}\n`);
		else if (!found.former && !found.unfinished) out(`${act.fromLabels}\n`);
		const told = describeMoves(there, moves, job.installation.folder, printed);
		if (!options.yes || options.dryRun) out(`${[act.undoList, ...told].join('\n')}\n`);
	} else if (options.dryRun) {
		const {folder} = job.installation;
		sayDryRun('undo', {steps: there, moves, folder}, context);
	}
	const withoutCard = async () =>
		refuseWithoutCard(cardsThen(job.installation), there, options.consent, context);
	if (options.dryRun) {
		// As JSON there is one answer, the moves.
		if (!json) await withoutCard();
		return exitCode.done;
	}
	const again = runLike(programWords('undo', found.install, options), options);
	await refuseHopeless(again, context);
	await withoutCard();
	refuseWithoutRoot(there, moves, again, context);
	await refuseUnusableCompose([...there, ...(job.unfinished?.head.former?.steps ?? [])], true, context);
	if (!(await approve(texts.act.undoNow, options, context))) {
		out(`${act.cancelled}\n`);
		return exitCode.cancelled;
	}
	const folder = await openState(options, context);
	return locked(folder, 'undo', context, () => runUndo(job, folder, options, context));
}

/** Programs wait for the end of a run, or for the moves of a dry one, of which there are none. */
function nothingToUndo({install, dryRun}: UndoOptions, context: Context): ExitCode {
	const {texts, json, out, err} = context;
	const {act} = texts;
	if (!json) err(`${install === undefined ? act.nothingOfOurs : act.nothingStands(clean(install))}\n`);
	else if (dryRun) sayDryRun('undo', {steps: [], moves: [], folder: process.cwd()}, context);
	else jsonLines(out)({type: 'finished', outcome: {kind: 'nothing-to-do', checks: []}, ms: 0});
	return exitCode.done;
}

async function runUndo(
	job: Pick<UndoJob, 'installation' | 'unfinished'>,
	folder: string,
	options: StateOptions,
	context: Context,
): Promise<ExitCode> {
	const interruption = watchInterruption(signal =>
		stopAtOnce(signal, job.installation.install, options, context),
	);
	const reporter = await reporterFor(context, {
		interruption,
		confirm: () => undefined,
		stateDir: options.stateDir,
	});
	setBusy(true);
	const outcome = await undoInstallation({
		...job,
		stateFolder: folder,
		interruption,
		emit: reporter.onEvent,
	});
	// From here on a closed output ends us at once (C7), and still with the right code.
	process.exitCode = exitOf(outcome);
	setBusy(false);
	await reporter.end();
	sayOutcome(outcome, null, ownCommands(job.installation.install, null, options, context), context);
	return exitOf(outcome);
}

/** By the journal of a run that never ended, else by the record, else by the labels on what was made. */
export async function jobFor(
	{install, former, unfinished, standing}: Installed,
	context: Context,
): Promise<Pick<UndoJob, 'installation' | 'unfinished'>> {
	const origin = originOf(context);
	if (unfinished) {
		const {action, former: _, ...installation} = unfinished.head;
		return {
			installation: {...installation, origin},
			unfinished: action === 'apply' ? unfinished : null,
		};
	}
	if (former) return {installation: {...former, origin}, unfinished: null};
	const systemd = await exists('/run/systemd/system');
	return {
		installation: {
			...blank(install),
			origin,
			folder: process.cwd(),
			steps: standing ? standingSteps(standing, {systemd}) : [],
			nic: {name: standing ? (standingNic(standing) ?? '') : '', mac: null},
		},
		unfinished: null,
	};
}

function blank(install: string): Installation {
	const origin = {at: '', pid: 0, user: '', version: ''};
	return {install, folder: '/', origin, answers: {}, steps: [], nic: {name: '', mac: null}};
}

/**
 * Compose has the container from a file that is not as we wrote it: moved by hand, or the file was changed. To go on would take
 * the card and the hook away from a DSM that runs with them, and Compose could not be told to bring the former one back.
 */
async function refuseOthersCompose({steps, folder}: Installation, {texts}: Context): Promise<void> {
	const step = steps.find(isComposed);
	if (!step || (await readStepState(step, folder)) !== 'foreign') return;
	throw new Failure(texts.act.composedOtherwise(clean(stepTitle(texts, step))), exitCode.disagrees);
}

/** Those that there is something to take back of. */
async function standingOf(steps: readonly Step[], folder: string): Promise<Step[]> {
	const states = await Promise.all(steps.map(step => readStepState(step, folder)));
	return steps.filter(
		({undo}, index) => undo.length > 0 && states[index] !== 'absent' && states[index] !== 'foreign',
	);
}

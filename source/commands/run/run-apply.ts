import process from 'node:process';
import {rawOf} from '../../answers/spell.js';
import {applyPlan} from '../../apply/apply.js';
import {createConfirmation} from '../../apply/confirm.js';
import {watchInterruption} from '../../apply/interruption.js';
import type {ImageFetcher} from '../../apply/pull/image-fetcher.js';
import {readStepState} from '../../host/step-states.js';
import {verifyStructure} from '../../host/verify/verify.js';
import type {ResolvedCommand} from '../../model/command.js';
import {type ExitCode, exitCode} from '../../model/exit-code.js';
import type {Facts} from '../../model/facts.js';
import type {Installation} from '../../model/journal.js';
import type {Plan} from '../../model/plan.js';
import type {Move, RunEvent, RunOutcome} from '../../model/run-event.js';
import {setBusy} from '../../system/busy.js';
import type {Context} from '../context.js';
import {exitOf} from '../report/outcome.js';
import {lanQuestion} from './lan-question.js';
import {permanentMacOf} from './nic-mac.js';
import {ownCommands} from './own-commands.js';
import type {Prepared} from './prepare.js';
import {programCommand} from './program-command.js';
import {reporterFor} from './reporter.js';
import {sayOutcome} from './say-outcome.js';
import {approvedStill} from './stale.js';
import {locked, openState, originOf, type StateOptions} from './state.js';
import {stopAtOnce} from './stop-at-once.js';

export type RunOptions = StateOptions & {
	/** Somebody looked at the plan and agreed, which took a while: look again whether it is still the same. */
	readonly looked: boolean;
	readonly giveUp: string | undefined;
	/** Seconds to wait for DSM's own boot. */
	readonly wait: number;
	/** Seconds until an unconfirmed change is taken back. */
	readonly confirmWithin: number;
	/** Pulls the image already: the user has said yes to that before the run. */
	readonly fetcher?: ImageFetcher | undefined;
	/** What does the same once more, with all its answers. */
	readonly again: ResolvedCommand;
};

/** Milliseconds between the two times that a finished set-up is read back. */
const settleMs = 3000;
const seconds = 1000;

/** Runs a plan that has been agreed to, and tells how it went. */
export async function runApply(
	prepared: Prepared,
	moves: readonly Move[],
	options: RunOptions,
	context: Context,
): Promise<ExitCode> {
	// A run that was cut off after its last step has nothing left to do, but to be read back, recorded and ended (A6).
	if (moves.length === 0 && prepared.unfinished === null) return tellNothing(prepared, options, context);
	const stateFolder = await openState(options, context);
	return locked(stateFolder, 'apply', context, async lost => {
		// Nobody else changes what we look at now.
		const current = options.looked ? await approvedStill(prepared, moves, options, context) : prepared;
		const {plan, folder, facts, former, unfinished} = current;
		const installation: Installation = {
			install: plan.answers.prefix,
			folder,
			origin: originOf(context),
			// All of them: the next apply begins from what stands, whatever a later version would propose.
			answers: rawOf(plan.answers),
			steps: plan.steps,
			...cardsThen(plan, facts),
		};
		const interruption = watchInterruption(signal =>
			stopAtOnce(signal, plan.answers.prefix, options, context),
		);
		// Without the lock somebody else may be at work: turn back.
		lost.addEventListener('abort', () => interruption.interrupt('SIGTERM'), {once: true});
		// The screen needs to know whom to tell, and the confirmation whom to ask: the event comes in between.
		let onEvent: (event: RunEvent) => void = () => undefined;
		const emit = (event: RunEvent) => onEvent(event);
		const confirmation = plan.confirm
			? createConfirmation({
					install: installation.install,
					stateFolder,
					delayMs: options.confirmWithin * seconds,
					program: programCommand(),
					emit,
				})
			: null;
		const {picture} = plan;
		const confirm = () => confirmation?.confirm();
		const reporter = await reporterFor(context, {
			interruption,
			confirm,
			picture,
			stateDir: options.stateDir,
		});
		onEvent = reporter.onEvent;
		setBusy(true);
		const applied = unfinished?.head.action === 'apply' ? unfinished : null;
		const outcome = await applyPlan({
			plan,
			moves,
			installation,
			former: applied?.head.former ?? (await asItStands(former)),
			carried: applied?.entries ?? [],
			stateFolder,
			askLan: lanQuestion(plan, facts),
			confirmation,
			interruption,
			emit,
			settleMs: testSettle() ?? settleMs,
			guestMs: options.wait * seconds,
			fetcher: options.fetcher,
		});
		// From here on a closed output ends us at once (C7), and still with the right code.
		process.exitCode = exitOf(outcome);
		setBusy(false);
		await reporter.end();
		sayOutcome(outcome, plan, ownCommands(installation.install, options.again, options, context), context);
		return exitOf(outcome);
	});
}

function cardsThen({answers}: Plan, facts: Facts): Pick<Installation, 'nic' | 'further'> {
	const then = (name: string) => ({name, mac: permanentMacOf(facts, name)});
	const further = answers.more.map(({nic}) => then(nic));
	return {nic: then(answers.nic), ...(further.length === 0 ? {} : {further})};
}

/** What stands is put back as it is if we fail: a container that somebody stopped is not started then. */
async function asItStands(former: Installation | null): Promise<Installation | null> {
	const start = former?.steps.find(({id}) => id === 'start');
	if (!former || !start || (await readStepState(start, former.folder)) === 'holds') return former;
	return {...former, steps: former.steps.filter(step => step !== start)};
}

async function tellNothing({plan}: Prepared, options: RunOptions, context: Context): Promise<ExitCode> {
	const outcome: RunOutcome = {kind: 'nothing-to-do', checks: await verifyStructure(plan)};
	const interruption = watchInterruption(() => process.exit(exitCode.interrupted));
	const reporter = await reporterFor(context, {
		interruption,
		confirm: () => undefined,
		stateDir: options.stateDir,
	});
	reporter.onEvent({type: 'started', action: 'apply', moves: []});
	reporter.onEvent({type: 'finished', outcome, ms: 0});
	interruption.release();
	await reporter.end();
	sayOutcome(outcome, plan, ownCommands(plan.answers.prefix, options.again, options, context), context);
	return exitOf(outcome);
}

/** For the tests, which run some hundred of these. */
function testSettle(): number | undefined {
	if (typeof __TEST_BUILD__ === 'undefined' || !__TEST_BUILD__) return undefined;
	const text = process.env['VDSM_PASSTHRU_TEST_SETTLE'];
	return text === undefined ? undefined : Number(text);
}

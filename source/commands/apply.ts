import process from 'node:process';
import {saidOf} from '../answers/settle.js';
import type {ImageFetcher} from '../apply/pull/image-fetcher.js';
import {forgetAnswers} from '../apply/state/kept-answers.js';
import {equivalentCommand} from '../export/equivalent.js';
import {cardsOf, type RawAnswers} from '../model/answers.js';
import {clean} from '../model/clean.js';
import {confirmSeconds} from '../model/confirm.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import {Failure} from '../model/failure.js';
import {cardsThen} from '../model/journal.js';
import {stepOf} from '../plan/transition.js';
import {stepTitle} from '../text/step-title.js';
import {type Context, onStdout} from './context.js';
import type {Sources} from './gather.js';
import {reportFilled, reportProblems} from './problems.js';
import {approve} from './run/approve.js';
import {type ConsentOptions, consentToDangers, refuseErrors} from './run/consents.js';
import {describeMoves, sayDryRun} from './run/describe.js';
import {refuseElsewhere} from './run/elsewhere.js';
import {tellForeignFolder} from './run/foreign-folder.js';
import {refuseWithoutCard} from './run/missing-card.js';
import {nextMoves} from './run/next-moves.js';
import {type Prepared, prepare} from './run/prepare.js';
import {runFlags} from './run/program-words.js';
import {refuseAsUser, refuseWithoutRoot} from './run/root.js';
import {runApply} from './run/run-apply.js';
import {type StateOptions, stateFolder} from './run/state.js';
import {refuseUnusableCompose} from './run/usable-compose.js';

export type ApplyOptions = StateOptions &
	ConsentOptions & {
		/** The card that this host itself depends on, named with `--give-up-nic`. */
		readonly giveUp: string | undefined;
		readonly yes: boolean;
		readonly dryRun: boolean;
		/** The plan was shown and agreed to some time ago: look again whether it is still the same. */
		readonly looked: boolean;
		/** Seconds to wait for DSM's own boot. */
		readonly wait: number;
		/** Seconds until an unconfirmed change is taken back. */
		readonly confirmWithin: number;
		readonly fetcher?: ImageFetcher | undefined;
		/** What the user named; the rest was proposed. */
		readonly said?: RawAnswers;
	};

/** Seconds that DSM's own boot is waited for, unless the user says otherwise. */
export const usualWait = 120;

/** `vdsm-passthru apply`: does what `plan` shows, and undoes it when anything goes wrong. */
export async function applyCommand(
	options: Sources & Omit<ApplyOptions, 'looked'>,
	context: Context,
): Promise<ExitCode> {
	if (options.factsFile !== undefined) throw new Failure(context.texts.act.notThisMachine, exitCode.usage);
	const {settled, prepared} = await prepare(options, context);
	if (!prepared) return reportProblems(settled, context);
	reportFilled(settled, context);
	return applyPrepared(prepared, {...options, said: saidOf(settled), looked: !options.yes}, context);
}

/** From a plan to its end; the wizard's "apply now" comes in here as well. */
export async function applyPrepared(
	prepared: Prepared,
	options: ApplyOptions,
	context: Context,
): Promise<ExitCode> {
	const {texts, json, out} = context;
	const {plan, folder, facts} = prepared;
	if (facts.engine.state === 'unreachable' && facts.engine.denied && process.geteuid?.() !== 0)
		refuseAsUser([texts.act.dockerAccess], equivalentOf(prepared, options, options.said), context);
	// First: what our own set-up blocks is told as errors, too, such as the card being taken.
	refuseElsewhere(prepared, options, context);
	refuseErrors(plan, context);
	const {next, left} = await nextMoves(prepared);
	const steps = [...plan.steps, ...left];
	if (next.kind === 'refused') {
		const title = clean(stepTitle(texts, next.step));
		// Another user may just not be allowed to look into the folder.
		if (next.why === 'storage-gone' && process.geteuid?.() !== 0)
			refuseAsUser([title], equivalentOf(prepared, options, options.said), context);
		throw new Failure(texts.act.refused[next.why](title), exitCode.disagrees);
	}
	const moves = next.kind === 'go' ? next.moves : [];
	const described = () => out(`${describeMoves(steps, moves, folder, onStdout(context)).join('\n')}\n`);
	if (options.dryRun) {
		sayDryRun('apply', {steps, moves, folder}, context);
		return exitCode.done;
	}
	if (moves.length > 0) {
		const cards = prepared.former
			? cardsThen(prepared.former)
			: cardsOf(plan.answers).map(({nic}) => ({name: nic}));
		const apart = moves
			.filter(({direction}) => direction === 'take-back')
			.flatMap(one => stepOf(one, steps) ?? []);
		await refuseWithoutCard(cards, apart, options.consent, context);
		refuseWithoutRoot(steps, moves, equivalentOf(prepared, options, options.said), context);
		await refuseUnusableCompose(
			moves.flatMap(one => stepOf(one, steps) ?? []),
			false,
			context,
		);
		await tellForeignFolder(folder, context);
		if (!json && !options.yes) described();
		if ((await consentToDangers(plan, options, context)) === 'left') return exitCode.cancelled;
		if (!(await approve(texts.act.applyNow, options, context))) {
			out(`${onStdout(context).texts.act.cancelled}\n`);
			return exitCode.cancelled;
		}
	}
	const again = equivalentOf(prepared, {...options, yes: options.yes && !options.looked, noInput: false});
	const code = await runApply(prepared, moves, {...options, again}, context);
	// They are a set-up now, which is remembered by itself.
	if (code === exitCode.done) await forgetAnswers(stateFolder(options, context));
	return code;
}

/** The command line that does the same with the same answers. */
function equivalentOf(
	{answers, facts, plan}: Prepared,
	{consent, giveUp, stateDir, wait, confirmWithin, ...how}: ApplyOptions,
	/** For root, who sees more than the user does, and would propose another name or network. */
	said: RawAnswers = {},
) {
	const given = [
		'apply',
		...runFlags(how),
		...(giveUp === undefined ? [] : [`--give-up-nic=${giveUp}`]),
		...(stateDir === undefined ? [] : ['--state-dir', stateDir]),
		...(wait === usualWait ? [] : ['--wait', String(wait)]),
		...(confirmWithin === confirmSeconds ? [] : ['--confirm-within', String(confirmWithin)]),
	];
	const consents = consent.filter(id => plan.findings.some(({code}) => code === id));
	return equivalentCommand(answers, facts, given, consents, said);
}

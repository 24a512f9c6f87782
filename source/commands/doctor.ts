import {type Candidate, readAllNames, readCandidates} from '../host/evidence/candidates.js';
import {thisMachine} from '../host/machine.js';
import {clean} from '../model/clean.js';
import type {Result} from '../model/diagnosis/verdict.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import {Failure} from '../model/failure.js';
import {safeJson} from '../model/safe-json.js';
import type {TextsWithDoctor} from '../text/doctor-texts.js';
import {type Context, onStdout} from './context.js';
import {canShow, canTalk} from './doctor/can-show.js';
import {checkIds, chooseChecks} from './doctor/choose-checks.js';
import {chooseContainer} from './doctor/choose-container.js';
import {hung} from './doctor/describe-finding.js';
import {describeResult} from './doctor/describe-rest.js';
import {doctorJson} from './doctor/doctor-json.js';
import type {DoctorOptions} from './doctor/options.js';
import {readOurs} from './doctor/ours.js';
import {describeDoctor} from './doctor/print-doctor.js';
import {type DoctorRan, type DoctorRun, isBroken} from './doctor/run-doctor.js';
import {readUnfinished} from './doctor/unfinished.js';
import {untilSignal} from './doctor/until-signal.js';
import {type DoctorContext, withDoctor} from './doctor/with-doctor.js';
import {onlyOnLinux} from './only-linux.js';

/** What one task alone needs is loaded for it: the first result is waited for. */
const load = {
	list: async () => (await import('./doctor/list-checks.js')).listChecks,
	explain: async () => (await import('./doctor/explain.js')).explain,
	report: async () => import('./doctor/write-report.js'),
	screen: async () => (await import('./doctor/interactive.js')).interactiveDoctor,
	spoken: async () => (await import('./doctor/interactive-spoken.js')).offerSpoken,
};

/**
 * `vdsm-passthru doctor`: why DSM is not reachable. Changes nothing by looking; 3 when something does not work. `asked`:
 * the containers that may be meant, where somebody has asked for them already.
 */
export async function doctorCommand(
	options: DoctorOptions,
	given: Context,
	asked?: Promise<readonly Candidate[]>,
): Promise<ExitCode> {
	const context = withDoctor(given);
	const {texts} = context;
	refuseTogether(options, texts);
	const checks = chooseChecks(options.checks, texts);
	const ignore = checkIds(options.ignore, texts);
	if (options.list) return (await load.list())(checks, context);
	if (options.explain !== undefined) return (await load.explain())(options.explain, context);
	await onlyOnLinux(context);
	if (options.report !== undefined) return reportTo(options.report, {checks, ignore}, options, context);
	const run = await runFor({checks, ignore}, options, context, asked);
	if (canShow(options, context)) return (await load.screen())(run, options, context);
	return say(run, options, context);
}

type Chosen = Pick<DoctorRun, 'checks' | 'ignore'>;

/** What is to be looked at: the container, and what our record knows of it. */
async function runFor(
	chosen: Chosen,
	options: DoctorOptions,
	context: DoctorContext,
	asked?: Promise<readonly Candidate[]>,
): Promise<DoctorRun> {
	const machine = thisMachine(context.env);
	const candidates = await (asked ?? readCandidates(machine));
	const all = async () => readAllNames(machine);
	const candidate = await chooseContainer({candidates, all}, options, context);
	const [ours, unfinished] = await Promise.all([
		readOurs(candidate, options, context),
		readUnfinished(candidate, options, context),
	]);
	return {...chosen, machine, container: candidate?.name ?? null, ours, unfinished};
}

async function reportTo(
	file: string,
	chosen: Chosen,
	options: DoctorOptions,
	context: DoctorContext,
): Promise<ExitCode> {
	const {approveReport, writeReport} = await load.report();
	if (await approveReport(file, options, context)) {
		const run = await runFor(chosen, options, context);
		return untilSignal(run, ran => writeReport(file, ran, options, context));
	}
	context.err(`${context.texts.doctorCommand.report.notWritten}\n`);
	return exitCode.cancelled;
}

/** One object at the end as JSON; otherwise text, with every result as it comes where that is wanted. */
async function say(run: DoctorRun, options: DoctorOptions, given: DoctorContext): Promise<ExitCode> {
	const context = onStdout(given);
	const {verbose} = options;
	const {texts, json, out} = context;
	const {doctorCommand: text} = texts;
	const {container} = run;
	const lines = (all: readonly string[]) => out(`${all.join('\n')}\n`);
	if (json)
		return untilSignal(run, ran => {
			out(`${safeJson(doctorJson(ran, container, texts), '\t')}\n`);
			return exitOf(ran, options);
		});
	const heading = container === null ? text.lookingWithout : text.looking(clean(container));
	lines([...hung('', heading, context), '']);
	const onResult = (result: Result) => lines(describeResult(result, context));
	return untilSignal({...run, ...(verbose ? {onResult} : {})}, async ran => {
		lines([...(verbose ? [''] : []), ...describeDoctor(ran, options, context)]);
		if (!canTalk(options, context)) return exitOf(ran, options);
		const offerSpoken = await load.spoken();
		return (await offerSpoken(ran, options, context)) ? say(run, options, context) : exitOf(ran, options);
	});
}

/** Whoever names a container is not told that all is well when it could not be read. */
async function exitOf(ran: DoctorRan, {container}: DoctorOptions): Promise<ExitCode> {
	const unread = container !== undefined && !(await ran.looks.container).ok;
	return isBroken(ran) || unread ? exitCode.disagrees : exitCode.done;
}

/** Each of these is a task of its own. */
function refuseTogether(
	{list, explain: text, report}: DoctorOptions,
	{doctorCommand}: TextsWithDoctor,
): void {
	const tasks = [list && '--list', text !== undefined && '--explain', report !== undefined && '--report'];
	const given = tasks.filter(task => task !== false);
	if (given.length > 1) throw new Failure(doctorCommand.notTogether(given.join(', ')), exitCode.usage);
}

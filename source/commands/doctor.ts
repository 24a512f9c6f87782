import process from 'node:process';
import {readCandidates} from '../host/evidence/start-looks.js';
import {thisMachine} from '../host/machine.js';
import {clean} from '../model/clean.js';
import type {Result} from '../model/diagnosis/verdict.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import {Failure} from '../model/failure.js';
import {safeJson} from '../model/safe-json.js';
import type {Texts} from '../text/en.js';
import type {Context} from './context.js';
import {canShow, canTalk} from './doctor/can-show.js';
import {checkIds, chooseChecks} from './doctor/choose-checks.js';
import {chooseContainer} from './doctor/choose-container.js';
import {hung} from './doctor/describe-finding.js';
import {describeResult} from './doctor/describe-rest.js';
import {doctorJson} from './doctor/doctor-json.js';
import {explain} from './doctor/explain.js';
import {listChecks} from './doctor/list-checks.js';
import type {DoctorOptions} from './doctor/options.js';
import {readOurs} from './doctor/ours.js';
import {describeDoctor} from './doctor/print-doctor.js';
import {type Diagnosed, type DoctorRun, isBroken, runDoctor} from './doctor/run-doctor.js';
import {approveReport, writeReport} from './doctor/write-report.js';

/** `vdsm-passthru doctor`: why DSM is not reachable. Changes nothing by looking; 3 when something does not work. */
export async function doctorCommand(options: DoctorOptions, context: Context): Promise<ExitCode> {
	const {texts, env} = context;
	refuseTogether(options, texts);
	const checks = chooseChecks(options.checks, texts);
	const ignore = checkIds(options.ignore, texts);
	if (options.list) return listChecks(checks, context);
	if (options.explain !== undefined) return explain(options.explain, context);
	if (process.platform !== 'linux') throw new Failure(texts.cli.unsupportedPlatform, exitCode.disagrees);
	const {report} = options;
	if (report !== undefined && !(await approveReport(report, options, context))) {
		context.err(`${texts.doctorCommand.report.notWritten}\n`);
		return exitCode.cancelled;
	}
	const machine = thisMachine(env);
	const candidate = await chooseContainer(await readCandidates(machine), options, context);
	const ours = await readOurs(candidate, options, context);
	const run: DoctorRun = {machine, container: candidate?.name ?? null, ours, checks, ignore};
	if (report !== undefined) return writeReport(report, await runDoctor(run), options, context);
	if (canShow(options, context)) {
		const {interactiveDoctor} = await import('./doctor/interactive.js');
		return interactiveDoctor(run, options, context);
	}
	return say(run, options, context);
}

/** One object at the end as JSON; otherwise text, with every result as it comes where that is wanted. */
async function say(run: DoctorRun, options: DoctorOptions, context: Context): Promise<ExitCode> {
	const {verbose} = options;
	const {texts, json, out} = context;
	const {doctorCommand: text} = texts;
	const {container, checks} = run;
	const lines = (all: readonly string[]) => out(`${all.join('\n')}\n`);
	if (json) {
		const diagnosed = await runDoctor(run);
		out(`${safeJson(doctorJson(diagnosed, container, texts), '\t')}\n`);
		return exitOf(diagnosed);
	}
	const heading = container === null ? text.lookingWithout : text.looking(clean(container), checks.length);
	lines([...hung('', heading, context), '']);
	const onResult = (result: Result) => lines(describeResult(result, context));
	const diagnosed = await runDoctor({...run, ...(verbose ? {onResult} : {})});
	lines([...(verbose ? [''] : []), ...describeDoctor(diagnosed, context)]);
	if (canTalk(options, context)) {
		const {offerSpoken} = await import('./doctor/interactive-spoken.js');
		if (await offerSpoken(diagnosed, options, context)) return say(run, options, context);
	}
	return exitOf(diagnosed);
}

function exitOf(diagnosed: Diagnosed): ExitCode {
	return isBroken(diagnosed) ? exitCode.disagrees : exitCode.done;
}

/** Each of these is a task of its own. */
function refuseTogether({list, explain: text, report}: DoctorOptions, {doctorCommand}: Texts): void {
	const tasks = [list && '--list', text !== undefined && '--explain', report !== undefined && '--report'];
	const given = tasks.filter(task => task !== false);
	if (given.length > 1) throw new Failure(doctorCommand.notTogether(given.join(', ')), exitCode.usage);
}

import {readCandidates} from '../host/evidence/start-looks.js';
import {thisMachine} from '../host/machine.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import {safeJson} from '../model/safe-json.js';
import type {Context} from './context.js';
import {checkIds, chooseChecks} from './doctor/choose-checks.js';
import {chooseContainer} from './doctor/choose-container.js';
import {describeResult} from './doctor/describe-rest.js';
import {doctorJson} from './doctor/doctor-json.js';
import {explain} from './doctor/explain.js';
import {listChecks} from './doctor/list-checks.js';
import type {DoctorOptions} from './doctor/options.js';
import {readOurs} from './doctor/ours.js';
import {describeDoctor} from './doctor/print-doctor.js';
import {isBroken, runDoctor} from './doctor/run-doctor.js';

/** `vdsm-passthru doctor`: why DSM is not reachable. Changes nothing by looking; 3 when something does not work. */
export async function doctorCommand(options: DoctorOptions, context: Context): Promise<ExitCode> {
	const {texts, env, json, out} = context;
	const checks = chooseChecks(options.checks, texts);
	const ignore = checkIds(options.ignore, texts);
	if (options.list) return listChecks(checks, context);
	if (options.explain !== undefined) return explain(options.explain, context);
	const machine = thisMachine(env);
	const candidate = await chooseContainer(await readCandidates(machine), options, context);
	const container = candidate?.name ?? null;
	const ours = await readOurs(candidate, options, context);
	const lines = (all: readonly string[]) => out(`${all.join('\n')}\n`);
	const loud = options.verbose && !json;
	const diagnosed = await runDoctor({
		...{machine, container, ours, checks, ignore},
		...(loud ? {onResult: result => lines(describeResult(result, context))} : {}),
	});
	if (json) out(`${safeJson(doctorJson(diagnosed, container, texts), '\t')}\n`);
	else lines(describeDoctor(diagnosed, context));
	return isBroken(diagnosed) ? exitCode.disagrees : exitCode.done;
}

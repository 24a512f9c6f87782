import {thisMachine} from '../host/machine.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import {safeJson} from '../model/safe-json.js';
import type {Context} from './context.js';
import {checkIds, chooseChecks} from './doctor/choose-checks.js';
import {chooseContainer, readCandidatesNamed} from './doctor/choose-container.js';
import {doctorJson} from './doctor/doctor-json.js';
import {explain} from './doctor/explain.js';
import {listChecks} from './doctor/list-checks.js';
import type {DoctorOptions} from './doctor/options.js';
import {readOurs} from './doctor/ours.js';
import {printDoctor} from './doctor/print-doctor.js';
import {isBroken, runDoctor} from './doctor/run-doctor.js';

/** `vdsm-passthru doctor`: why DSM is not reachable. Changes nothing by looking; 3 when something does not work. */
export async function doctorCommand(options: DoctorOptions, context: Context): Promise<ExitCode> {
	const {texts, env, json, out} = context;
	const checks = chooseChecks(options.checks, texts);
	const ignore = checkIds(options.ignore, texts);
	if (options.list) return listChecks(checks, context);
	if (options.explain !== undefined) return explain(options.explain, context);
	const machine = thisMachine(env);
	const candidate = await chooseContainer(machine, options, context);
	const container = candidate?.name ?? null;
	const ours = await readOurs(candidate, options, context);
	const run = {machine, container, ours, checks, ignore};
	const diagnosed = await runDoctor(run);
	if (json) out(`${safeJson(doctorJson(diagnosed, container, texts), '\t')}\n`);
	else printDoctor(diagnosed, container, context);
	return isBroken(diagnosed) ? exitCode.disagrees : exitCode.done;
}

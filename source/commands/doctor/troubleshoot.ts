import type {ExitCode} from '../../model/exit-code.js';
import type {Context} from '../context.js';
import {doctorCommand} from '../doctor.js';
import type {StateOptions} from '../run/program-words.js';

/** `doctor` without a word, as the wizard's first screen leads to it. */
export async function troubleshoot({stateDir}: StateOptions, context: Context): Promise<ExitCode> {
	const all = {checks: [], ignore: [], container: undefined, list: false, explain: undefined};
	const usual = {report: undefined, force: false, yes: false, noInput: false, verbose: false};
	return doctorCommand({...all, ...usual, stateDir}, context);
}

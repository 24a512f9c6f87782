import process from 'node:process';
import {readCandidates} from '../host/evidence/candidates.js';
import {thisMachine} from '../host/machine.js';
import type {ExitCode} from '../model/exit-code.js';
import type {Context} from './context.js';
import type {DoctorOptions} from './doctor/options.js';

/**
 * `doctor`, with Docker asked for the containers while its checks and their sentences are being loaded: the first result
 * is waited for, and both take some 50 ms.
 */
export async function doctorAhead(options: DoctorOptions, context: Context): Promise<ExitCode> {
	const {list, explain, report} = options;
	const looks = process.platform === 'linux' && !list && explain === undefined && report === undefined;
	const candidates = looks ? readCandidates(thisMachine(context.env)) : undefined;
	// Whoever waits for the answer hears of an error.
	candidates?.catch(() => undefined);
	const {doctorCommand} = await import('./doctor.js');
	return doctorCommand(options, context, candidates);
}

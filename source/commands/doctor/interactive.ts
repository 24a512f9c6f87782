import process from 'node:process';
import {quoteCommand} from '../../export/quote.js';
import {type ExitCode, exitCode} from '../../model/exit-code.js';
import {leftLines} from '../../wizard/doctor/left-text.js';
import {runDoctorScreen} from '../../wizard/doctor/run-doctor-screen.js';
import type {StateOptions} from '../run/program-words.js';
import {asStarted} from '../run/program-words.js';
import {fixResult, isRoot, undoWords, whileBusy} from './fix.js';
import {handOver} from './hand-over.js';
import {describeDoctor} from './print-doctor.js';
import {type Diagnosed, type DoctorRun, isBroken, runDoctor} from './run-doctor.js';
import type {DoctorContext} from './with-doctor.js';

/**
 * The doctor on a terminal: results as they come, then the cause with its fix, which can be run from here. The caller has
 * made sure of `canShow`. The exit code is doctor's own; 6 when it was left before it had looked.
 */
export async function interactiveDoctor(
	run: Omit<DoctorRun, 'onResult' | 'signal'>,
	options: StateOptions,
	context: DoctorContext,
): Promise<ExitCode> {
	const {texts, ascii, out} = context;
	let diagnosed: Diagnosed | null = null;
	// A terminal that goes is noticed here, and ends this only after a fix that is under way.
	const {state, end, lost} = await whileBusy(async () =>
		runDoctorScreen({
			texts,
			ascii,
			quote: quoteCommand,
			root: isRoot(),
			sudoPath: context.sudoPath,
			container: run.container ?? '',
			expected: run.checks.filter(({id}) => !run.ignore?.includes(id)).map(({id, place}) => ({id, place})),
			stdin: process.stdin,
			stdout: process.stdout,
			ports: {
				async look(onResult, signal) {
					diagnosed = null;
					const heard = (result: Parameters<typeof onResult>[0]) => {
						if (!run.ignore?.includes(result.id)) onResult(result);
					};
					diagnosed = await runDoctor({...run, onResult: heard, signal});
					return diagnosed;
				},
				fix: (result, onEvent, signal) => fixResult(result, {...options, onEvent, signal}, context),
			},
		}),
	);
	if (lost) return exitCode.hungUp;
	const found = state.diagnosis ? (diagnosed as Diagnosed | null) : null;
	const columns = process.stdout.columns || context.columns;
	const lines = [
		// Whoever presses Ctrl-C wants an end, and nothing to read.
		...(found && end.kind !== 'interrupted'
			? describeDoctor(found, {verbose: false}, {...context, columns})
			: []),
		...leftLines(state, asStarted(undoWords(options), context), {texts, quote: quoteCommand}),
	];
	if (lines.length > 0) out(`${lines.join('\n')}\n`);
	switch (end.kind) {
		case 'interrupted':
			return exitCode.interrupted;
		case 'repair': {
			const code = await handOver(end.command, context);
			// What it was for is looked at once more.
			return code === exitCode.done ? interactiveDoctor(run, options, context) : code;
		}
		case 'left':
			if (!found) return exitCode.cancelled;
			return isBroken(found) ? exitCode.disagrees : exitCode.done;
	}
}

import process from 'node:process';
import {watchInterruption} from '../../apply/interruption.js';
import {type ExitCode, exitCode} from '../../model/exit-code.js';
import type {Signal} from '../../model/run-event.js';
import {type DoctorRan, type DoctorRun, runDoctor} from './run-doctor.js';

const codes: Readonly<Record<Signal, ExitCode>> = {
	SIGINT: exitCode.interrupted,
	SIGTERM: exitCode.terminated,
	SIGHUP: exitCode.hungUp,
};

/**
 * Runs it, and hands what it found to `tell`. A signal cuts the looks off, and lets those that have to clean up behind them
 * do so: nothing is told then. The second one ends the program at once.
 */
export async function untilSignal(
	run: DoctorRun,
	tell: (ran: DoctorRan) => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
	const interruption = watchInterruption(signal => process.exit(codes[signal]));
	const ran = await runDoctor({...run, signal: interruption.stop});
	const signal = interruption.signal();
	interruption.release();
	return signal === null ? tell(ran) : codes[signal];
}

import process from 'node:process';
import {quoteCommand} from '../../export/quote.js';
import {clean} from '../../model/clean.js';
import {type ExitCode, exitCode} from '../../model/exit-code.js';
import type {Signal} from '../../model/run-event.js';
import type {Context} from '../context.js';
import {asStarted, programWords, type StateOptions} from './program-words.js';

const codes: Readonly<Record<Signal, ExitCode>> = {
	SIGINT: exitCode.interrupted,
	SIGTERM: exitCode.terminated,
	SIGHUP: exitCode.hungUp,
};

/** The second signal: ends here and now, and says how to clean up (promise C2). The journal knows how far we came. */
export function stopAtOnce(
	signal: Signal,
	install: string,
	options: StateOptions,
	{texts, err, env, sudoPath}: Pick<Context, 'texts' | 'err' | 'env' | 'sudoPath'>,
): never {
	// After whatever the screen still holds, on a line of its own.
	const undo = quoteCommand(asStarted(programWords('undo', install, options), {env, sudoPath}));
	process.once('exit', () => err(`\n${texts.act.stoppedAtOnce}\n  ${clean(undo)}\n`));
	process.exit(codes[signal]);
}

import {Command} from 'commander';
import type {ResolvedCommand} from '../../model/command.js';
import {type ExitCode, exitCode} from '../../model/exit-code.js';
import type {Context} from '../context.js';
import {addRuns} from '../program-runs.js';

/** Does what `npx vdsm-passthru apply …` would do, in this very process: with its plan, its questions, its roll-back. */
export async function handOver([, [, ...args]]: ResolvedCommand, context: Context): Promise<ExitCode> {
	let code: ExitCode = exitCode.done;
	const program = new Command('vdsm-passthru').exitOverride();
	addRuns(program, context, result => {
		code = result;
	});
	await program.parseAsync(args, {from: 'user'});
	return code;
}

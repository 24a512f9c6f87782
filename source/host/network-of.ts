import type {ResolvedCommand} from '../model/command.js';
import {findProgram} from '../system/programs.js';

/**
 * The command, run in the network namespace of process `pid`, with this host's own program: its whole path is given,
 * since nsenter would look it up by PATH (promise E2). Needs root. Undefined where the host has no such program.
 */
export async function inNetworkOf(
	pid: number,
	[program, args]: ResolvedCommand,
): Promise<ResolvedCommand | undefined> {
	const found = await findProgram(program, {root: true});
	if (!found.found) return undefined;
	return ['nsenter', ['--target', String(pid), '--net', '--', found.path, ...args]];
}

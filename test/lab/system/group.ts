import {spawn} from 'node:child_process';
import {closeSync, openSync} from 'node:fs';
import {bareEnvironment} from './run.js';

/** A command line as data: program and arguments. */
export type CommandLine = readonly [program: string, args: readonly string[]];

/**
 * The same command, born into the lab's cgroup. Everything on the way execs and nothing forks, so that the process
 * which the caller starts is in the end the program itself, and signals and a terminal reach it.
 */
export function inGroup(procsFile: string, [program, args]: CommandLine): CommandLine {
	return ['sh', ['-c', 'echo $$ > "$0" && exec "$@"', procsFile, program, ...args]];
}

/** Starts a command that goes on in the background, with its output in `logFile`. It ends with the lab's cgroup. */
export function startInBackground([program, args]: CommandLine, logFile: string): number {
	const log = openSync(logFile, 'a');
	const child = spawn(program, args, {stdio: ['ignore', log, log], env: bareEnvironment, detached: true});
	child.once('error', () => {});
	child.unref();
	closeSync(log);
	if (child.pid === undefined) {
		throw new Error(`${program} did not start`);
	}
	return child.pid;
}

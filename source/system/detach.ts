import {type ChildProcess, spawn} from 'node:child_process';
import {constants} from 'node:fs';
import {open} from 'node:fs/promises';
import process from 'node:process';
import type {ResolvedCommand} from '../model/command.js';
import {childEnvironment} from './environment.js';
import {findProgram} from './programs.js';

export type Detached =
	| {readonly ok: true; readonly pid: number}
	/** The system's own words, or that the program is not there or not to be trusted. */
	| {readonly ok: false; readonly reason: string};

/**
 * Starts a program that outlives us: a session and a process group of its own without a terminal, so that neither our
 * death, by SIGKILL too, nor the end of the SSH session reaches it. Programs are found, and the environment is made, as
 * `run` does it. Unlike those of `run` it is not ended with us.
 *
 * `log` is written anew, mode 0600, with what it prints; it must lie in a folder that only we may write.
 */
export async function startDetached([name, args]: ResolvedCommand, log: string): Promise<Detached> {
	const program = await findProgram(name, {root: process.geteuid?.() === 0});
	if (!program.found) return {ok: false, reason: `${name}: ${program.why}`};
	const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;
	try {
		const file = await open(log, flags, 0o600);
		try {
			const child = spawn(program.path, args, {
				cwd: '/',
				env: childEnvironment(process.env),
				// setsid(2).
				detached: true,
				stdio: ['ignore', file.fd, file.fd],
			});
			child.unref();
			return await spawned(child);
		} finally {
			await file.close();
		}
	} catch (error) {
		return {ok: false, reason: error instanceof Error ? error.message : String(error)};
	}
}

function spawned(child: ChildProcess): Promise<Detached> {
	return new Promise(resolve => {
		child.once('error', ({message}) => resolve({ok: false, reason: message}));
		child.once('spawn', () =>
			resolve(child.pid === undefined ? {ok: false, reason: 'no pid'} : {ok: true, pid: child.pid}),
		);
	});
}

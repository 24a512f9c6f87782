import {type ChildProcess, spawn} from 'node:child_process';
import process from 'node:process';
import type {ResolvedCommand} from '../model/command.js';
import {endGroup, ended as forget, started} from './children.js';
import {childEnvironment, type Environment} from './environment.js';
import {collect, eachLine} from './output.js';
import {findProgram} from './programs.js';
import {patience} from './test-point.js';

export type RunOptions = {
	/** Milliseconds until the program and what it started are ended. Default: 10 s. */
	readonly timeoutMs?: number;
	readonly signal?: AbortSignal;
	/** Added to the minimal environment. */
	readonly env?: Environment;
	/** Given on stdin; without it stdin is empty. */
	readonly input?: string;
	/** An open file of ours that the program gets as its descriptor 3: the same open file, so a lock on it stays. */
	readonly descriptor?: number;
	/** Working folder; `/` by default, so that nothing depends on where we were started. */
	readonly cwd?: string;
	/** Each line of stdout and stderr as it comes, without its end. */
	readonly onLine?: (line: string) => void;
	/** Where programs are looked for; other folders than the system's are for tests. */
	readonly folders?: readonly string[];
};

export type RunResult = {
	/** null: it was never started, or a signal ended it. */
	readonly exitCode: number | null;
	readonly stdout: string;
	readonly stderr: string;
	/**
	 * null: the program ran and ended by itself, with whatever code. `untrusted`: found, but somebody other than root
	 * may write it and we are root. `overflow`: more output than we are willing to hold.
	 */
	readonly failed: 'not-found' | 'untrusted' | 'timeout' | 'signal' | 'overflow' | null;
};

export type Run = (command: ResolvedCommand, options?: RunOptions) => Promise<RunResult>;

/** Bytes of stdout or stderr. `docker network inspect` of a few hundred networks is below 2 MB. */
const mostOutput = 16 * 1024 * 1024;
/** Between asking a program to end and making it, in milliseconds. */
const grace = 500;

/**
 * Starts one program and waits for it: no shell, a minimal environment, an end to everything. Never throws, and a
 * nonzero exit is a result like any other. The only place in this project that spawns.
 */
export const run: Run = async ([program, args], options = {}) => {
	const {timeoutMs = 10_000, signal, env, input, descriptor, cwd = '/', onLine} = options;
	const found = await findProgram(program, {
		root: process.geteuid?.() === 0,
		folders: options.folders ?? testFolders(),
	});
	if (!found.found) return nothing(found.why);
	if (signal?.aborted === true) return nothing('signal');

	const child = begin(found.path, args, {
		env: childEnvironment(process.env, env),
		cwd,
		stdio: [
			input === undefined ? 'ignore' : 'pipe',
			'pipe',
			'pipe',
			...(descriptor === undefined ? [] : [descriptor]),
		],
		// A group of its own: Ctrl-C at the terminal is ours to answer, and the end of a program takes its helpers along.
		detached: true,
	});
	if (!child) return nothing('not-found');
	let failed: 'timeout' | 'signal' | 'overflow' | null = null;
	let force: NodeJS.Timeout | undefined;
	const end = (why: 'timeout' | 'signal' | 'overflow') => {
		failed ??= why;
		endGroup(child.pid, 'SIGTERM');
		force ??= setTimeout(() => {
			endGroup(child.pid, 'SIGKILL');
			// A helper that left the group may still hold the pipes open; we do not wait for it.
			child.stdout?.destroy();
			child.stderr?.destroy();
		}, grace);
	};
	const abort = () => end('signal');
	const limit = setTimeout(() => end('timeout'), timeoutMs * patience());
	signal?.addEventListener('abort', abort, {once: true});
	started(child.pid);
	const [stdout, stderr] = [child.stdout, child.stderr].map(stream =>
		collect(stream, mostOutput, () => end('overflow')),
	);
	if (onLine !== undefined) for (const stream of [child.stdout, child.stderr]) eachLine(stream, onLine);
	// It may end without having read all of it.
	child.stdin?.on('error', () => undefined);
	child.stdin?.end(input);
	try {
		const ending = await ended(child);
		const stopped = failed ?? (ending.signal === null ? null : 'signal');
		// Helpers that did not hear the first signal.
		if (stopped !== null) endGroup(child.pid, 'SIGKILL');
		return {
			exitCode: ending.code,
			stdout: stdout?.() ?? '',
			stderr: stderr?.() ?? '',
			// It could not be started at all, although the file is there: a missing interpreter or library.
			failed: stopped ?? (ending.code === null ? 'not-found' : null),
		};
	} finally {
		clearTimeout(limit);
		clearTimeout(force);
		signal?.removeEventListener('abort', abort);
		forget(child.pid);
	}
};

/** undefined: an argument that no program can be given, such as one with a NUL, or no room for another process. */
function begin(...[path, args, options]: Parameters<typeof spawn>): ChildProcess | undefined {
	try {
		return spawn(path, args, options);
	} catch {
		return undefined;
	}
}

/** When the program has ended and its outputs are closed; both null: it never began. */
async function ended(child: ChildProcess): Promise<{code: number | null; signal: string | null}> {
	return new Promise(resolve => {
		child.once('error', () => resolve({code: null, signal: null}));
		child.once('close', (code, signal) => resolve({code, signal}));
	});
}

function nothing(failed: 'not-found' | 'untrusted' | 'signal'): RunResult {
	return {exitCode: null, stdout: '', stderr: '', failed};
}

/** Builds made for the crash tests may find a lying `docker` elsewhere (promise A11); the published one cannot. */
function testFolders(): readonly string[] | undefined {
	if (typeof __TEST_BUILD__ === 'undefined' || !__TEST_BUILD__) return undefined;
	return process.env['VDSM_PASSTHRU_TEST_FOLDERS']?.split(':');
}

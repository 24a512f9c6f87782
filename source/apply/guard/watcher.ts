import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {setTimeout as sleep} from 'node:timers/promises';
import {startDetached} from '../../system/detach.js';
import {readText} from '../../system/files.js';
import {identify, isRunning, type ProcessIdentity, signalProcess} from '../../system/process-identity.js';
import {waitingLine} from './wait.js';

/** Milliseconds for a watcher to be there, on a slow and busy machine, and to end when it is told to. */
const startMs = 20_000;
const endMs = 2000;

export type StartedWatcher =
	| {readonly ok: true; readonly process: ProcessIdentity}
	| {readonly ok: false; readonly reason: string};

/** Starts `command`, and returns when it has said that it waits. `named` is told who it is as soon as that is known. */
export async function startWatcher(
	[program = '', ...args]: readonly string[],
	log: string,
	named: (watcher: ProcessIdentity) => Promise<void>,
): Promise<StartedWatcher> {
	const started = await startDetached([program, args], log);
	if (!started.ok) return started;
	const watcher = await identify(started.pid);
	if (watcher === undefined) return {ok: false, reason: await lastLine(log)};
	try {
		await named(watcher);
		const end = performance.now() + startMs;
		while (!(await hasLine(log, waitingLine))) {
			if (!(await isRunning(watcher)) || performance.now() > end)
				return await given(watcher, await lastLine(log));
			await sleep(50);
		}
		return {ok: true, process: watcher};
	} catch (error) {
		return given(watcher, error instanceof Error ? error.message : String(error));
	}
}

async function given(watcher: ProcessIdentity, reason: string): Promise<StartedWatcher> {
	await endWatcher(watcher);
	return {ok: false, reason};
}

/**
 * Ends exactly this process, if it still is the one. One that has begun to take the change back does not listen any
 * more, and is left to come to its end.
 */
export async function endWatcher(watcher: ProcessIdentity): Promise<void> {
	if (watcher.pid === process.pid || !(await signalProcess(watcher, 'SIGTERM'))) return;
	const end = performance.now() + endMs;
	while ((await isRunning(watcher)) && performance.now() < end) await sleep(20);
}

async function hasLine(log: string, line: string): Promise<boolean> {
	return ((await readText(log)) ?? '').split('\n').includes(line);
}

async function lastLine(log: string): Promise<string> {
	return ((await readText(log)) ?? '').trim().split('\n').at(-1) || 'the watcher ended';
}

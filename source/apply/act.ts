import {unlink} from 'node:fs/promises';
import {clean} from '../model/clean.js';
import {type ResolvedCommand, resolveCommand, resolvePath} from '../model/command.js';
import type {RunEvent, StepFailure} from '../model/run-event.js';
import type {Step, StepAction, StepId} from '../model/step.js';
import {type RunResult, run} from '../system/run.js';
import {testTime} from '../system/test-point.js';
import {kindOf, writeNew} from '../system/write-new.js';
import {composeLines, isCompose, isHarmless} from './compose-output.js';
import {pullImage} from './pull/pull-image.js';

export type Emit = (event: RunEvent) => void;

/** Why one action did not come about; the step that it belongs to is the caller's to say. */
export type ActFailure = Pick<StepFailure, 'why' | 'command' | 'exitCode' | 'lines'>;

const seconds = 1000;
const minutes = 60 * seconds;

/** Milliseconds: an image may come over a slow line. */
export const pullLimit = 120 * minutes;

/**
 * How long the commands of a step may take, in milliseconds. DSM has 120 s to shut down (spec.stopTimeout), and Docker
 * needs a moment more.
 */
const limits: Readonly<Partial<Record<StepId, number>>> = {
	image: pullLimit,
	start: 180 * seconds,
	predecessor: 300 * seconds,
};
const usualLimit = 120 * seconds;
/** Compose stops a container that runs before it takes it away, with DSM's time to shut down. */
const composeLimit = 300 * seconds;

/** Lines of output that a failure shows. */
const shownLines = 8;

/** Takes one action of a step. `signal` ends a program at once; only a step that can be cut off gets one. */
export async function act(
	action: StepAction,
	{
		step,
		folder,
		emit,
		signal,
	}: {
		readonly step: Pick<Step, 'id' | 'subject'>;
		readonly folder: string;
		readonly emit: Emit;
		readonly signal?: AbortSignal;
	},
): Promise<ActFailure | undefined> {
	switch (action.kind) {
		case 'run': {
			const command = resolveCommand(action.command, folder);
			emit({type: 'command', command});
			return runCommand(command, step, emit, signal);
		}
		case 'write': {
			const {path, mode, content} = action.file;
			const target = resolvePath(path, folder);
			const flaw = await writeFile(target, mode, content);
			if (!flaw) emit({type: 'file', path: target, what: 'written'});
			return flaw;
		}
		case 'capture': {
			const command = resolveCommand(action.command, folder);
			emit({type: 'command', command});
			const result = await run(command, {timeoutMs: testTime('LIMIT') ?? usualLimit});
			// What it printed is the file's alone (promise E7).
			if (result.failed !== null || result.exitCode !== 0)
				return commandFailure(command, {...result, stdout: ''});
			return writeFile(resolvePath(action.file.path, folder), action.file.mode, result.stdout);
		}
		case 'remove': {
			const path = resolvePath(action.path, folder);
			try {
				if ((await kindOf(path)) === 'absent') return undefined;
				await unlink(path);
			} catch (error) {
				return fileFailure(path, error);
			}
			emit({type: 'file', path, what: 'removed'});
			return undefined;
		}
	}
}

async function runCommand(
	command: ResolvedCommand,
	{id, subject}: Pick<Step, 'id' | 'subject'>,
	emit: Emit,
	signal: AbortSignal | undefined,
): Promise<ActFailure | undefined> {
	const onLine = (line: string) => {
		if (line.trim() !== '' && (!isCompose(command) || isHarmless(line)))
			emit({type: 'output', line: clean(line)});
	};
	const options = {
		timeoutMs: testTime('LIMIT') ?? limitOf(command, id),
		onLine,
		...(signal ? {signal} : {}),
	};
	const result =
		id === 'image'
			? await pullImage(command, {
					...options,
					image: subject,
					onProgress: progress => emit({type: 'progress', ...progress}),
				})
			: await run(command, options);
	return result.failed === null && result.exitCode === 0 ? undefined : commandFailure(command, result);
}

function limitOf(command: ResolvedCommand, id: StepId): number {
	return isCompose(command) ? composeLimit : (limits[id] ?? usualLimit);
}

function commandFailure(command: ResolvedCommand, result: RunResult): ActFailure {
	const said = lastLines(result);
	const lines = isCompose(command) ? composeLines(said) : said;
	return {why: reasonOf(result), command, exitCode: result.exitCode, lines};
}

/** The probe has said that what is there is ours, or nothing. */
async function writeFile(path: string, mode: number, content: string): Promise<ActFailure | undefined> {
	const result = await writeNew(path, content, {mode, force: true});
	return result.ok ? undefined : fileFailure(path, result.cause);
}

function reasonOf({failed}: RunResult): ActFailure['why'] {
	if (failed === 'timeout') return 'timeout';
	return failed === 'not-found' || failed === 'untrusted' ? 'no-program' : 'command';
}

/** What a failing program said at its end, cleaned. */
export function lastLines({stdout, stderr}: Pick<RunResult, 'stdout' | 'stderr'>): string[] {
	const said = stderr.trim() === '' ? stdout : stderr;
	return said
		.split(/[\r\n]+/)
		.filter(line => line.trim() !== '')
		.slice(-shownLines)
		.map(clean);
}

function fileFailure(path: string, cause: unknown): ActFailure {
	const reason = cause instanceof Error ? cause.message : '';
	return {why: 'write', command: null, exitCode: null, lines: [clean(reason === '' ? path : reason)]};
}

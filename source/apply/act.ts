import {unlink} from 'node:fs/promises';
import {clean} from '../model/clean.js';
import {type ResolvedCommand, resolveCommand, resolvePath} from '../model/command.js';
import type {RunEvent, StepFailure} from '../model/run-event.js';
import type {StepAction, StepId} from '../model/step.js';
import {type RunResult, run} from '../system/run.js';
import {testTime} from '../system/test-point.js';
import {kindOf, writeNew} from '../system/write-new.js';
import {pullProgress} from './pull-progress.js';

export type Emit = (event: RunEvent) => void;

/** Why one action did not come about; the step that it belongs to is the caller's to say. */
export type ActFailure = Pick<StepFailure, 'why' | 'command' | 'exitCode' | 'lines'>;

const seconds = 1000;
const minutes = 60 * seconds;

/**
 * How long the commands of a step may take, in milliseconds. An image may come over a slow line; DSM has 120 s to shut
 * down (spec.stopTimeout), and Docker needs a moment more.
 */
const limits: Readonly<Partial<Record<StepId, number>>> = {image: 120 * minutes, start: 180 * seconds};
const usualLimit = 120 * seconds;

/** Lines of output that a failure shows. */
const shownLines = 8;

/** Takes one action of a step. `signal` ends a program at once; only a step that can be cut off gets one. */
export async function act(
	action: StepAction,
	{
		id,
		folder,
		emit,
		signal,
	}: {readonly id: StepId; readonly folder: string; readonly emit: Emit; readonly signal?: AbortSignal},
): Promise<ActFailure | undefined> {
	switch (action.kind) {
		case 'run': {
			const command = resolveCommand(action.command, folder);
			emit({type: 'command', command});
			return runCommand(command, id, emit, signal);
		}
		case 'write': {
			const path = resolvePath(action.file.path, folder);
			// The probe has said that what is there is ours.
			const result = await writeNew(path, action.file.content, {mode: action.file.mode, force: true});
			if (!result.ok) return fileFailure(path, result.cause);
			emit({type: 'file', path, what: 'written'});
			return undefined;
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
	id: StepId,
	emit: Emit,
	signal: AbortSignal | undefined,
): Promise<ActFailure | undefined> {
	const progress = id === 'image' ? pullProgress() : undefined;
	const onLine = (line: string) => {
		const layers = progress?.(line);
		if (layers) emit({type: 'progress', ...layers});
		if (line.trim() !== '') emit({type: 'output', line: clean(line)});
	};
	const result = await run(command, {
		timeoutMs: testTime('LIMIT') ?? limits[id] ?? usualLimit,
		onLine,
		...(signal ? {signal} : {}),
	});
	if (result.failed === null && result.exitCode === 0) return undefined;
	return {why: reasonOf(result), command, exitCode: result.exitCode, lines: lastLines(result)};
}

function reasonOf({failed}: RunResult): ActFailure['why'] {
	if (failed === 'timeout') return 'timeout';
	return failed === 'not-found' || failed === 'untrusted' ? 'no-program' : 'command';
}

function lastLines({stdout, stderr}: RunResult): string[] {
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

import {lstat, readFile} from 'node:fs/promises';
import {resolveCommand, resolvePath, resolveWord} from '../model/command.js';
import type {Plan} from '../model/plan.js';
import type {Probe, StepId, StepState} from '../model/step.js';
import {type RunResult, run} from '../system/run.js';

const limit = {timeoutMs: 10_000};

/** How each step of the plan stands on this machine. Reads only; `folder` is the project folder, absolute. */
export async function readStepStates(plan: Plan, folder: string): Promise<Record<StepId, StepState>> {
	const states = await Promise.all(
		plan.steps.map(async ({id, probe}) => [id, await readState(probe, folder)] as const),
	);
	return Object.fromEntries(states) as Record<StepId, StepState>;
}

async function readState(probe: Probe, folder: string): Promise<StepState> {
	if (probe.kind === 'file') return fileState(probe, folder);
	const result = await run(resolveCommand(probe.read, folder), limit);
	return stateOf(probe, result, folder);
}

/** What the answer to a probe means; the exported script decides the same way in sh. */
export function stateOf(
	probe: Exclude<Probe, {kind: 'file'}>,
	{exitCode, stdout, stderr, failed}: Pick<RunResult, 'exitCode' | 'stdout' | 'stderr' | 'failed'>,
	folder: string,
): StepState {
	const fine = failed === null && exitCode === 0;
	switch (probe.kind) {
		case 'succeeds':
			return fine ? 'holds' : 'absent';
		case 'prints':
			return fine && stdout.trim() !== '' ? 'holds' : 'absent';
		case 'labelled': {
			if (!fine) return /no such | not found/i.test(stderr) ? 'absent' : 'unknown';
			const printed = stdout.trimEnd();
			if (printed === resolveWord(probe.holds, folder)) return 'holds';
			const mark = printed.startsWith(probe.ours) ? printed[probe.ours.length] : undefined;
			return mark === undefined || mark === ' ' ? 'foreign' : 'differs';
		}
	}
}

async function fileState({file, marker}: Extract<Probe, {kind: 'file'}>, folder: string): Promise<StepState> {
	const path = resolvePath(file.path, folder);
	const found = await lstat(path).catch(() => undefined);
	if (!found) return 'absent';
	if (!found.isFile()) return 'foreign';
	const content = await readFile(path, 'utf8').catch(() => undefined);
	if (content === file.content) return 'holds';
	return content?.includes(marker) ? 'differs' : 'foreign';
}

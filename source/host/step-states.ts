import {lstat, readFile} from 'node:fs/promises';
import {type Command, resolveCommand, resolvePath, resolveWord} from '../model/command.js';
import type {Plan} from '../model/plan.js';
import {type Probe, type Step, type StepId, type StepState, stateOfAll} from '../model/step.js';
import {run} from '../system/run.js';
import {answerHere} from './answer-here.js';
import {looksGone} from './docker-restart.js';
import {type Answer, type EngineLook, lookAtEngine} from './engine-look.js';
import {type Machine, thisMachine} from './machine.js';

const limit = {timeoutMs: 10_000};

/** A step, and the project folder that its paths are in, absolute. */
export type Standpoint = {readonly step: Pick<Step, 'probe'>; readonly folder: string};

/** How each step of the plan stands on this machine. Reads only; `folder` is the project folder, absolute. */
export async function readStepStates(
	{steps}: Pick<Plan, 'steps'>,
	folder: string,
): Promise<Record<StepId, StepState>> {
	const states = await readStatesOf(steps.map(step => ({step, folder})));
	return Object.fromEntries(steps.map(({id}, index) => [id, states[index]])) as Record<StepId, StepState>;
}

/**
 * How these steps stand, in their order. What the Engine's own socket tells is taken where it is as it should be, or not
 * there; of anything else the client has the last word, since its own words are what a probe is about.
 */
export async function readStatesOf(
	asked: readonly Standpoint[],
	machine: Machine = thisMachine(),
): Promise<readonly StepState[]> {
	const look = lookAtEngine(machine);
	return Promise.all(asked.map(async ({step: {probe}, folder}) => readState(probe, folder, look)));
}

/** How one step stands. */
export async function readStepState(step: Pick<Step, 'probe'>, folder: string): Promise<StepState> {
	const [state = 'unknown'] = await readStatesOf([{step, folder}]);
	return state;
}

async function readState(probe: Probe, folder: string, look: EngineLook): Promise<StepState> {
	if (probe.kind === 'file') return fileState(probe, folder);
	if (probe.kind === 'all')
		return stateOfAll(await Promise.all(probe.of.map(async part => readState(part, folder, look))));
	const command = resolveCommand(probe.read, folder);
	const told = await look(command);
	const state = told && stateOf(probe, told, folder);
	if (state === 'holds' || (state !== undefined && told?.exitCode !== 0)) return state;
	return stateOf(probe, (await answerHere(command)) ?? (await run(command, limit)), folder);
}

/** What the answer to a probe means; the exported script decides the same way in sh. */
export function stateOf(
	probe: Exclude<Probe, {kind: 'file' | 'all'}>,
	answer: Answer,
	folder: string,
): StepState {
	const fine = answer.failed === null && answer.exitCode === 0;
	switch (probe.kind) {
		case 'says':
			return fine ? saidState(probe, answer.stdout.trim()) : goneOrUnknown(answer);
		case 'labelled':
			return fine ? labelledState(probe, answer.stdout.trimEnd(), folder) : goneOrUnknown(answer);
		default:
			if (unheard(probe.read, answer)) return 'unknown';
			return fine && isWanted(probe.kind, answer.stdout.trim()) ? 'holds' : 'absent';
	}
}

function isWanted(kind: 'succeeds' | 'prints' | 'silent', printed: string): boolean {
	return kind === 'succeeds' || (printed !== '') === (kind === 'prints');
}

function saidState({holds, absent}: Extract<Probe, {kind: 'says'}>, printed: string): StepState {
	if (printed === holds) return 'holds';
	// A list that nothing is in.
	return printed === absent || printed === '' ? 'absent' : 'differs';
}

/** Only Docker's own word says that there is none; a daemon that does not answer says nothing. */
function goneOrUnknown({stderr}: Answer): StepState {
	return /no such | not found/i.test(stderr) ? 'absent' : 'unknown';
}

/** Docker was not heard: its program did not run, or it is not there or not for this user. That is no “not there”. */
function unheard([program]: Command, {failed, exitCode, stderr}: Answer): boolean {
	if (program !== 'docker') return false;
	if (failed !== null) return true;
	return exitCode !== 0 && (looksGone(stderr.split('\n')) || /permission denied.*docker/i.test(stderr));
}

function labelledState(
	{holds, ours, absent}: Extract<Probe, {kind: 'labelled'}>,
	printed: string,
	folder: string,
): StepState {
	if (printed === resolveWord(holds, folder)) return 'holds';
	if (absent !== undefined && printed === absent) return 'absent';
	const mark = printed.startsWith(ours) ? printed[ours.length] : undefined;
	return mark === undefined || mark === ' ' ? 'foreign' : 'differs';
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

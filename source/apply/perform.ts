import {containerLog} from '../host/container-log.js';
import {looksGone, waitForDocker} from '../host/docker-restart.js';
import {readStepState} from '../host/step-states.js';
import {resolveCommand} from '../model/command.js';
import type {Fetch} from '../model/pull.js';
import type {Direction, Leftover, StepFailure} from '../model/run-event.js';
import type {Step, StepAction, StepState} from '../model/step.js';
import {move} from '../plan/transition.js';
import {testPoint, testTime} from '../system/test-point.js';
import {type ActFailure, act, type Emit} from './act.js';
import type {ImageFetcher} from './pull/image-fetcher.js';

export type Performed =
	| {readonly ok: true; readonly result: 'done' | 'foreign'}
	| {readonly ok: false; readonly failure: StepFailure};

export type PerformContext = {
	/** The project folder that the step's paths are in. */
	readonly folder: string;
	readonly emit: Emit;
	/** Aborts what may be cut off at any moment: the pull of an image. */
	readonly stop: AbortSignal;
	/** Pulls an image already since before the run. */
	readonly fetcher?: ImageFetcher | undefined;
};

/**
 * Brings one step about, or takes it back, and reads back that it is so (promise A11). What holds already is left alone,
 * what is somebody else's as well. When Docker stops answering in between, it gets its time to come back; then the step is
 * looked at again before anything is repeated (A13), and since every object is made by its name and label, nothing is
 * ever made twice (A14).
 */
export async function perform(step: Step, direction: Direction, context: PerformContext): Promise<Performed> {
	const actions = direction === 'take-back' ? step.undo : step.run;
	if (actions.length === 0) return {ok: true, result: 'done'};
	const fail = (failure: ActFailure): Performed => ({
		ok: false,
		failure: {...move(step, direction), ...failure},
	});

	if (step.id === 'image' && direction === 'take') await awaitFetch(step, context);
	const before = await readWithDocker(step, context);
	if (before === 'unknown') return fail(dockerGone);
	// A container that does not run properly may still have to be stopped: it can be restarting, or paused.
	if (before !== 'differs' && isThere(step, before, direction)) return {ok: true, result: 'done'};
	if (before === 'foreign') {
		return direction === 'take-back' ? {ok: true, result: 'foreign'} : fail(notSo);
	}
	const flaw = await performOnce(step, direction, actions, context);
	// What is gone is gone, whatever a command said on the way: a manager that does not run cannot be told anything. And what
	// stands again stands: Compose may fail over a container that it left as it was, which then has to be started.
	if (flaw && direction === 'take') return fail(flaw);
	const after = await readWithDocker(step, context);
	if (after === 'unknown') return fail(flaw ?? dockerGone);
	if (isThere(step, after, direction)) return {ok: true, result: 'done'};
	return fail(flaw ?? {...notSo, lines: step.id === 'start' ? await containerLog(step.subject) : []});
}

/**
 * The image is under way already: the rest of that pull is this step's. What becomes of it is looked at like anything else, so
 * that an image which did not come is pulled once more, and a failure told by the command itself.
 */
async function awaitFetch(
	{subject, run}: Step,
	{emit, stop, fetcher, folder}: PerformContext,
): Promise<void> {
	const fetch = fetcher?.now();
	if (!fetcher || fetch?.image !== subject || fetch.phase !== 'running') return;
	const [action] = run;
	if (action?.kind === 'run') emit({type: 'command', command: resolveCommand(action.command, folder)});
	const tell = (now: Fetch | undefined) => {
		if (now?.phase === 'running' && now.progress) emit({type: 'progress', ...now.progress});
	};
	tell(fetch);
	const unsubscribe = fetcher.subscribe(tell);
	const leave = () => fetcher.want(null);
	stop.addEventListener('abort', leave, {once: true});
	if (stop.aborted) leave();
	await fetcher.ended();
	stop.removeEventListener('abort', leave);
	unsubscribe();
}

async function performOnce(
	step: Step,
	direction: Direction,
	actions: readonly StepAction[],
	context: PerformContext,
): Promise<ActFailure | undefined> {
	if ((await testPoint(`${direction}:${step.id}:before`)) === 'fail') return testFailure;
	const flaw = await actAll(step, direction, actions, context);
	if ((await testPoint(`${direction}:${step.id}:after`)) === 'fail') return testFailure;
	if (!flaw || !looksGone(flaw.lines)) return flaw;

	// Docker went away under the command. Whether the command took effect, only a look can tell.
	const state = await readWithDocker(step, context);
	if (state === 'unknown') return {...flaw, why: 'docker-gone'};
	if (isThere(step, state, direction)) return undefined;
	// Half made, such as a container with one network: away with it first.
	if (state === 'differs' && direction !== 'take-back') {
		const rest = await actAll(step, 'take-back', step.undo, context);
		if (rest) return rest;
	}
	return actAll(step, direction, actions, context);
}

/** One action after the other. On the way back a failing one keeps none of the rest from being tried. */
async function actAll(
	step: Step,
	direction: Direction,
	actions: readonly StepAction[],
	{folder, emit, stop}: PerformContext,
): Promise<ActFailure | undefined> {
	const {id} = step;
	let first: ActFailure | undefined;
	for (const [index, action] of actions.entries()) {
		const gap = index === 1 ? 'between' : `between-${index}`;
		if (index > 0 && (await testPoint(`${direction}:${id}:${gap}`)) === 'fail') return testFailure;
		const flaw = await act(action, {step, folder, emit, ...(id === 'image' ? {signal: stop} : {})});
		if (flaw && direction !== 'take-back') return flaw;
		first ??= flaw;
	}
	return first;
}

async function readWithDocker(step: Step, {folder, emit}: PerformContext): Promise<StepState> {
	const state = await readStepState(step, folder);
	if (state !== 'unknown') return state;
	return (await dockerAgain(emit)) ? readStepState(step, folder) : 'unknown';
}

/** Docker gets its time to come back (A13). */
export async function dockerAgain(emit: Emit): Promise<boolean> {
	const limitMs = testTime('DOCKER') ?? 60_000;
	emit({type: 'waiting', what: 'docker', ms: limitMs});
	return waitForDocker(limitMs);
}

/** The step is where `direction` wants it. A container that was stopped is taken back, though it is still there. */
export function isThere({id}: Step, state: StepState, direction: Direction): boolean {
	if (direction !== 'take-back') return state === 'holds';
	return state === 'absent' || (id === 'start' && state === 'differs');
}

/** The commands that take a step back by hand, for what could not be undone. */
export function leftoverOf({id, subject, undo}: Step, folder: string): Leftover {
	const commands = undo.map(action => {
		if (action.kind === 'run') return resolveCommand(action.command, folder);
		const path = action.kind === 'remove' ? action.path : action.file.path;
		return resolveCommand(['rm', ['-f', '--', typeof path === 'string' ? path : [path]]], folder);
	});
	return {id, subject, commands};
}

export const notSo: ActFailure = {why: 'not-so', command: null, exitCode: null, lines: []};
export const dockerGone: ActFailure = {why: 'docker-gone', command: null, exitCode: null, lines: []};
/** In test builds only. */
const testFailure: ActFailure = {why: 'command', command: null, exitCode: 1, lines: ['A test wanted it so.']};

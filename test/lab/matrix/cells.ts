import type {RunResult} from '../system/run.js';
import {differences, type MachineState, machineState, type Sameness} from './machine-state.js';
import {eventsOf, type Made, madeIn} from './run-events.js';
import type {Ready} from './setups.js';

/** `kill` is kill -9, `int` Ctrl-C, `hup` a lost connection, `term` a shutdown of the host. */
export type What = 'fail' | 'kill' | 'int' | 'hup' | 'term';
/**
 * Before the first action of a move, between its actions, after the last one and before that was noted; a moment is no move.
 * `between` is after the first action, `between-2` after the second one.
 */
export type At = 'before' | 'between' | `between-${number}` | 'after' | 'moment';

/** What a cell is about: one move of one kind of run, one fault, and what has to bring the machine where it belongs. */
export type Cell = {
	readonly run: RunKind;
	readonly move: Pick<Made, 'id' | 'direction'>;
	readonly what: What;
	readonly at: At;
	/** `itself`: the run takes back what it did. `undo`, `apply`: the next command does. */
	readonly by: 'itself' | 'undo' | 'apply';
};

/**
 * `new`: an apply where nothing stands. `change`: an apply with other answers. `undo`: an undo after an apply that was
 * killed. `rollback`: an apply that failed in its last step and takes everything back, or takes it back to what stood.
 */
export type RunKind = 'new' | 'undo' | 'new-rollback' | 'change' | 'change-rollback' | 'change-undo';

export type Moves = Readonly<Record<RunKind, readonly Made[]>>;

const last = 'take:start:after=fail';
const json = ['--json', '--wait', '0'] as const;

/** Finds out by running them which moves the runs of a set-up are made of. Ends at the start. */
export async function discover({bench, setup, before, reset}: Ready): Promise<Moves> {
	const {sameness = 'exact'} = setup;
	await reset();
	const first = await bench.vdsm(['apply', '--yes', ...json, ...setup.answers], {point: last});
	await back(bench.lab, before, sameness, first);
	await must(bench.vdsm(['apply', '--yes', ...json, ...setup.answers]));
	const change = await bench.vdsm(['apply', '--yes', ...json, ...setup.changed], {point: last});
	const undo = await must(bench.vdsm(['undo', '--yes', '--json', '--prefix', 'vdsm']));
	await back(bench.lab, before, sameness, undo);
	const [forward, rollback] = halves(first);
	const [changing, changingBack] = halves(change);
	return {
		new: forward,
		'new-rollback': rollback,
		undo: madeIn(undo),
		change: changing,
		'change-rollback': changingBack,
		'change-undo': changingBack,
	};
}

function halves(result: RunResult): [Made[], Made[]] {
	const turned = result.stdout.split('\n').findIndex(line => line.startsWith('{"type":"turned-back"'));
	if (turned < 0) throw new Error(`it did not turn back:\n${result.stdout}\n${result.stderr}`);
	const part = (from: number, to?: number) =>
		madeIn({...result, stdout: result.stdout.split('\n').slice(from, to).join('\n')});
	return [part(0, turned), part(turned)];
}

/** Runs one cell. Resolves with what went wrong, or undefined. The machine is at the start (or stands, for a change) again. */
export async function runCell(
	cell: Cell,
	ready: Ready,
	standing: MachineState | undefined,
): Promise<string | undefined> {
	try {
		if (cell.run.startsWith('change')) await changeCell(cell, ready, standing);
		else await newCell(cell, ready);
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

async function newCell(cell: Cell, ready: Ready): Promise<void> {
	const {bench, setup, before, reset} = ready;
	const {sameness = 'exact'} = setup;
	await reset();
	const apply = ['apply', '--yes', ...json, ...setup.answers];
	const undo = ['undo', '--yes', '--json', '--prefix', 'vdsm'];
	if (cell.run === 'undo') {
		await must(bench.vdsm(apply, {point: 'take:start:after=kill'}), 137);
		await expectFault(cell, await bench.vdsm(undo, {point: pointOf(cell)}));
	} else {
		const first = cell.run === 'new' ? [] : [last];
		await expectFault(cell, await bench.vdsm(apply, {point: [...first, pointOf(cell)].join(',')}));
	}
	if (cell.by === 'apply') {
		await must(bench.vdsm(apply));
		await must(bench.vdsm(['status', '--prefix', 'vdsm']));
	}
	const end = cell.by === 'itself' ? undefined : await must(bench.vdsm(undo));
	await back(bench.lab, before, sameness, end);
	if (end) await must(bench.vdsm(['status', '--prefix', 'vdsm']));
}

async function changeCell(
	cell: Cell,
	{bench, setup}: Ready,
	standing: MachineState | undefined,
): Promise<void> {
	if (!standing) throw new Error('nothing stands');
	const change = ['apply', '--yes', ...json, ...setup.changed];
	const undo = ['undo', '--yes', '--json', '--prefix', 'vdsm'];
	if (cell.run === 'change-undo') {
		await must(bench.vdsm(change, {point: 'take:start:after=kill'}), 137);
		await expectFault(cell, await bench.vdsm(undo, {point: pointOf(cell)}));
	} else if (isOverruled(cell)) {
		await must(bench.vdsm(change, {point: pointOf(cell)}));
		await must(bench.vdsm(['status', '--prefix', 'vdsm']));
		await must(bench.vdsm(['apply', '--yes', ...json, ...setup.answers]));
	} else {
		const first = cell.run === 'change' ? [] : [last];
		await expectFault(cell, await bench.vdsm(change, {point: [...first, pointOf(cell)].join(',')}));
	}
	if (cell.by === 'apply') {
		await must(bench.vdsm(change));
		await must(bench.vdsm(['status', '--prefix', 'vdsm']));
		await must(bench.vdsm(['apply', '--yes', ...json, ...setup.answers]));
	}
	if (cell.by === 'undo') await must(bench.vdsm(undo));
	await back(bench.lab, standing, 'alike');
	await must(bench.vdsm(['status', '--prefix', 'vdsm']));
}

/** Moments that belong to no step: read back, about to be recorded, recorded, and waiting for DSM. */
export const moments = ['settle', 'record', 'recorded', 'guest'] as const;

const pointOf = ({move, what, at}: Cell) =>
	at === 'moment' ? `${move.id}=${what}` : `${move.direction}:${move.id}:${at}=${what}`;

/** What is to be gone, and is seen to be gone, is gone, whatever its command said: the run goes on to its goal. */
function isOverruled({move, what, at}: Cell): boolean {
	return what === 'fail' && at === 'after' && move.direction === 'take-back';
}

const codes: Readonly<Record<What, number>> = {fail: 1, kill: 137, int: 130, hup: 129, term: 143};

async function expectFault(cell: Cell, result: RunResult): Promise<void> {
	await must(Promise.resolve(result), codes[cell.what]);
	if (cell.what === 'kill') return;
	const outcome = eventsOf(result).at(-1)?.outcome;
	const wanted = cell.what === 'fail' ? 'failed' : 'signal';
	if (outcome?.kind !== 'rolled-back' || outcome.turned?.because !== wanted) {
		throw new Error(`it ended with ${JSON.stringify(outcome)}`);
	}
}

export async function must(running: Promise<RunResult>, code = 0): Promise<RunResult> {
	const result = await running;
	if (result.exitCode === code) return result;
	const said = `${result.stderr}\n${result.stdout}`.trim().slice(-2500);
	throw new Error(`ended with ${result.exitCode} and not with ${code}:\n${said}`);
}

/** Until the machine is as it was: the kernel takes a dead namespace's veths away a moment after Docker said so. */
export async function back(
	lab: Ready['bench']['lab'],
	before: MachineState,
	sameness: Sameness,
	result?: RunResult,
): Promise<void> {
	const end = performance.now() + 12_000;
	for (;;) {
		const other = differences(before, await machineState(lab, sameness));
		if (other.length === 0) return;
		if (performance.now() < end) continue;
		const said = result ? `\n${result.stdout.split('\n').slice(-4).join('\n')}` : '';
		throw new Error(`the machine is not as it was:\n${other.slice(0, 20).join('\n')}${said}`);
	}
}

import {spawn} from 'node:child_process';
import {existsSync, rmSync} from 'node:fs';
import process from 'node:process';
import {bareEnvironment} from '../system/run.js';
import {until} from '../system/until.js';
import type {Bench, VdsmOptions} from './bench.js';

/** A run that goes on while the test does something else. */
export type Background = {
	/** The program itself, not something around it. */
	readonly pid: number;
	/** Everything that it has printed so far. */
	output(): string;
	readonly end: Promise<{readonly exitCode: number; readonly stdout: string; readonly stderr: string}>;
};

export function startVdsm(bench: Bench, args: readonly string[], options: VdsmOptions = {}): Background {
	const [program, words] = bench.command(args, options);
	const child = spawn(program, words, {stdio: ['ignore', 'pipe', 'pipe'], env: bareEnvironment});
	if (child.pid === undefined) throw new Error(`${program} did not start`);
	let stdout = '';
	let stderr = '';
	child.stdout.on('data', (data: Buffer) => (stdout += data.toString('utf8')));
	child.stderr.on('data', (data: Buffer) => (stderr += data.toString('utf8')));
	const end = new Promise<{exitCode: number; stdout: string; stderr: string}>(resolve => {
		child.once('close', (code, signal) =>
			resolve({exitCode: code ?? (signal === 'SIGKILL' ? 137 : 1), stdout, stderr}),
		);
	});
	return {pid: child.pid, output: () => stdout + stderr, end};
}

/** A run that stops at `point` until it is told to go on. */
export type Waiting = Background & {
	/** Resolves when the run has got to the point. */
	arrived(): Promise<void>;
	goOn(): void;
};

const waitFile = '/tmp/vdsm-passthru-waits';

/** The environment of a run that waits at its point; its file is taken away by `goOn`. */
export const waitEnvironment = {VDSM_PASSTHRU_TEST_FILE: waitFile} as const;

export function startWaiting(
	bench: Bench,
	args: readonly string[],
	point: string,
	env: Readonly<Record<string, string>> = {},
): Waiting {
	const run = startVdsm(bench, args, {point: `${point}=wait`, env: {...waitEnvironment, ...env}});
	return {...run, ...gate(bench, run)};
}

export function gate(bench: Bench, {output}: Pick<Background, 'output'>): Pick<Waiting, 'arrived' | 'goOn'> {
	const file = bench.lab.host.path(waitFile);
	return {
		arrived: async () => {
			await until(`the run to get to its point:\n${output()}`, () => existsSync(file), {
				everyMs: 20,
			});
		},
		goOn: () => rmSync(file),
	};
}

export function signal(pid: number, name: NodeJS.Signals): void {
	process.kill(pid, name);
}

import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';
import type {Machine} from '../../source/host/machine.js';
import type {RunResult} from '../../source/system/run.js';

/** A program's answer; without an exit code it is 0. */
export type Answer = Partial<RunResult>;

export function ran({stdout = '', stderr = '', exitCode = 0, failed = null}: Answer): RunResult {
	return {stdout, stderr, exitCode, failed};
}

/** Answers by command line (`ip -j -4 rule show`). Whatever is not listed is not installed. */
export type Answers = Readonly<Record<string, Answer>>;

export function fakeMachine(
	root: string,
	answers: Answers = {},
	rest: Partial<Omit<Machine, 'root' | 'run'>> = {},
): Machine & {readonly asked: string[]} {
	const asked: string[] = [];
	return {
		root,
		env: {},
		pid: 1,
		uid: 0,
		addresses: () => ({}),
		...rest,
		asked,
		run: async ([program, args]) => {
			const line = [program, ...args].join(' ');
			asked.push(line);
			const answer = answers[line];
			return answer === undefined ? ran({exitCode: null, failed: 'not-found'}) : ran(answer);
		},
	};
}

/** A folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'vdsm-host-'));
	onTestFinished(() => rm(folder, {recursive: true, force: true}));
	return folder;
}

import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {isFull} from './full.js';

/** A shell that users run our scripts with: its program, and what stands before the script's name. */
export type Shell = {readonly name: string; readonly command: readonly [string, ...string[]]};

export const shells: readonly Shell[] = [
	{name: 'dash', command: ['dash']},
	{name: 'bash', command: ['bash']},
	{name: 'busybox', command: ['busybox', 'sh']},
];

/**
 * The shells for what each of them reads alike: dash, and in a full run the others. What they read differently is tried in all of them,
 * by `script.test.ts`, `script-text.test.ts`, `script-safety.test.ts` and the hostile strings.
 */
export const alikeShells: readonly Shell[] = isFull() ? shells : shells.slice(0, 1);

/**
 * All cases for dash, which most systems run `sh` with, and some of them for the other shells: a case costs a hundred
 * processes, and what those shells read differently shows in any of them.
 */
export function casesIn<T>({name}: Shell, cases: readonly T[]): readonly T[] {
	return name === 'dash' ? cases : cases.filter((_, index) => index % 4 === 0);
}

/** In front of a script: prints the number of its arguments and each of them, with a NUL behind. */
const argsFunction = `args() { printf '%s\\0' "$#" "$@"; }\n`;

/**
 * Runs `script`, in which `args WORD…` may stand for any command, and gives the arguments of every such call. One
 * process for as many calls as there are.
 */
export function argumentsIn({command: [program, ...args]}: Shell, script: string): string[][] {
	const folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-shell-'));
	try {
		const file = join(folder, 'script.sh');
		writeFileSync(file, argsFunction + script);
		const {status, stdout, stderr, error} = spawnSync(program, [...args, file], {
			cwd: folder,
			encoding: 'utf8',
			maxBuffer: 2 ** 28,
		});
		if (error) throw error;
		if (status !== 0 || stderr !== '') throw new Error(`${program} ended with ${status}: ${stderr}`);
		return callsIn(stdout);
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}

/** Reads back calls that were written as the number of their words and each word, with a NUL behind all of them. */
export function callsIn(log: string): string[][] {
	const parts = log.split('\0').slice(0, -1);
	const calls: string[][] = [];
	for (let index = 0; index < parts.length; ) {
		const count = Number(parts[index]);
		calls.push(parts.slice(index + 1, index + 1 + count));
		index += 1 + count;
	}
	return calls;
}

import {dirname} from 'node:path';
import {readRealPath} from '../system/files.js';
import type {Machine} from './machine.js';
import {isTrusted} from './trusted-path.js';

/**
 * The first path that somebody could write who is neither root nor the one who called sudo: what is above the folders, the
 * folders themselves, the files. undefined: there is none.
 */
export async function firstUntrusted(
	machine: Machine,
	folders: Iterable<string>,
	files: readonly string[],
): Promise<string | undefined> {
	const all = new Set([...folders, ...files.map(dirname)]);
	const looks = [
		...[...all].flatMap(above).map(path => ({path, sticky: true})),
		...[...all, ...files].map(path => ({path, sticky: false})),
	];
	for (const {path, sticky} of looks) if (!(await isTrusted(machine, path, sticky))) return path;
	return undefined;
}

/** The same for a folder that root is about to work in; of others' folders nothing is asked where we are not root. */
export async function untrustedFolder(machine: Machine, folder: string): Promise<string | undefined> {
	if (machine.uid !== 0) return undefined;
	return firstUntrusted(machine, [folder, (await realOf(machine, folder)) ?? folder], []);
}

/** Where a link leads to, there it is written. undefined: it leads to nothing. */
export async function realOf({root}: Pick<Machine, 'root'>, path: string): Promise<string | undefined> {
	const real = await readRealPath(`${root}${path}`);
	return real?.startsWith(`${root}/`) ? real.slice(root.length) : real;
}

function above(folder: string): readonly string[] {
	const next = dirname(folder);
	return next === folder ? [] : [next, ...above(next)];
}

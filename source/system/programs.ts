import {realpath, stat} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {programFolders} from './environment.js';

export type FoundProgram =
	| {readonly found: true; readonly path: string}
	| {readonly found: false; readonly why: 'not-found' | 'untrusted'};

/**
 * The absolute path of a program in the system folders. Started as root, only a program that root alone can have put
 * there counts: the file and its folder belong to root, and nobody else may write them (promise E2).
 *
 * `name` is a bare name, or an absolute path into one of `folders`, or that of the running Node.
 */
export async function findProgram(
	name: string,
	{
		root,
		folders = programFolders,
	}: {readonly root: boolean; readonly folders?: readonly string[] | undefined},
): Promise<FoundProgram> {
	// The Node that already runs us, wherever it is.
	if (name === process.execPath) return {found: true, path: name};
	const absolute = name.startsWith('/');
	if (name === '' || name === '.' || name === '..' || (!absolute && name.includes('/')))
		return {found: false, why: 'not-found'};
	const candidates = absolute
		? folders.filter(folder => folder === dirname(name)).map(() => name)
		: folders.map(folder => join(folder, name));
	let why: 'not-found' | 'untrusted' = 'not-found';
	for (const path of candidates) {
		const kind = await inspectProgram(path, root);
		if (kind === 'good') return {found: true, path};
		if (kind === 'untrusted') why = 'untrusted';
	}
	return {found: false, why};
}

async function inspectProgram(path: string, root: boolean): Promise<'good' | 'absent' | 'untrusted'> {
	try {
		const target = await realpath(path);
		const file = await stat(target);
		if (!file.isFile() || (file.mode & 0o111) === 0) return 'absent';
		if (!root) return 'good';
		const folder = await stat(dirname(target));
		// Debian leaves /usr/local to the group staff, which stands for root there: only others must not write it.
		const trusted =
			file.uid === 0 &&
			(file.mode & writers(file.gid)) === 0 &&
			folder.uid === 0 &&
			(folder.mode & 0o002) === 0;
		return trusted ? 'good' : 'untrusted';
	} catch {
		return 'absent';
	}
}

function writers(group: number): number {
	return group === 0 ? 0o002 : 0o022;
}

import {constants} from 'node:fs';
import {access, type FileHandle, lstat, mkdir, open} from 'node:fs/promises';
import {dirname, isAbsolute, join, resolve} from 'node:path';
import process from 'node:process';
import type {StateFlaw} from '../../model/state-flaw.js';
import type {Environment} from '../../system/environment.js';
import {syncFolder} from '../../system/write-new.js';
import {codeOf, reasonOf} from './state-error.js';

const name = 'vdsm-passthru';

/**
 * Where journals, records and the lock are: `chosen`, else `/var/lib` for root, else the user's state folder as the
 * XDG base directory specification has it, which says to ignore a relative `$XDG_STATE_HOME`. `uid` is the effective one.
 */
export function stateFolderFor({
	uid,
	env,
	chosen,
}: {
	readonly uid: number;
	readonly env: Environment;
	readonly chosen: string | undefined;
}): string {
	if (chosen !== undefined) return resolve(chosen);
	if (uid === 0) return join('/var/lib', name);
	const {XDG_STATE_HOME: state = '', HOME: home = ''} = env;
	return isAbsolute(state) ? join(state, name) : join('/', home, '.local/state', name);
}

export type OpenedFolder =
	| {readonly ok: true}
	| {readonly ok: false; readonly flaw: StateFlaw; readonly path: string; readonly reason: string};

/**
 * Makes the state folder where it is missing, with mode 0700 whatever the umask, and what is missing above it with
 * 0755 (promise E6). A folder of ours with another mode is set right; one that somebody else could have filled is
 * refused, and so is a link (E5). Never throws.
 */
export async function openStateFolder(given: string): Promise<OpenedFolder> {
	const path = resolve(given);
	try {
		await makeParents(dirname(path));
		await makeOne(path, 0o700);
		const there = await lstat(path);
		if (there.isSymbolicLink()) return {ok: false, flaw: 'link', path, reason: 'symbolic link'};
		if (!there.isDirectory()) return {ok: false, flaw: 'not-a-folder', path, reason: 'not a folder'};
		const flaw = await secure(path);
		if (flaw !== undefined) return {ok: false, path, ...flaw};
		// Root may write whatever the mode is, but not to a read-only file system.
		await access(path, constants.W_OK);
		return {ok: true};
	} catch (error) {
		const flaw = ['ENOTDIR', 'EEXIST'].includes(codeOf(error) ?? '') ? 'not-a-folder' : 'unwritable';
		return {ok: false, flaw, path, reason: reasonOf(error)};
	}
}

async function makeParents(path: string): Promise<void> {
	const parent = dirname(path);
	if (parent === path) return;
	await makeParents(parent);
	await makeOne(path, 0o755);
}

/** Makes one folder with that mode. What is there already stays as it is, whatever it is. */
async function makeOne(path: string, mode: number): Promise<void> {
	try {
		await mkdir(path, mode);
	} catch (error) {
		// A folder of an unwritable file system may be there all the same.
		if (await isThere(path)) return;
		throw error;
	}
	await withFolder(path, async folder => {
		await folder.chmod(mode);
		await folder.sync().catch(() => undefined);
	});
	await syncFolder(dirname(path));
}

async function isThere(path: string): Promise<boolean> {
	return lstat(path).then(
		() => true,
		() => false,
	);
}

/** Through the open folder, so that what is looked at is what is changed. */
async function secure(path: string): Promise<{flaw: StateFlaw; reason: string} | undefined> {
	return withFolder(path, async folder => {
		const {uid, mode} = await folder.stat();
		if (uid !== process.geteuid?.()) return {flaw: 'other-owner', reason: `uid ${uid}`};
		if ((mode & 0o777) === 0o700) return undefined;
		await folder.chmod(0o700).catch(() => undefined);
		const after = (await folder.stat()).mode & 0o777;
		if ((after & 0o022) === 0) return undefined;
		return {flaw: 'writable-by-others', reason: `mode ${after.toString(8).padStart(4, '0')}`};
	});
}

async function withFolder<T>(path: string, use: (folder: FileHandle) => Promise<T>): Promise<T> {
	const folder = await open(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
	try {
		return await use(folder);
	} finally {
		await folder.close();
	}
}

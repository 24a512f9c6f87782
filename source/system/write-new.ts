import {randomBytes} from 'node:crypto';
import {constants} from 'node:fs';
import {type FileHandle, link, lstat, open, rename, unlink} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import process from 'node:process';

export type WriteResult =
	| {readonly ok: true}
	/** `exists`: a file is there and `force` was not given. `not-a-file`: a link, a folder, a pipe or a device. */
	| {readonly ok: false; readonly why: 'exists' | 'not-a-file' | 'failed'; readonly cause: Error | null};

/**
 * Writes a file that is there wholly or not at all, also after a power cut: a temporary file beside it with its final
 * mode, written and synced, then moved into place, then the folder synced (promises A16, E5). It never writes through
 * a link, and replaces an ordinary file only with `force`. On failure no temporary file is left (A15).
 *
 * `mode` are the permission bits (0o600), whatever the umask.
 */
export async function writeNew(
	path: string,
	content: string,
	{mode, force = false}: {readonly mode: number; readonly force?: boolean},
): Promise<WriteResult> {
	const folder = dirname(path);
	const temporary = join(folder, `.${basename(path)}.${process.pid}.${randomBytes(6).toString('hex')}`);
	try {
		const there = await kindOf(path);
		if (there === 'other') return {ok: false, why: 'not-a-file', cause: null};
		if (there === 'file' && !force) return {ok: false, why: 'exists', cause: null};
		await fill(temporary, content, mode);
		// Between the look and the move somebody may have put something there: link() refuses, rename() would replace it.
		if (force) await rename(temporary, path);
		else await moveExclusively(temporary, path);
		await syncFolder(folder);
		return {ok: true};
	} catch (error) {
		const cause = error instanceof Error ? error : new Error(String(error));
		return {ok: false, why: codeOf(error) === 'EEXIST' ? 'exists' : 'failed', cause};
	} finally {
		await unlink(temporary).catch(() => undefined);
	}
}

/** What is at `path`, links not followed. Throws where that cannot be told. */
export async function kindOf(path: string): Promise<'absent' | 'file' | 'other'> {
	try {
		return (await lstat(path)).isFile() ? 'file' : 'other';
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return 'absent';
		throw error;
	}
}

async function fill(path: string, content: string, mode: number): Promise<void> {
	const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
	const file = await open(path, flags, mode);
	try {
		await file.chmod(mode);
		await file.writeFile(content);
		await file.sync();
	} finally {
		await file.close();
	}
}

async function moveExclusively(temporary: string, path: string): Promise<void> {
	try {
		await link(temporary, path);
	} catch (error) {
		if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error) ?? '')) throw error;
		// FAT and some network file systems have no hard links. Claim the name, then replace what is our own empty file.
		await (await open(path, 'wx', 0o600)).close();
		await rename(temporary, path);
	}
}

/** Puts on the disk which names are in a folder. */
export async function syncFolder(path: string): Promise<void> {
	let folder: FileHandle | undefined;
	try {
		folder = await open(path, constants.O_RDONLY | constants.O_DIRECTORY);
		await folder.sync();
	} catch {
		// Some network file systems cannot sync a folder; the file itself is whole.
	} finally {
		await folder?.close();
	}
}

function codeOf(error: unknown): string | undefined {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

import {constants} from 'node:fs';
import {type FileHandle, open, unlink} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import process from 'node:process';
import type {StateRefusal} from '../../model/state-flaw.js';
import {syncFolder, writeNew} from '../../system/write-new.js';
import {codeOf, reasonOf, StateError, toStateError} from './state-error.js';

/** Bytes. A journal of a hundred runs, one carried into the next, is below 1 MB. */
const largestFile = 4 * 1024 * 1024;

/** The rule for `--prefix`: nothing that leads out of the folder. */
export const installName = /^[a-z0-9][a-z0-9_-]{1,30}$/;

export type Refused = {
	readonly kind: 'refused';
	readonly why: StateRefusal;
	readonly path: string;
	/** The system's own words, or the place of the flaw. Not cleaned. */
	readonly reason: string;
};

export type ReadFile = {readonly kind: 'none'} | {readonly kind: 'read'; readonly bytes: Buffer} | Refused;

/** The file of an installation. Throws a StateError for a name that no installation can have. */
export function statePath(folder: string, install: string, kind: 'journal' | 'json'): string {
	if (!installName.test(install)) throw new StateError('malformed', folder, JSON.stringify(install));
	return join(folder, `${install}.${kind}`);
}

/**
 * Reads a state file that is ours. It never follows a link nor waits for a pipe, and takes nothing that another user
 * could have put there: the folder may have been swapped since somebody looked at it (promise E5). Never throws.
 */
export async function readStateFile(path: string): Promise<ReadFile> {
	let file: FileHandle | undefined;
	try {
		file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
		const status = await file.stat();
		if (!status.isFile()) return refused('not-a-file', path, 'not an ordinary file');
		if (status.uid !== 0 && status.uid !== process.geteuid?.())
			return refused('other-owner', path, `uid ${status.uid}`);
		const bytes = await readAll(file, status.size);
		return bytes === undefined
			? refused('damaged', path, `more than ${largestFile} bytes`)
			: {kind: 'read', bytes};
	} catch (error) {
		const code = codeOf(error);
		if (code === 'ENOENT') return {kind: 'none'};
		return refused(code === 'ELOOP' || code === 'ENXIO' ? 'not-a-file' : 'unreadable', path, reasonOf(error));
	} finally {
		await file?.close();
	}
}

/** Undefined when there is more than we take, also when it grows while it is read. */
async function readAll(file: FileHandle, size: number): Promise<Buffer | undefined> {
	if (size > largestFile) return undefined;
	const buffer = Buffer.alloc(size + 1);
	let length = 0;
	while (length < buffer.length) {
		const {bytesRead} = await file.read(buffer, length, buffer.length - length, length);
		if (bytesRead === 0) break;
		length += bytesRead;
	}
	return buffer.subarray(0, Math.min(length, size));
}

export function refused(why: StateRefusal, path: string, reason: string): Refused {
	return {kind: 'refused', why, path, reason};
}

/** Puts a state file in place, whole and synced, mode 0600, instead of what was there. Throws a StateError. */
export async function writeStateFile(path: string, content: string): Promise<void> {
	checkSize(path, Buffer.byteLength(content));
	const written = await writeNew(path, content, {mode: 0o600, force: true});
	if (written.ok) return;
	if (written.why === 'not-a-file') throw new StateError('not-a-file', path, 'not an ordinary file');
	throw toStateError(path, written.cause);
}

/** What is larger is not read again, so it is not written: throws a StateError. */
export function checkSize(path: string, bytes: number): void {
	if (bytes > largestFile) throw new StateError('malformed', path, `more than ${largestFile} bytes`);
}

/** Removes a state file for good; it may be gone already. Throws a StateError. */
export async function removeStateFile(path: string): Promise<void> {
	try {
		await unlink(path);
	} catch (error) {
		if (codeOf(error) !== 'ENOENT') throw toStateError(path, error);
	}
	await syncFolder(dirname(path));
}

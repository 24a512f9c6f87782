import {constants} from 'node:fs';
import {type FileHandle, open} from 'node:fs/promises';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';
import process from 'node:process';
import {setTimeout as pause} from 'node:timers/promises';
import {run} from '../../system/run.js';
import {type Holder, readHolder, writeHolder} from './holder.js';
import {isAt, watchPlace} from './lock-place.js';
import {StateError, toStateError} from './state-error.js';

export type {Holder} from './holder.js';

export type Lock =
	| {
			readonly ok: true;
			release(): Promise<void>;
			/** Aborts when the lock file is no longer where others look for it, so another run may have one of its own. */
			readonly lost: AbortSignal;
	  }
	| {readonly ok: false; readonly holder: Holder | null}
	/** `missing`: the program without which no lock can be taken. */
	| {readonly ok: false; readonly holder: null; readonly missing: string};

/** Milliseconds between two attempts, and at most for a holder that has not said yet who it is. */
const interval = 150;
const forName = 2000;

/** A file that is closed gives up its lock, and the garbage collector closes what nobody holds. */
const held = new Set<FileHandle>();

/**
 * Takes the lock of a state folder. For `waitMs` (1 s) it tries again: a run that ends right now is no reason to refuse.
 *
 * The lock is flock(2)'s, which belongs to the open file: the program `flock` sets it on ours and ends. Nothing but
 * the end of this process, by SIGKILL too, or `release` lets go of it; stopped, we still hold it (promise A18). Node opens
 * files so that no program that we start inherits them.
 *
 * Rejects with a StateError where the file cannot be opened or locked: a link, another user's, a read-only file system.
 */
export async function takeLock(
	folder: string,
	holder: Holder,
	{waitMs = 1000, signal}: {readonly waitMs?: number; readonly signal?: AbortSignal} = {},
): Promise<Lock> {
	const path = join(folder, 'lock');
	const start = performance.now();
	for (;;) {
		const attempt = await tryOnce(folder, path, holder);
		if (attempt !== 'replaced') {
			const waited = performance.now() - start;
			const named = attempt.ok || 'missing' in attempt || attempt.holder !== null;
			if (attempt.ok || 'missing' in attempt || signal?.aborted === true) return attempt;
			if (waited >= waitMs && (named || waited >= waitMs + forName)) return attempt;
		}
		await pause(interval, undefined, {signal}).catch(() => undefined);
	}
}

async function tryOnce(folder: string, path: string, holder: Holder): Promise<Lock | 'replaced'> {
	const file = await openLock(path);
	let lock: Lock | 'replaced' | undefined;
	try {
		const {exitCode, failed, stderr} = await run(['flock', ['-n', '-x', '3']], {
			descriptor: file.fd,
			timeoutMs: 30_000,
		});
		if (failed === 'not-found' || failed === 'untrusted') return {ok: false, holder: null, missing: 'flock'};
		// util-linux and busybox both end with 1 and without a word when somebody else has it; busybox also ends with
		// 1 when it could not even try, and then says why.
		if (failed === null && exitCode === 1 && stderr === '')
			return {ok: false, holder: await readHolder(file)};
		if (exitCode !== 0) throw new StateError('failed', path, stderr.trim() || `flock: ${failed ?? exitCode}`);
		lock = await keep(folder, path, file, holder);
		return lock;
	} finally {
		if (lock === undefined || lock === 'replaced') await file.close();
	}
}

async function keep(
	folder: string,
	path: string,
	file: FileHandle,
	holder: Holder,
): Promise<Lock | 'replaced'> {
	const place = watchPlace(folder, path, file);
	if (!(await isAt(file, path))) {
		place.close();
		return 'replaced';
	}
	held.add(file);
	await writeHolder(file, holder);
	return {
		ok: true,
		lost: place.lost,
		release: async () => {
			held.delete(file);
			place.close();
			await file.truncate(0).catch(() => undefined);
			await file.close();
		},
	};
}

/** For writing, because NFS gives an exclusive lock to nobody else. Never waits for a pipe, never through a link. */
async function openLock(path: string): Promise<FileHandle> {
	const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW | constants.O_NONBLOCK;
	const file = await open(path, flags, 0o600).catch((error: unknown) => {
		throw toStateError(path, error);
	});
	try {
		const {uid, nlink, mode} = await file.stat().then(status => {
			if (!status.isFile()) throw new StateError('not-a-file', path, 'not an ordinary file');
			return status;
		});
		// We are going to write into it: it must be nothing else's second name.
		if (nlink > 1) throw new StateError('not-a-file', path, `${nlink} hard links`);
		if (uid !== process.geteuid?.()) throw new StateError('other-owner', path, `uid ${uid}`);
		if ((mode & 0o777) !== 0o600) await file.chmod(0o600);
		return file;
	} catch (error) {
		await file.close();
		throw toStateError(path, error);
	}
}

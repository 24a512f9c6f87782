import {userInfo} from 'node:os';
import {resolve} from 'node:path';
import process from 'node:process';
import {type Holder, takeLock} from '../../apply/state/lock.js';
import {openStateFolder, stateFolderFor} from '../../apply/state/state-folder.js';
import {clean} from '../../model/clean.js';
import {exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import type {Origin} from '../../model/journal.js';
import type {Context} from '../context.js';

export type {StateOptions} from './program-words.js';

import type {StateOptions} from './program-words.js';

/** The folder that our journal, records and lock are in. */
export function stateFolder({stateDir}: StateOptions, {env}: Context): string {
	const chosen = stateDir === undefined ? undefined : resolve(stateDir);
	return stateFolderFor({uid: process.geteuid?.() ?? -1, env, chosen});
}

/** Opens the state folder, or says why it cannot be used. */
export async function openState(options: StateOptions, context: Context): Promise<string> {
	const folder = stateFolder(options, context);
	const opened = await openStateFolder(folder);
	if (opened.ok) return folder;
	const {state} = context.texts;
	throw new Failure(
		state.folder(clean(opened.path), state.flaws[opened.flaw], clean(opened.reason)),
		exitCode.disagrees,
	);
}

/** Who runs this, from where, and when. */
export function originOf({env}: Context): Origin {
	const behind = env['SUDO_USER'];
	const user = userName();
	return {
		at: new Date().toISOString(),
		pid: process.pid,
		user: behind === undefined || behind === '' ? user : `${user} (${behind})`,
		version: __VERSION__,
	};
}

function userName(): string {
	try {
		return userInfo().username;
	} catch {
		// A number without a name, as in some containers.
		return String(process.geteuid?.() ?? '');
	}
}

/**
 * Runs `work` while nobody else does; otherwise says who holds the lock, and ends with 5 (promise A17).
 * `lost` is aborted when somebody takes the lock from us, such as by killing the process that holds it.
 */
export async function locked<T>(
	folder: string,
	what: string,
	context: Context,
	work: (lost: AbortSignal) => Promise<T>,
	waitMs = 0,
): Promise<T> {
	const {pid, user, at} = originOf(context);
	const lock = await takeLock(folder, {pid, user, since: at, what}, {waitMs});
	if (!lock.ok) throw refusal(lock, context);
	try {
		return await work(lock.lost);
	} finally {
		await lock.release();
	}
}

function refusal(
	lock: {readonly holder: Holder | null} | {readonly missing: string; readonly holder: null},
	{texts: {state}}: Context,
): Failure {
	if ('missing' in lock) return new Failure(state.noLock(lock.missing), exitCode.disagrees);
	const {holder} = lock;
	return new Failure(
		holder === null
			? state.busy
			: state.busyWith(String(holder.pid), clean(holder.user), clean(holder.since), clean(holder.what)),
		exitCode.locked,
	);
}

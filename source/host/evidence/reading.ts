import {clean} from '../../model/clean.js';
import type {Read} from '../../model/diagnosis/evidence.js';
import type {Unread} from '../../model/diagnosis/verdict.js';
import type {DockerAnswer} from '../docker.js';

export function read<T>(value: T): Read<T> {
	return {ok: true, value};
}

export function unread(
	why: Unread,
	detail = '',
): {readonly ok: false; readonly why: Unread; readonly detail: string} {
	return {ok: false, why, detail: clean(detail.trim().split('\n').at(-1) ?? '').slice(0, 300)};
}

/** What a Docker client that failed says of why. */
export function unreadDocker({failed, stderr}: DockerAnswer): ReturnType<typeof unread> {
	if (failed === 'timeout') return unread('limit', 'docker');
	if (failed === 'not-found' || failed === 'untrusted') return unread('docker', 'docker: not found');
	// engine-answers tells why, with the way out; the client's own words differ by what it was asked for.
	if (/permission denied/i.test(stderr)) return unread('no-root');
	if (/cannot connect to the docker daemon|failed to connect to the docker api/i.test(stderr))
		return unread('docker');
	return unread('docker', stderr);
}

/** `look`, or why not, once `ms` milliseconds are over. Whatever happens in there, it never rejects. */
export async function withLimit<T>(ms: number, look: () => Promise<Read<T>>): Promise<Read<T>> {
	let timer: NodeJS.Timeout | undefined;
	const over = new Promise<Read<T>>(resolve => {
		timer = setTimeout(() => resolve(unread('limit', `${ms} ms`)), ms);
	});
	try {
		return await Promise.race([look(), over]);
	} catch (error) {
		return unread('error', error instanceof Error ? error.message : String(error));
	} finally {
		clearTimeout(timer);
	}
}

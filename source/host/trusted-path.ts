import {stat} from 'node:fs/promises';
import type {Machine} from './machine.js';

/**
 * Nobody but root, and the one who called sudo, who is root whenever they like, can write it. What is not there is trusted: it is
 * made by who may write its folder. `sticky`: where nobody may move what is another's, as in `/tmp`, it is enough that what is
 * below is not anybody's.
 */
export async function isTrusted(
	{root, env}: Pick<Machine, 'root' | 'env'>,
	path: string,
	sticky: boolean,
): Promise<boolean> {
	const found = await stat(`${root}${path}`).catch(() => undefined);
	if (!found) return true;
	const {SUDO_UID: user = '', SUDO_GID: group = ''} = env;
	if (found.uid !== 0 && String(found.uid) !== user) return false;
	if (sticky && (found.mode & 0o1000) !== 0) return true;
	// A group of that user alone has his number, where a distribution gives each user one.
	const own = found.gid === 0 || (String(found.gid) === group && group === user);
	return (found.mode & (own ? 0o002 : 0o022)) === 0;
}

import {stat} from 'node:fs/promises';
import type {ContainerDetail} from '../../model/diagnosis/container-detail.js';
import type {HookFile, Read} from '../../model/diagnosis/evidence.js';
import {readHead} from '../../system/read-part.js';
import type {Machine} from '../machine.js';
import {read, unread} from './reading.js';

/** Where the image looks for it (since v7.42). */
const target = '/run/start.sh';
const most = 64 * 1024;

/** The hook's source on this host; null: nothing is mounted there. */
export async function readHook({root}: Machine, {mounts}: ContainerDetail): Promise<Read<HookFile | null>> {
	const mount = mounts.find(one => one.target === target);
	if (!mount) return read(null);
	const {source} = mount;
	const status = await stat(`${root}${source}`).catch((error: unknown) => codeOf(error));
	if (typeof status === 'string') {
		if (status !== 'ENOENT' && status !== 'ENOTDIR')
			return status === 'EACCES' ? unread('no-root', source) : unread('error', `${source}: ${status}`);
		return read({source, kind: 'missing', content: '', inode: null, ours: false});
	}
	const inode = `${status.ino}:${status.dev}`;
	if (status.isDirectory()) return read({source, kind: 'folder', content: '', inode, ours: false});
	const content = await readHead(`${root}${source}`, most);
	if (content === undefined) return unread('no-root', source);
	return read({source, kind: 'file', content, inode, ours: /^# vdsm-passthru hook: /m.test(content)});
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
}

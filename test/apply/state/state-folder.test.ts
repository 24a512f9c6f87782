import {chmod, chown, lstat, mkdir, rename, stat, symlink, writeFile} from 'node:fs/promises';
import process from 'node:process';
import {execaSync} from 'execa';
import {afterEach, expect, test} from 'vitest';
import {openStateFolder, stateFolderFor} from '../../../source/apply/state/state-folder.js';
import {temporaryFolder} from '../../system/folder.js';

const umask = process.umask();
afterEach(() => {
	process.umask(umask);
});

async function modeOf(path: string): Promise<number> {
	return (await stat(path)).mode & 0o7777;
}

test.each([
	[{uid: 0, env: {XDG_STATE_HOME: '/state', HOME: '/root'}, chosen: '/srv/state'}, '/srv/state'],
	[{uid: 0, env: {XDG_STATE_HOME: '/state', HOME: '/root'}, chosen: undefined}, '/var/lib/vdsm-passthru'],
	[{uid: 1000, env: {XDG_STATE_HOME: '/state', HOME: '/home/a'}, chosen: undefined}, '/state/vdsm-passthru'],
	[
		{uid: 1000, env: {XDG_STATE_HOME: 'state', HOME: '/home/a'}, chosen: undefined},
		'/home/a/.local/state/vdsm-passthru',
	],
	[{uid: 1000, env: {HOME: '/home/a'}, chosen: undefined}, '/home/a/.local/state/vdsm-passthru'],
	[{uid: 1000, env: {}, chosen: undefined}, '/.local/state/vdsm-passthru'],
])('%j keeps its state in %s', (asked, expected) => {
	expect(stateFolderFor(asked)).toBe(expected);
});

test.each([0o000, 0o077, 0o777])(
	'it is made 0700 and what is above it 0755, with umask %o [E6]',
	async mask => {
		const base = await temporaryFolder();
		process.umask(mask);
		const path = `${base}/a/b/state`;
		expect(await openStateFolder(path)).toEqual({ok: true});
		expect(await modeOf(path)).toBe(0o700);
		expect(await modeOf(`${base}/a`)).toBe(0o755);
		expect(await modeOf(`${base}/a/b`)).toBe(0o755);
		expect(await modeOf(base)).toBe(0o700);
		expect(await openStateFolder(path)).toEqual({ok: true});
	},
);

test.each([0o777, 0o755, 0o500, 0o000])('a folder of ours with mode %o gets 0700 [E6]', async mode => {
	const path = `${await temporaryFolder()}/state`;
	await mkdir(path);
	await chmod(path, mode);
	expect(await openStateFolder(path)).toEqual({ok: true});
	expect(await modeOf(path)).toBe(0o700);
});

test('a link, a file and a pipe are refused and stay as they are [E5]', async () => {
	const base = await temporaryFolder();
	await mkdir(`${base}/real`, {mode: 0o755});
	await symlink('real', `${base}/link`);
	await symlink('nowhere', `${base}/dangling`);
	await writeFile(`${base}/file`, 'text');
	execaSync('mkfifo', [`${base}/pipe`]);
	for (const [name, flaw] of [
		['link', 'link'],
		['dangling', 'link'],
		['file', 'not-a-folder'],
		['pipe', 'not-a-folder'],
		['file/state', 'not-a-folder'],
	]) {
		const path = `${base}/${name}`;
		expect(await openStateFolder(path), name).toMatchObject({ok: false, flaw, path});
	}
	expect(await modeOf(`${base}/real`)).toBe(0o755);
	expect((await lstat(`${base}/link`)).isSymbolicLink()).toBe(true);
});

test.runIf(process.geteuid?.() === 0)(
	'the folder of another user is refused, also when it was swapped in [E5]',
	async () => {
		const base = await temporaryFolder();
		const path = `${base}/state`;
		expect(await openStateFolder(path)).toEqual({ok: true});
		await rename(path, `${base}/ours`);
		await mkdir(path, {mode: 0o777});
		await chown(path, 12_345, 12_345);
		const before = await modeOf(path);
		expect(await openStateFolder(path)).toEqual({ok: false, flaw: 'other-owner', path, reason: 'uid 12345'});
		expect(await modeOf(path)).toBe(before);
	},
);

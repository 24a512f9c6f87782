import process from 'node:process';
import {execa} from 'execa';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {lacksNamespaces, namespaceOptions} from '../../helpers/namespaces.js';
import {temporaryFolder} from '../../system/folder.js';
import {bundleChild} from './children.js';

let script: Awaited<ReturnType<typeof bundleChild>>;
beforeAll(async () => {
	script = await bundleChild('disk-child');
});
afterAll(() => script.remove());

/** Runs `what` of the child on a disk of 64 KiB that exists in a mount namespace of its own, and is gone with it. */
async function onSmallDisk(what: string, prepare: string): Promise<{folder: string; result: unknown}> {
	const folder = await temporaryFolder();
	const {stdout} = await execa('unshare', [
		...namespaceOptions(),
		'sh',
		'-euc',
		`mount -t tmpfs -o size=64k,mode=700 none "$3"; "$1" "$2" seed "$3" >/dev/null; ${prepare} exec "$1" "$2" ${what} "$3"`,
		'sh',
		process.execPath,
		script.path,
		folder,
	]);
	return {folder, result: JSON.parse(stdout)};
}

test.skipIf(lacksNamespaces())(
	'a full disk leaves the old files whole, and nothing beside them [A15]',
	async () => {
		const {result} = await onSmallDisk('full', '');
		expect(result).toEqual({
			append: 'full',
			more: true,
			whole: true,
			read: true,
			record: 'full',
			start: 'full',
			stillRead: true,
			old: '/srv/old',
			names: ['ballast', 'vdsm.journal', 'vdsm.json'],
			folder: {ok: true},
			// An empty file needs no space; only the name of who has it does.
			lock: true,
			freed: true,
			finished: true,
		});
	},
);

test.skipIf(lacksNamespaces())('a read-only disk is read and nothing else [A15]', async () => {
	const {folder, result} = await onSmallDisk('read-only', 'mount -o remount,ro "$3";');
	const unwritable = (path: string) => ({
		ok: false,
		flaw: 'unwritable',
		path,
		reason: expect.stringContaining('EROFS'),
	});
	expect(result).toEqual({
		folder: unwritable(folder),
		sub: unwritable(`${folder}/sub`),
		lock: 'read-only',
		start: 'read-only',
		record: 'read-only',
		remove: ['read-only', 'read-only'],
		read: 1,
		old: '/srv/old',
		names: ['vdsm.journal', 'vdsm.json'],
	});
});

import {chmod, chown, mkdir, rename, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {readUntrusted} from '../../source/host/predecessor/trusted.js';
import {fakeMachine, temporaryFolder} from './machine.js';

const [anna, ben] = [1000, 1001];

type Given = {
	readonly env?: Readonly<Record<string, string>>;
	readonly uid?: number;
	readonly change?: (at: (path: string) => string) => Promise<unknown>;
};

async function untrusted({env = {}, uid = 0, change}: Given) {
	const root = await temporaryFolder();
	const at = (path: string) => join(root, path);
	await mkdir(at('srv/nas'), {recursive: true});
	for (const name of ['compose.yaml', '.env']) await writeFile(at(`srv/nas/${name}`), '');
	for (const path of ['', 'srv', 'srv/nas']) await chmod(at(path), 0o755);
	await change?.(at);
	return readUntrusted(fakeMachine(root, {}, {env, uid}), '/srv/nas');
}

const sudo = {SUDO_UID: String(anna), SUDO_GID: String(anna)};
const annas: Given['change'] = async at => {
	for (const path of ['srv', 'srv/nas', 'srv/nas/compose.yaml', 'srv/nas/.env']) {
		await chown(at(path), anna, anna);
		await chmod(at(path), 0o775);
	}
};

describe.skipIf(process.geteuid?.() !== 0)('what root obeys in the folder of a Compose project [E4]', () => {
	test.each<[string, Given, string | undefined]>([
		['is root’s', {}, undefined],
		['is that of the one who called sudo, with a group of his own', {env: sudo, change: annas}, undefined],
		['is of one whom nobody named', {change: annas}, '/srv'],
		['is another’s', {env: sudo, change: async at => chown(at('srv/nas/.env'), ben, ben)}, '/srv/nas/.env'],
		['can be written by all', {change: async at => chmod(at('srv/nas'), 0o777)}, '/srv/nas'],
		// Anybody could put an override there.
		['can be added to by all', {change: async at => chmod(at('srv/nas'), 0o1777)}, '/srv/nas'],
		['is below what all can add to', {change: async at => chmod(at('srv'), 0o1777)}, undefined],
		['can be moved away by all', {change: async at => chmod(at('srv'), 0o777)}, '/srv'],
		[
			'can be written by a group',
			{change: async at => writable(at('srv/nas/compose.yaml'))},
			'/srv/nas/compose.yaml',
		],
		[
			'can be written by the group that others are in, too',
			{env: {...sudo, SUDO_GID: '100'}, change: async at => writable(at('srv/nas/compose.yaml'))},
			'/srv/nas/compose.yaml',
		],
		[
			'leads to somebody else’s',
			{
				change: async at => {
					await mkdir(at('home'));
					await chown(at('home'), ben, ben);
					await rename(at('srv/nas/compose.yaml'), at('home/compose.yaml'));
					await symlink(at('home/compose.yaml'), at('srv/nas/compose.yaml'));
				},
			},
			'/home',
		],
		['is obeyed with our own rights only', {uid: ben, change: annas}, undefined],
	])('%s', async (_, given, path) => {
		expect(await untrusted(given)).toBe(path);
	});
});

async function writable(path: string): Promise<void> {
	await chown(path, 0, 100);
	await chmod(path, 0o664);
}

import {chmod, chown, mkdir, symlink} from 'node:fs/promises';
import process from 'node:process';
import {expect, test} from 'vitest';
import {findProgram} from '../../source/system/programs.js';
import {plantProgram, temporaryFolder} from './folder.js';

const isRoot = process.geteuid?.() === 0;

test('the first folder wins, and what cannot be executed is passed over', async () => {
	const [first, second] = [await temporaryFolder(), await temporaryFolder()];
	await plantProgram(first, 'ip', '', 0o644);
	await mkdir(`${first}/docker`);
	for (const name of ['ip', 'docker']) await plantProgram(second, name, '');
	const folders = [first, second];
	expect(await findProgram('ip', {root: false, folders})).toEqual({found: true, path: `${second}/ip`});
	expect(await findProgram('docker', {root: false, folders})).toEqual({
		found: true,
		path: `${second}/docker`,
	});
});

test.each(['', '/', '..', '../ip', 'a/b', './ip', '/tmp/ip'])('%j is no name of a program', async name => {
	const folder = await temporaryFolder();
	await plantProgram(folder, 'ip', '');
	expect(await findProgram(name, {root: false, folders: [folder]})).toEqual({found: false, why: 'not-found'});
});

test.runIf(isRoot)('root runs only what root alone can have put there [E2]', async () => {
	const folder = await temporaryFolder();
	const folders = [folder];
	const path = await plantProgram(folder, 'ip', '');
	expect((await findProgram('ip', {root: true, folders})).found).toBe(true);
	for (const mode of [0o777, 0o757]) {
		await chmod(path, mode);
		expect(await findProgram('ip', {root: true, folders})).toEqual({found: false, why: 'untrusted'});
	}
	await chmod(path, 0o755);
	await chown(path, 1000, 0);
	expect(await findProgram('ip', {root: true, folders})).toEqual({found: false, why: 'untrusted'});
	await chown(path, 0, 1000);
	await chmod(path, 0o775);
	expect(await findProgram('ip', {root: true, folders})).toEqual({found: false, why: 'untrusted'});
	await chown(path, 0, 0);
	await chmod(path, 0o755);
	await chmod(folder, 0o777);
	expect(await findProgram('ip', {root: true, folders})).toEqual({found: false, why: 'untrusted'});
	expect((await findProgram('ip', {root: false, folders})).found).toBe(true);
});

test.runIf(isRoot)('a link is judged by where it leads [E2]', async () => {
	const [folder, other] = [await temporaryFolder(), await temporaryFolder()];
	const path = await plantProgram(other, 'ip', '');
	await symlink(path, `${folder}/ip`);
	expect((await findProgram('ip', {root: true, folders: [folder]})).found).toBe(true);
	await chmod(other, 0o777);
	expect(await findProgram('ip', {root: true, folders: [folder]})).toEqual({found: false, why: 'untrusted'});
});

import {link, mkdir, readdir, readFile, stat, symlink, writeFile} from 'node:fs/promises';
import process from 'node:process';
import {execaSync} from 'execa';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {writeNew} from '../../source/system/write-new.js';
import {temporaryFolder} from './folder.js';

let umask: number;
beforeEach(() => {
	umask = process.umask(0);
});
afterEach(() => {
	process.umask(umask);
});

async function modeOf(path: string): Promise<number> {
	return (await stat(path)).mode & 0o777;
}

test.each([0o600, 0o644, 0o755])('a file is made with its mode %o, whatever the umask [E5]', async mode => {
	const folder = await temporaryFolder();
	for (const mask of [0, 0o022, 0o077]) {
		process.umask(mask);
		const path = `${folder}/${mask}`;
		expect(await writeNew(path, 'text\n', {mode})).toEqual({ok: true});
		expect(await readFile(path, 'utf8')).toBe('text\n');
		expect(await modeOf(path)).toBe(mode);
	}
});

test('an existing file is left alone, and replaced with force', async () => {
	const path = `${await temporaryFolder()}/file`;
	await writeFile(path, 'old');
	expect(await writeNew(path, 'new', {mode: 0o600})).toMatchObject({ok: false, why: 'exists'});
	expect(await readFile(path, 'utf8')).toBe('old');
	expect(await writeNew(path, 'new', {mode: 0o600, force: true})).toEqual({ok: true});
	expect(await readFile(path, 'utf8')).toBe('new');
	expect(await modeOf(path)).toBe(0o600);
});

test.each([true, false])('nothing is written through a link or into a pipe (force: %s) [E5]', async force => {
	const folder = await temporaryFolder();
	await writeFile(`${folder}/target`, 'old');
	await symlink('target', `${folder}/link`);
	await symlink('nowhere', `${folder}/dangling`);
	await mkdir(`${folder}/folder`);
	execaSync('mkfifo', [`${folder}/pipe`]);
	for (const name of ['link', 'dangling', 'folder', 'pipe']) {
		const result = await writeNew(`${folder}/${name}`, 'new', {mode: 0o600, force});
		expect(result, name).toEqual({ok: false, why: 'not-a-file', cause: null});
	}
	expect(await readFile(`${folder}/target`, 'utf8')).toBe('old');
	expect((await readdir(folder)).sort()).toEqual(['dangling', 'folder', 'link', 'pipe', 'target']);
});

test('another name of the replaced file keeps the old content [E5]', async () => {
	const folder = await temporaryFolder();
	await writeFile(`${folder}/file`, 'old');
	await link(`${folder}/file`, `${folder}/other`);
	await writeNew(`${folder}/file`, 'new', {mode: 0o600, force: true});
	expect(await readFile(`${folder}/other`, 'utf8')).toBe('old');
});

test('of many at once exactly one wins, and no half is seen [A16]', async () => {
	const folder = await temporaryFolder();
	const contents = Array.from({length: 20}, (_, index) => String(index).repeat(10_000));
	const results = await Promise.all(
		contents.map(content => writeNew(`${folder}/file`, content, {mode: 0o600})),
	);
	expect(results.filter(({ok}) => ok)).toHaveLength(1);
	const winner = results.findIndex(({ok}) => ok);
	expect(await readFile(`${folder}/file`, 'utf8')).toBe(contents[winner]);
	expect(await readdir(folder)).toEqual(['file']);
});

test('a folder that is not there is a clean failure', async () => {
	const result = await writeNew(`${await temporaryFolder()}/none/file`, 'x', {mode: 0o600});
	expect(result).toMatchObject({ok: false, why: 'failed', cause: {code: 'ENOENT'}});
});

test.runIf(process.geteuid?.() === 0)(
	'a full disk leaves the old file whole and no temporary one [A15]',
	async () => {
		const folder = await temporaryFolder();
		const mounted = execaSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], {reject: false});
		if (mounted.exitCode !== 0) return;
		try {
			await writeFile(`${folder}/file`, 'old');
			const result = await writeNew(`${folder}/file`, 'x'.repeat(200_000), {mode: 0o600, force: true});
			expect(result).toMatchObject({ok: false, why: 'failed', cause: {code: 'ENOSPC'}});
			expect(await readFile(`${folder}/file`, 'utf8')).toBe('old');
			expect(await readdir(folder)).toEqual(['file']);
		} finally {
			execaSync('umount', [folder]);
		}
	},
);

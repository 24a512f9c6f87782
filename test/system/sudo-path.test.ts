import {mkdir, realpath, symlink, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {expect, test} from 'vitest';
import {pathForSudo} from '../../source/system/sudo-path.js';
import {temporaryFolder} from '../host/machine.js';

async function folderWith(...files: readonly string[]): Promise<string> {
	const folder = join(await realpath(await temporaryFolder()), 'v22.11.0/bin');
	await mkdir(folder, {recursive: true});
	for (const file of files) await writeFile(join(folder, file), '');
	return folder;
}

test('a Node that sudo does not find is named, before the system’s own', async () => {
	const folder = await folderWith('node', 'npx');
	const system = await folderWith('node', 'npx');
	expect(pathForSudo(join(folder, 'node'), [system])).toBe(`${folder}:/usr/bin:/bin`);
	expect(pathForSudo(join(folder, 'node'), [])).toBe(`${folder}:/usr/bin:/bin`);
});

test('the first one that sudo finds needs none', async () => {
	const folder = await folderWith('node', 'npx');
	expect(pathForSudo(join(folder, 'node'), ['/does/not/exist', folder])).toBe(undefined);
});

test('a link to it is no other one', async () => {
	const folder = await folderWith('node', 'npx');
	const linked = await folderWith();
	await symlink(join(folder, 'node'), join(linked, 'node'));
	// Its npx is not there yet.
	expect(pathForSudo(join(folder, 'node'), [linked])).toMatch(`${folder}:`);
	await symlink(join(folder, 'npx'), join(linked, 'npx'));
	expect(pathForSudo(join(folder, 'node'), [linked])).toBe(undefined);
	expect(pathForSudo(join(folder, 'node'), [dirname(folder)])).toMatch(/^\//);
});

test('where no npx is beside it there is nothing to name', async () => {
	expect(pathForSudo(join(await folderWith('node'), 'node'), [])).toBe(undefined);
});

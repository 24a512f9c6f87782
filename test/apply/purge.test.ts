import {mkdir, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {removeState} from '../../source/apply/purge.js';

async function folderWith(...names: readonly string[]): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'vdsm-passthru-purge-'));
	onTestFinished(async () => rm(folder, {recursive: true, force: true}));
	await mkdir(join(folder, 'state'));
	for (const name of names) await writeFile(join(folder, 'state', name), '');
	return join(folder, 'state');
}

test('everything of ours goes, with what a killed write left, and the folder', async () => {
	const folder = await folderWith('lock', 'vdsm.json', 'vdsm.journal', '.vdsm.json.4711.0123456789ab');
	expect(await removeState(folder)).toHaveLength(4);
	await expect(readdir(folder)).rejects.toThrow('ENOENT');
});

test('what is not ours stays, and the folder with it', async () => {
	const others = ['.notes', '.vdsm.json.swp', 'backup.tar', 'vdsm.json~'];
	const folder = await folderWith('vdsm.json', ...others);
	await removeState(folder);
	expect((await readdir(folder)).sort()).toEqual([...others].sort());
});

import fs from 'node:fs/promises';
import path from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {copyRepository, makeFolder, readAll, run} from './repository.js';

let clone: string;
let elsewhere: string;

beforeAll(async () => {
	clone = await copyRepository();
	elsewhere = path.join(await makeFolder(), 'another name');
});

afterAll(async () => {
	await fs.rm(clone, {recursive: true, force: true});
	await fs.rm(path.dirname(elsewhere), {recursive: true, force: true});
});

test('npm start works in a fresh clone: it installs, builds and runs', async () => {
	expect(await run(clone, 'npm', 'start', '--', '--version')).toMatch(/^\d+\.\d+\.\d+$/m);
});

test('npm start prints nothing of its own, and builds again when a source is newer', async () => {
	const program = path.join(clone, 'dist/vdsm-passthru.cjs');
	const {mtimeMs: before} = await fs.stat(program);
	expect(await run(clone, 'npm', 'start', '--silent', '--', '--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
	expect((await fs.stat(program)).mtimeMs).toBe(before);

	await fs.utimes(path.join(clone, 'cli.tsx'), new Date(), new Date());
	expect(await run(clone, 'npm', 'start', '--silent', '--', '--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
	expect((await fs.stat(program)).mtimeMs).toBeGreaterThan(before);
});

test('two clean builds are equal byte for byte, wherever they are made [G2]', async () => {
	const outputs = ['dist', 'man', 'THIRD-PARTY-LICENSES', 'sbom.cdx.json'];
	const first = await readOutputs(clone, outputs);
	await Promise.all(outputs.map(name => fs.rm(path.join(clone, name), {recursive: true})));
	await fs.rename(clone, elsewhere);
	clone = elsewhere;
	await run(clone, 'npm', 'run', 'build');
	expect(await readOutputs(clone, outputs)).toEqual(first);
});

test('npm test knows all stages', async () => {
	const listing = await run(clone, process.execPath, 'tools/test.mjs', '--list');
	expect(listing.trim().split('\n')).toEqual([
		'install',
		'lint',
		'types',
		'knip',
		'build',
		'publint',
		'unit',
		'terminal',
		'package',
		'lab',
		'machine',
	]);
});

async function readOutputs(folder: string, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
	const all = await Promise.all(
		names.map(async (name): Promise<readonly (readonly [string, string])[]> => {
			const entry = path.join(folder, name);
			return (await fs.stat(entry)).isDirectory()
				? [...(await readAll(entry))]
				: [[name, await fs.readFile(entry, 'latin1')]];
		}),
	);
	return new Map(all.flat());
}

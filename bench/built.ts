import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {bundle, root} from '../tools/build/bundle.mjs';

/**
 * Bundles an entry file as the program is bundled, so that what is beside it has every advantage that a build can give. Gives
 * the folder of the result to `work`, and removes it afterwards.
 */
export async function withBuilt<T>(entry: string, work: (folder: string) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(path.join(tmpdir(), 'vdsm-passthru-bench-'));
	try {
		await buildInto(folder, entry);
		return await work(folder);
	} finally {
		await rm(folder, {recursive: true});
	}
}

/** `testBuild`: with the switches of the tests. */
export async function buildInto(folder: string, entry: string, testBuild = false): Promise<void> {
	const {outputFiles} = await bundle({
		entry,
		version: '0.0.0',
		testBuild,
		// What is beside the program is what anybody would have.
		publishedInk: entry.startsWith('bench/'),
	});
	for (const file of outputFiles) {
		const target = path.join(folder, path.relative(path.join(root, 'dist'), file.path));
		await mkdir(path.dirname(target), {recursive: true});
		await writeFile(target, file.contents);
	}
	// The program's own entry says by its name what it is; the others are ES modules.
	await writeFile(path.join(folder, 'package.json'), '{"type": "module"}');
}

/** The program in the form that it is published in, with a shim that starts it. */
export async function withProgram<T>(work: (program: string) => Promise<T>): Promise<T> {
	return withBuilt('cli.tsx', async folder => work(path.join(folder, 'start.cjs')));
}

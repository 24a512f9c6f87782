import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {rolldown} from 'rolldown';

/**
 * The manual pages by their places in the package, made by the program's own sources from its own commands.
 *
 * @param {string} version
 * @returns {Promise<ReadonlyMap<string, string>>}
 */
export async function makeManPages(version) {
	const {manPages} = await load('man-pages.ts');
	return manPages(version);
}

/**
 * What `--help` is answered and the wizard's first frame drawn from, likewise, by the files' names in dist/.
 *
 * @returns {Promise<ReadonlyMap<string, string>>}
 */
export async function makeStart() {
	const [{helps}, {firstFrames}] = [await load('helps.ts'), await load('first-frames.ts')];
	return new Map([...helps(), ...firstFrames()]);
}

/** @param {string} name */
async function load(name) {
	const folder = await mkdtemp(path.join(tmpdir(), 'vdsm-passthru-build-'));
	try {
		const build = await rolldown({
			cwd: fileURLToPath(new URL('../..', import.meta.url)),
			input: `tools/build/${name}`,
			platform: 'node',
			transform: {define: {__VERSION__: '""', __TEST_BUILD__: 'false'}},
			logLevel: 'warn',
			plugins: [
				{
					// Commands are described here, and not run.
					name: 'not-run',
					resolveDynamicImport: specifier =>
						typeof specifier === 'string' && specifier.startsWith('.')
							? {id: specifier, external: true}
							: null,
				},
			],
		});
		const {output} = await build.generate({format: 'cjs', entryFileNames: 'made.cjs'});
		await build.close();
		const file = path.join(folder, 'made.cjs');
		await writeFile(file, output[0].code);
		return await import(pathToFileURL(file).href);
	} finally {
		await rm(folder, {recursive: true, force: true});
	}
}

import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {root} from './bundle.mjs';

/**
 * The manual pages by their places in the package, made by the program's own sources from its own commands.
 *
 * @param {string} version
 * @returns {Promise<ReadonlyMap<string, string>>}
 */
export async function makeManPages(version) {
	const folder = await mkdtemp(path.join(tmpdir(), 'vdsm-passthru-man-'));
	try {
		const {outputFiles} = await build({
			absWorkingDir: root,
			entryPoints: ['tools/build/man-pages.ts'],
			outdir: folder,
			bundle: true,
			write: false,
			platform: 'node',
			format: 'cjs',
			outExtension: {'.js': '.cjs'},
			define: {__VERSION__: JSON.stringify(version), __TEST_BUILD__: 'false'},
			logLevel: 'warning',
			// Commands are described here, and not run.
			plugins: [{name: 'not-run', setup: notRun}],
		});
		const file = path.join(folder, 'man-pages.cjs');
		await writeFile(file, outputFiles[0]?.contents ?? '');
		const {manPages} = await import(pathToFileURL(file).href);
		return manPages(version);
	} finally {
		await rm(folder, {recursive: true, force: true});
	}
}

/** @param {import('esbuild').PluginBuild} build */
function notRun({onResolve}) {
	onResolve({filter: /^\./}, ({kind, path: file}) =>
		kind === 'dynamic-import' ? {path: file, external: true} : undefined,
	);
}

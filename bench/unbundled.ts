import {cp, mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {build} from 'esbuild';
import {bundle, root} from '../tools/build/bundle.mjs';

/**
 * The same program as a package that is not bundled, in `folder`: each source a module, and the packages that the bundle
 * takes from as dependencies, in the same versions.
 */
export async function writeUnbundled(folder: string): Promise<void> {
	const {modules} = await bundle({entry: 'cli.tsx', version: '0.0.0', testBuild: false});
	const own = modules.filter(file => !file.startsWith('node_modules/') && !file.startsWith('\0'));
	const names = new Set(modules.map(file => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]));
	const {devDependencies, bin, name, engines} = JSON.parse(
		await readFile(path.join(root, 'package.json'), 'utf8'),
	);
	await build({
		absWorkingDir: root,
		entryPoints: own.filter(file => /^(?:source|cli)/.test(file)),
		outdir: path.join(folder, 'dist'),
		outbase: '.',
		format: 'esm',
		target: 'node20',
		jsx: 'automatic',
		define: {__VERSION__: '"0.0.0"', __TEST_BUILD__: 'false'},
	});
	const manifest = {
		name,
		version: '0.0.0',
		type: 'module',
		bin,
		engines,
		dependencies: Object.fromEntries(
			Object.entries(devDependencies).filter(([dependency]) => names.has(dependency)),
		),
	};
	await mkdir(folder, {recursive: true});
	await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest, undefined, '\t'));
	await cp(path.join(root, 'README.md'), path.join(folder, 'README.md'));
	const start = "#!/usr/bin/env node\nimport('./cli.js');\n";
	await writeFile(path.join(folder, bin[name]), start, {mode: 0o755});
}

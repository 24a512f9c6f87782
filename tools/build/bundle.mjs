import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** `status` is asked by scripts and in passing. */
const quick = ['source/commands/status.ts'];

/**
 * Bundles one entry file in memory, with the settings of the published program. A command that has to be quick is one
 * file of its own: what it shares with the others is in there once more, since loading 20 small files takes twice as long.
 *
 * @param {object} settings
 * @param {string} settings.entry
 * @param {string} settings.version
 * @param {boolean} settings.testBuild whether the crash points of the tests are in
 * @param {readonly string[]} [settings.inject]
 */
export async function bundle({
	entry,
	version,
	testBuild,
	inject = ['tools/shims/promise-with-resolvers.mjs'],
}) {
	/** @satisfies {import('esbuild').BuildOptions} */
	const settings = {
		absWorkingDir: root,
		outdir: 'dist',
		bundle: true,
		write: false,
		metafile: true,
		platform: 'node',
		// Yoga and Ink have top-level await, which only ESM can hold.
		format: 'esm',
		target: 'node20',
		jsx: 'automatic',
		minify: true,
		// Functions keep their names, for the stack traces that users send.
		keepNames: true,
		charset: 'utf8',
		legalComments: 'none',
		inject: [...inject],
		alias: {'react-devtools-core': './tools/shims/react-devtools-core.mjs'},
		define: {
			// Without it everybody gets React's development build, which is slower and keeps every render's timing.
			'process.env.NODE_ENV': '"production"',
			__VERSION__: JSON.stringify(version),
			__TEST_BUILD__: String(testBuild),
		},
		// Some bundled packages are CommonJS and call require() for Node's own modules.
		banner: {
			js: "import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);",
		},
		logLevel: 'warning',
	};
	const alone = entry === 'cli.tsx' ? quick : [];
	const parts = await Promise.all([
		build({
			...settings,
			entryPoints: [entry],
			// What cli.tsx imports dynamically becomes a chunk of its own, so `--version` never loads Ink.
			splitting: true,
			chunkNames: 'chunks/[name]-[hash]',
			plugins: [apart(alone)],
		}),
		...alone.map(file => build({...settings, entryPoints: [file], outbase: path.dirname(file)})),
	]);
	for (const file of parts[0]?.outputFiles ?? []) {
		const up = path.relative(path.dirname(file.path), path.join(root, 'dist')) || '.';
		if (!file.text.includes(away)) continue;
		file.contents = new TextEncoder().encode(file.text.replaceAll(away, `${up}/`));
	}
	return {
		outputFiles: parts.flatMap(({outputFiles}) => outputFiles),
		metafile: {outputs: Object.assign({}, ...parts.map(({metafile}) => metafile.outputs))},
	};
}

/** Stands before the name of a file beside the entry, until it is known which chunk asks for it. */
const away = 'vdsm-passthru-beside:';

/**
 * Leaves the imports of these files to run time.
 *
 * @param {readonly string[]} files
 * @returns {import('esbuild').Plugin}
 */
function apart(files) {
	return {
		name: 'apart',
		setup({onResolve}) {
			onResolve({filter: /^\.\/\w+\.js$/}, ({path: wanted, resolveDir, kind}) => {
				const file = path.join(path.relative(root, resolveDir), wanted.replace(/\.js$/, '.ts'));
				if (kind !== 'dynamic-import' || !files.includes(file)) return undefined;
				return {path: `${away}${path.basename(wanted)}`, external: true};
			});
		},
	};
}

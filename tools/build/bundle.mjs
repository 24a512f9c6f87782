import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The entry of the program; everything else that is bundled is a fixture of the tests. */
const program = 'cli.tsx';

/** `status` is asked by scripts and in passing; of `doctor` the first result is waited for, of the wizard the first frame. */
const quick = [
	'source/commands/status.ts',
	'source/commands/doctor-ahead.ts',
	'source/commands/wizard-ahead.ts',
];

/**
 * Bundles one entry file in memory, with the settings of the published program. The program itself becomes one CommonJS
 * file with the command line and the commands that have to be quick, and ES modules for the others: Node starts a single
 * CommonJS file in half the time that it takes to find and link a dozen modules. What both need is in there twice, so
 * state that they share is kept by `globalThis` (`system/busy.ts`).
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
		logLevel: 'warning',
	};
	/** @satisfies {import('esbuild').BuildOptions} */
	const modules = {
		...settings,
		// Yoga and Ink have top-level await, which only ESM can hold.
		format: 'esm',
		splitting: true,
		chunkNames: 'chunks/[name]-[hash]',
		// Some bundled packages are CommonJS and call require() for Node's own modules.
		banner: {
			js: "import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);",
		},
	};
	if (entry !== program) return build({...modules, entryPoints: [entry]});
	/** @type {Set<string>} */
	const later = new Set();
	const first = await build({
		...settings,
		entryPoints: [entry],
		format: 'cjs',
		outExtension: {'.js': '.cjs'},
		plugins: [loadedLater(later)],
	});
	// What is loaded when it is called becomes a file of its own, so `--version` never loads Ink.
	const rest = await build({...modules, entryPoints: [...later].sort(), outbase: 'source'});
	return {
		outputFiles: [...first.outputFiles, ...rest.outputFiles],
		metafile: {outputs: {...first.metafile.outputs, ...rest.metafile.outputs}},
	};
}

/**
 * Leaves dynamic imports to run time, but for those of the quick commands, and notes in `later` what has to be there then.
 *
 * @param {Set<string>} later
 * @returns {import('esbuild').Plugin}
 */
function loadedLater(later) {
	return {
		name: 'loaded-later',
		setup({onResolve}) {
			onResolve({filter: /^\.\.?\//}, ({path: wanted, resolveDir, kind}) => {
				if (kind !== 'dynamic-import') return undefined;
				const file = path.relative(root, path.resolve(resolveDir, wanted)).replace(/\.js$/, '.ts');
				if (quick.includes(file)) return undefined;
				later.add(file);
				const built = path.relative('source', file).replace(/\.ts$/, '.js');
				return {path: `./${built}`, external: true};
			});
		},
	};
}

import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles one entry file in memory, with the settings of the published program.
 *
 * @param {object} settings
 * @param {string} settings.entry
 * @param {string} settings.version
 * @param {boolean} settings.testBuild whether the crash points of the tests are in
 * @param {readonly string[]} [settings.inject]
 */
export function bundle({entry, version, testBuild, inject = ['tools/shims/promise-with-resolvers.mjs']}) {
	return build({
		absWorkingDir: root,
		entryPoints: [entry],
		outdir: 'dist',
		bundle: true,
		write: false,
		metafile: true,
		platform: 'node',
		// Yoga and Ink have top-level await, which only ESM can hold.
		format: 'esm',
		// What cli.tsx imports dynamically becomes a chunk of its own, so `--version` never loads Ink.
		splitting: true,
		chunkNames: 'chunks/[name]-[hash]',
		target: 'node20',
		jsx: 'automatic',
		// Names stay readable for the stack traces that users send.
		minifySyntax: true,
		minifyWhitespace: true,
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
	});
}

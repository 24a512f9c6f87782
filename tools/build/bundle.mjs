import {Buffer} from 'node:buffer';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {rolldown} from 'rolldown';
import {makeStart} from './from-program.mjs';
import {lean} from './lean.mjs';
import {pack} from './pack.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The entry of the program; everything else that is bundled is a fixture of the tests. */
const program = 'cli.tsx';

/** What answers `--version` and `--help`, draws the wizard's first frame, and takes the program out of its packs. */
const start = 'start.ts';

/** A process of its own, started by the file that is named first. */
const child = {parent: 'source/host/nic-extras.ts', entry: 'source/host/nic-extras-child.ts'};

/** `status` is asked by scripts and in passing; of `doctor` the first result is waited for, of the wizard the first frame. */
const quick = [
	program,
	'source/commands/status.ts',
	'source/commands/doctor-ahead.ts',
	'source/commands/wizard-ahead.ts',
];

/**
 * @typedef {object} OutputFile
 * @property {string} path absolute, in dist/
 * @property {Uint8Array} contents
 */

/**
 * Bundles one entry file in memory, with the settings of the published program. Of the program itself the chunks come in
 * two packs (`pack.mjs`): what the quick commands need, and the rest. A fixture comes as ES modules.
 *
 * @param {object} settings
 * @param {string} settings.entry
 * @param {string} settings.version
 * @param {boolean} settings.testBuild whether the crash points of the tests are in
 * @param {readonly string[]} [settings.inject] files that are run before the entry
 * @param {boolean} [settings.publishedInk] whether Ink draws as it is published (`lean.mjs`)
 * @returns {Promise<{outputFiles: readonly OutputFile[], modules: readonly string[]}>} `modules`: the files that are in
 */
export async function bundle({
	entry,
	version,
	testBuild,
	inject = ['tools/shims/promise-with-resolvers.mjs'],
	publishedInk = false,
}) {
	/** @param {string} input @param {'cjs' | 'es'} format @param {readonly string[]} [before] */
	const make = (input, format, before = []) =>
		generate({input, format, before, version, testBuild, publishedInk});
	const isProgram = entry === program;
	const main = await make(entry, isProgram ? 'cjs' : 'es', inject);
	const hasChild = modulesOf(main).includes(child.parent);
	const beside = [
		...(isProgram ? await make(start, 'cjs') : []),
		...(hasChild ? await make(child.entry, 'cjs') : []),
	];
	const started = isProgram ? await makeStart() : new Map();
	const files = [...(isProgram ? packed(main) : main), ...beside].map(file =>
		file.type === 'chunk'
			? {name: file.fileName, contents: file.code}
			: {name: file.fileName, contents: file.source},
	);
	return {
		modules: modulesOf([...main, ...beside]),
		outputFiles: [...files, ...[...started].map(([name, contents]) => ({name, contents}))].map(
			({name, contents}) => ({path: path.join(root, 'dist', name), contents: Buffer.from(contents)}),
		),
	};
}

/** @typedef {import('rolldown').OutputChunk | import('rolldown').OutputAsset} Output */

/**
 * @param {object} settings
 * @param {string} settings.input
 * @param {'cjs' | 'es'} settings.format
 * @param {readonly string[]} settings.before
 * @param {string} settings.version
 * @param {boolean} settings.testBuild
 * @param {boolean} settings.publishedInk
 * @returns {Promise<readonly Output[]>}
 */
async function generate({input, format, before, version, testBuild, publishedInk}) {
	const build = await rolldown({
		cwd: root,
		input,
		platform: 'node',
		resolve: {
			alias: {
				'react-devtools-core': path.join(root, 'tools/shims/react-devtools-core.mjs'),
				// The same as ES modules, of which only the writer is taken. What is for Node is CommonJS, and comes whole.
				yaml: path.join(root, 'node_modules/yaml/browser/index.js'),
			},
		},
		transform: {
			target: 'node20',
			define: {
				// Without it everybody gets React's development build, which is slower and keeps every render's timing.
				'process.env.NODE_ENV': '"production"',
				__VERSION__: JSON.stringify(version),
				__TEST_BUILD__: String(testBuild),
			},
		},
		// What the entry shares with others may stay in it.
		preserveEntrySignatures: 'allow-extension',
		treeshake: {propertyReadSideEffects: false},
		plugins: [lean(root, publishedInk), runFirst(path.join(root, input), before)],
		logLevel: 'warn',
	});
	const extension = format === 'cjs' ? 'cjs' : 'js';
	const {output} = await build.generate({
		dir: 'dist',
		format,
		entryFileNames: `[name].${extension}`,
		chunkFileNames: `[name].${extension}`,
		// Functions keep their names, for the stack traces that users send.
		...(input === child.entry ? {codeSplitting: false} : {}),
		minify: {mangle: {keepNames: true}},
		comments: {legal: false},
	});
	await build.close();
	return output;
}

/**
 * @param {string} entry
 * @param {readonly string[]} files
 * @returns {import('rolldown').Plugin}
 */
function runFirst(entry, files) {
	const imports = files.map(file => `import ${JSON.stringify(path.join(root, file))};\n`).join('');
	return {
		name: 'run-first',
		transform: (code, id) => (id === entry ? imports + code : undefined),
	};
}

/**
 * The chunks of the program in two packs, and what is no code as it is.
 *
 * @param {readonly Output[]} outputs
 * @returns {readonly Output[]}
 */
function packed(outputs) {
	const chunks = new Map(outputs.flatMap(file => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
	/** @type {Set<string>} */
	const soon = new Set();
	/** @param {string} name */
	const visit = name => {
		const chunk = chunks.get(name);
		if (chunk === undefined || soon.has(name)) return;
		soon.add(name);
		for (const needed of chunk.imports) visit(needed);
	};
	for (const {fileName, facadeModuleId} of chunks.values())
		if (facadeModuleId !== null && quick.includes(path.relative(root, facadeModuleId))) visit(fileName);
	/** @param {boolean} isSoon */
	const part = isSoon =>
		[...chunks.values()]
			.filter(({fileName}) => soon.has(fileName) === isSoon)
			.map(({fileName, code}) => ({name: fileName, code}));
	return [
		...outputs.filter(({type}) => type === 'asset'),
		asset('soon.cjs', pack(part(true))),
		asset('later.cjs', pack(part(false))),
	];
}

/** @param {string} fileName @param {string} source @returns {any} */
function asset(fileName, source) {
	return {type: 'asset', fileName, source};
}

/**
 * @param {readonly Output[]} outputs
 * @returns {readonly string[]} relative to the root
 */
function modulesOf(outputs) {
	const used = outputs.flatMap(file =>
		file.type === 'chunk'
			? Object.entries(file.modules).flatMap(([id, {renderedLength}]) => (renderedLength > 0 ? [id] : []))
			: [],
	);
	return [...new Set(used.map(id => path.relative(root, id)))].sort();
}

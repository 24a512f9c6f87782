import {Buffer} from 'node:buffer';
import {readFileSync} from 'node:fs';
import path from 'node:path';

/**
 * What is left out of the packages that are bundled, since this program never runs it, and what Ink forgets too soon. A build
 * in which a package no longer has what is looked for here fails.
 *
 * @param {string} root
 * @param {boolean} publishedInk whether Ink draws as it is published, for what the program is measured beside
 * @returns {import('rolldown').Plugin}
 */
export function lean(root, publishedInk) {
	return {
		name: 'lean',
		transform(code, id) {
			const file = path.relative(path.join(root, 'node_modules'), id);
			if (file === 'yoga-layout/dist/src/index.js') return loadNow(code);
			if (file === 'yoga-layout/dist/binaries/yoga-wasm-base64-esm.js') {
				const [text = '', base64 = ''] = code.match(/data:application\/octet-stream;base64,([\w+/=]+)/) ?? [];
				this.emitFile({type: 'asset', fileName: 'yoga.wasm', source: Buffer.from(base64, 'base64')});
				return replaced(code, text, '');
			}
			if (file === 'ink/build/output.js' && !publishedInk) return keptBetweenFrames(code);
			if (file === 'string-width/index.js')
				return tablesLate(code, path.join(root, 'source/text/simple-width.ts'));
			if (file.startsWith('ink/build/'))
				return code.replaceAll(/process\.env\[?\.?'?DEV'?\]? === 'true'/g, 'false');
			if (file === 'react-reconciler/cjs/react-reconciler.production.js') return onlyMutation(code);
			if (file === 'systeminformation/lib/network.js') return onlyLinux(code, ['networkInterfaces']);
			if (file === 'systeminformation/lib/util.js') {
				const user = readFileSync(path.join(path.dirname(id), 'network.js'), 'utf8');
				return onlyLinux(
					code,
					[...user.matchAll(/\butil\.(\w+)/g)].map(([, name]) => name ?? ''),
				);
			}
			return undefined;
		},
	};
}

/**
 * Yoga waits for its WebAssembly on top of the module, which CommonJS cannot. Its code is 72 kB: it is compiled at once,
 * and from a file, since base64 is hard to compress.
 *
 * @param {string} code
 */
function loadNow(code) {
	const now = `{instantiateWasm(imports, done) {
		const binary = readFileSync(join(import.meta.dirname, 'yoga.wasm'));
		const instance = new WebAssembly.Instance(new WebAssembly.Module(binary), imports);
		done(instance);
		return instance.exports;
	}}`;
	const imports = "import {readFileSync} from 'node:fs';\nimport {join} from 'node:path';\n";
	return imports + replaced(code, 'await loadYoga()', `(yoga => (loadYoga(yoga), yoga))(${now})`);
}

/**
 * Ink tells React what its terminal can do (`reconciler.js`), and that never changes: nodes are changed in their place, and
 * nothing comes from a server.
 *
 * @param {string} code
 */
function onlyMutation(code) {
	const abilities = {
		Mutation: true,
		Microtasks: true,
		Persistence: false,
		Hydration: false,
		Resources: false,
		Singletons: false,
		TestSelectors: false,
	};
	return Object.entries(abilities).reduce((before, [ability, value]) => {
		const name = `supports${ability}`;
		const declared = replaced(before, `${name} = $$$config.${name}`, `$${name} = ${value}`);
		return declared.replaceAll(new RegExp(`(?<![.$])\\b${name}\\b`, 'g'), () => String(value));
	}, code);
}

/**
 * How wide a text is, without the tables of Unicode where it holds nothing but our own signs. What asks the tables is made when it
 * is wanted: to make it takes longer than Node's own start, and every command has this package.
 *
 * @param {string} code
 * @param {string} simpleWidth the file that knows our signs
 */
function tablesLate(code, simpleWidth) {
	const made = [
		'segmenter',
		'visibleCharacterRegex',
		'spacingMarkRegex',
		'rgiEmojiRegex',
		'extendedPictographicRegex',
	];
	const late = made.reduce((before, name) => {
		const [line = '', value = ''] = before.match(new RegExp(`^const ${name} = (.*);$`, 'm')) ?? [];
		const literal = /^\/(?<source>.*)\/(?<flags>\w+)$/.exec(value)?.groups;
		// A literal is looked over when its file is compiled, with all tables.
		const make = literal ? `new RegExp(String.raw\`${literal['source']}\`, '${literal['flags']}')` : value;
		const asked = replaced(
			before,
			line,
			`let ${name}Kept;\nfunction ${name}() { return ${name}Kept ??= ${make}; }`,
		);
		return asked.replaceAll(new RegExp(`\\b${name}(?=[.)])`, 'g'), `${name}()`);
	}, code);
	const quick =
		'const simple = simpleWidth(string);\n\tif (simple !== undefined) return simple;\n\n\tlet width = 0;';
	const end = 'let width = 0;\n\tconst eastAsianWidthOptions';
	const asked = replaced(late, end, end.replace('let width = 0;', quick));
	return `import {simpleWidth} from ${JSON.stringify(simpleWidth)};\n${asked}`;
}

/**
 * Ink takes every line apart into characters with their styles, for each frame anew, and a key changes two or three lines: that
 * alone is two fifths of the time from a key to its answer. What it found is kept, until there is a lot of it. It never
 * changes: within a frame Ink shares it already.
 *
 * @param {string} code
 */
function keptBetweenFrames(code) {
	const kept = `
let keptCaches = new OutputCaches();
function cachesOfFrame() {
	if (keptCaches.styledChars.size > 1000) keptCaches = new OutputCaches();
	return keptCaches;
}
`;
	return replaced(code, 'caches = new OutputCaches();', 'caches = cachesOfFrame();') + kept;
}

/**
 * systeminformation is asked on Linux alone, for the interfaces.
 *
 * @param {string} code
 * @param {readonly string[]} functions
 */
function onlyLinux(code, functions) {
	return replaced(code, '= process.platform;', "= 'linux';")
		.replaceAll(/^const _(\w+) = _platform === [^;]+;$/gm, '')
		.replaceAll(/\b_(linux|darwin|windows|freebsd|openbsd|netbsd|sunos)\b/g, (_, name) =>
			String(name === 'linux'),
		)
		.replaceAll(/^exports\.(\w+) = \w+;$/gm, (line, name) => (functions.includes(name) ? line : ''));
}

/**
 * @param {string} code
 * @param {string} from
 * @param {string} to
 */
function replaced(code, from, to) {
	if (from === '' || !code.includes(from))
		throw new Error(`tools/build/lean.mjs: there is no ${from} any more`);
	return code.replace(from, () => to);
}

import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {compileFunction} from 'node:vm';
import {brotliDecompressSync} from 'node:zlib';

type Module = {exports: unknown};
type Run = (
	exports: unknown,
	require: (id: string) => unknown,
	module: Module,
	file: string,
	folder: string,
) => void;

/**
 * Runs the CommonJS module `entry` out of the first of the packs in `folder` (`tools/build/pack.mjs`). A pack is opened when
 * a module is asked for that is in none before it, and a module is compiled when it is asked for.
 */
export function runPacked(folder: string, packs: readonly string[], entry: string): void {
	const own = createRequire(path.join(folder, entry));
	const closed = [...packs];
	const sources = new Map<string, Buffer>();
	const loaded = new Map<string, Module>();
	const sourceOf = (name: string): string => {
		for (;;) {
			const source = sources.get(name);
			if (source !== undefined) return source.toString();
			const next = closed.shift();
			if (next === undefined) throw new Error(`${name} is not in ${packs.join(', ')}`);
			for (const [inside, code] of open(path.join(folder, next))) sources.set(inside, code);
		}
	};
	const load = (name: string): unknown => {
		const known = loaded.get(name);
		if (known !== undefined) return known.exports;
		const module: Module = {exports: {}};
		loaded.set(name, module);
		const file = path.join(folder, name);
		const names = ['exports', 'require', 'module', '__filename', '__dirname'];
		const run = compileFunction(sourceOf(name), names, {filename: file}) as unknown as Run;
		run(module.exports, id => (id.startsWith('./') ? load(id.slice(2)) : own(id)), module, file, folder);
		return module.exports;
	};
	load(entry);
}

/** One line with the names and lengths, then the modules. */
function open(file: string): ReadonlyArray<readonly [name: string, source: Buffer]> {
	const all = brotliDecompressSync(readFileSync(file));
	let begin = all.indexOf('\n');
	const index = JSON.parse(all.toString('utf8', 0, begin)) as readonly [string, number][];
	begin += 1;
	return index.map(([name, length]) => {
		const source = all.subarray(begin, begin + length);
		begin += length;
		return [name, source];
	});
}

import type {Buffer} from 'node:buffer';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {compileFunction} from 'node:vm';

type Module = {exports: unknown};
type Body = (
	exports: unknown,
	require: (id: string) => unknown,
	module: Module,
	file: string,
	folder: string,
) => void;

/** Where the modules of a pack are, by their names: bytes behind its first line, how many, and the lines above. */
type Places = Readonly<Record<string, readonly [start: number, length: number, line: number]>>;
type Pack = {readonly file: string; readonly bytes: Buffer; readonly places: Places};

const parameters = ['exports', 'require', 'module', '__filename', '__dirname'];

/**
 * Runs the CommonJS module `entry` out of the first of the packs in `folder` (`tools/build/pack.mjs`), and gives what it
 * exports. A pack is read when a module is asked for that is in none before it, and of a pack is compiled what is asked for:
 * to look over all of the first one would take as long as Node's own start.
 */
export function runPacked(folder: string, packs: readonly string[], entry: string): unknown {
	const own = createRequire(join(folder, entry));
	const closed = [...packs];
	const open: Pack[] = [];
	const loaded = new Map<string, Module>();
	const bodyOf = (name: string): Body => {
		for (;;) {
			const pack = open.find(({places}) => Object.hasOwn(places, name));
			if (pack !== undefined) return compile(pack, name);
			const next = closed.shift();
			if (next === undefined) throw new Error(`${name} is not in ${packs.join(', ')}`);
			open.push(read(join(folder, next)));
		}
	};
	const load = (name: string): unknown => {
		const before = loaded.get(name);
		if (before !== undefined) return before.exports;
		const module: Module = {exports: {}};
		loaded.set(name, module);
		bodyOf(name)(
			module.exports,
			id => (id.startsWith('./') ? load(id.slice(2)) : own(id)),
			module,
			join(folder, name),
			folder,
		);
		return module.exports;
	};
	return load(entry);
}

function read(file: string): Pack {
	const all = readFileSync(file);
	const end = all.indexOf('\n');
	return {
		file,
		bytes: all.subarray(end + 1),
		places: JSON.parse(all.toString('utf8', '//'.length, end)) as Places,
	};
}

/** In its file's own lines, for traces. */
function compile({file, bytes, places}: Pack, name: string): Body {
	const [start, length, lineOffset] = places[name] ?? [0, 0, 0];
	const code = bytes.toString('utf8', start, start + length);
	return compileFunction(code, parameters, {filename: file, lineOffset}) as Body;
}

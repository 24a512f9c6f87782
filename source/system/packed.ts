import {createRequire} from 'node:module';
import path from 'node:path';

type Module = {exports: unknown};
type Run = (
	exports: unknown,
	require: (id: string) => unknown,
	module: Module,
	file: string,
	folder: string,
) => void;

/**
 * Runs the CommonJS module `entry` out of the first of the packs in `folder` (`tools/build/pack.mjs`), and gives what it
 * exports. A pack is read when a module is asked for that is in none before it.
 */
export function runPacked(folder: string, packs: readonly string[], entry: string): unknown {
	const own = createRequire(path.join(folder, entry));
	const closed = [...packs];
	const known = new Map<string, Run>();
	const loaded = new Map<string, Module>();
	const bodyOf = (name: string): Run => {
		for (;;) {
			const run = known.get(name);
			if (run !== undefined) return run;
			const next = closed.shift();
			if (next === undefined) throw new Error(`${name} is not in ${packs.join(', ')}`);
			const pack = own(`./${next}`) as Readonly<Record<string, Run>>;
			for (const [inside, body] of Object.entries(pack)) known.set(inside, body);
		}
	};
	const load = (name: string): unknown => {
		const before = loaded.get(name);
		if (before !== undefined) return before.exports;
		const module: Module = {exports: {}};
		loaded.set(name, module);
		const run = bodyOf(name);
		run(
			module.exports,
			id => (id.startsWith('./') ? load(id.slice(2)) : own(id)),
			module,
			path.join(folder, name),
			folder,
		);
		return module.exports;
	};
	return load(entry);
}

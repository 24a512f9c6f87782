import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {run} from '../test/package/repository.js';
import {root} from '../tools/build/bundle.mjs';

/** What npm would publish. */
export type Published = {
	/** A folder for whatever is measured. */
	readonly folder: string;
	readonly tarball: string;
	/** The program of the tarball. */
	readonly program: string;
	remove(): Promise<void>;
};

/** Packs the present sources, in a folder of its own. */
export async function publish(): Promise<Published> {
	const folder = await mkdtemp(path.join(tmpdir(), 'vdsm-passthru-bench-'));
	const tarball = await packInto(folder, root);
	await run(folder, 'tar', '-xzf', tarball);
	return {
		folder,
		tarball,
		program: path.join(folder, 'package/dist/vdsm-passthru.cjs'),
		remove: () => rm(folder, {recursive: true, force: true}),
	};
}

/** The tarball that npm makes of `source` in `folder`, where no other is. */
export async function packInto(folder: string, source: string): Promise<string> {
	await run(source, 'npm', 'pack', '--pack-destination', folder);
	const name = (await readdir(folder)).find(entry => entry.endsWith('.tgz'));
	if (name === undefined) throw new Error(`npm pack left nothing in ${folder}`);
	return path.join(folder, name);
}

import {mkdir, readdir, rm, stat} from 'node:fs/promises';
import path from 'node:path';
import {run} from '../test/package/repository.js';
import {spreadOf} from './numbers.js';
import {type Published, packInto} from './published.js';
import type {Claim} from './result.js';
import {writeUnbundled} from './unbundled.js';

/** In kB. Packed, 500 were wanted at first: what that would have cost, docs/performance.md tells. */
const wanted = {packed: 650, installed: 2500};

/** The size of the package, and `npx` from an empty cache beside the same program with its packages as dependencies. */
export async function measurePackage(published: Published, rounds: number): Promise<readonly Claim[]> {
	const {tarball, folder} = published;
	const packed = (await stat(tarball)).size / 1000;
	const installed = (await bytesIn(path.join(folder, 'package'))) / 1000;
	return [
		size('package, packed', packed, wanted.packed, rounds),
		size('package, installed', installed, wanted.installed, rounds),
		await measureNpx(published, rounds),
	];
}

async function measureNpx({tarball, folder}: Published, rounds: number): Promise<Claim> {
	const source = path.join(folder, 'unbundled');
	const place = path.join(folder, 'with-dependencies');
	await mkdir(place);
	await writeUnbundled(source);
	const tarballs = [tarball, await packInto(place, source)];
	const times = tarballs.map((): number[] => []);
	for (let round = 0; round < rounds; round++) {
		for (const [index, file] of [...tarballs.entries()].sort(() => (round % 2 === 0 ? 1 : -1)))
			times[index]?.push(await npx(file, folder));
	}
	const [ours, theirs] = times.map(spreadOf);
	return {
		what: 'package: `npx` from an empty cache, until it has printed its version',
		than: 'not bundled, with its dependencies',
		engine: '–',
		rounds,
		ours: ours ?? spreadOf([]),
		theirs: theirs ?? spreadOf([]),
		budget: 1 / 8,
		parts: [],
	};
}

/** Milliseconds. */
async function npx(tarball: string, folder: string): Promise<number> {
	const cache = path.join(folder, 'cache');
	const home = path.join(folder, 'elsewhere');
	await rm(cache, {recursive: true, force: true});
	await mkdir(home, {recursive: true});
	const begin = performance.now();
	await run(home, 'npx', '--yes', '--cache', cache, '--package', tarball, 'vdsm-passthru', '--version');
	return performance.now() - begin;
}

function size(what: string, kilobytes: number, limit: number, rounds: number): Claim {
	return {
		what,
		than: 'what is wanted',
		unit: 'kB',
		engine: '–',
		rounds,
		ours: spreadOf([kilobytes]),
		theirs: spreadOf([limit]),
		budget: 1,
		parts: [],
	};
}

async function bytesIn(folder: string): Promise<number> {
	const entries = await readdir(folder, {recursive: true, withFileTypes: true});
	const sizes = entries
		.filter(entry => entry.isFile())
		.map(async entry => (await stat(path.join(entry.parentPath, entry.name))).size);
	return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}

import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {mkdir, readdir, rename, stat} from 'node:fs/promises';
import {homedir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {must} from '../system/run.js';

/** Folder of everything that the lab keeps between runs: roots, guest, engine stores; also the runs themselves. */
export function cacheDirectory(): string {
	return process.env['VDSM_LAB_CACHE'] ?? path.join(homedir(), '.cache', 'vdsm-passthru-lab');
}

/** Short content hash of a recipe: any change of a word in it makes a new cache entry. */
export function recipeHash(parts: readonly string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/**
 * Holds an exclusive lock for the time of `action`. The lock is a flock(2) of a child whose life hangs on a pipe from us,
 * so it goes when we go, however we go.
 */
export async function withLock<T>(name: string, action: () => Promise<T>): Promise<T> {
	const directory = path.join(cacheDirectory(), 'locks');
	await mkdir(directory, {recursive: true});
	const holder = spawn(
		'flock',
		['--exclusive', path.join(directory, name), 'sh', '-c', 'echo held; exec cat'],
		{stdio: ['pipe', 'pipe', 'inherit']},
	);
	try {
		const first = await Promise.race([
			once(holder.stdout, 'data'),
			once(holder, 'exit').then(() => undefined),
		]);
		if (first === undefined) {
			throw new Error(`the lock ${name} could not be taken`);
		}
		return await action();
	} finally {
		holder.stdin.end();
	}
}

/** Removes a folder tree that may hold what a container or debootstrap left, never crossing into a mount. */
export async function removeTree(directory: string): Promise<void> {
	await must('rm', ['-rf', '--one-file-system', '--', directory], {timeoutMs: 120_000});
}

/**
 * Removes what crashed builds of `name` left and, unless a lab is open that may stand on them, its older entries.
 * The caller holds the lock of that name.
 */
async function removeOlder(name: string): Promise<void> {
	const openLabs = await readdir(path.join(cacheDirectory(), 'runs')).catch(() => []);
	const debris = new RegExp(
		`^${name}-[0-9a-f]{16}${openLabs.length === 0 ? '(\\.building)?' : '\\.building'}$`,
	);
	for (const file of (await readdir(cacheDirectory())).filter(item => debris.test(item))) {
		await removeTree(path.join(cacheDirectory(), file));
	}
}

/**
 * Path of the cache entry `NAME-HASH`, built when missing: into a folder beside it that is renamed when complete.
 */
export async function cached(
	name: string,
	recipe: readonly string[],
	build: (directory: string) => Promise<void>,
): Promise<string> {
	const entry = path.join(cacheDirectory(), `${name}-${recipeHash(recipe)}`);
	return withLock(name, async () => {
		if ((await stat(entry).catch(() => undefined)) !== undefined) {
			return entry;
		}
		await removeOlder(name);
		const building = `${entry}.building`;
		await mkdir(building, {recursive: true});
		try {
			await build(building);
			await rename(building, entry);
		} catch (error) {
			await removeTree(building);
			throw error;
		}
		return entry;
	});
}

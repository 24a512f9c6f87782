import {execFile} from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {root} from '../../tools/build/bundle.mjs';

const execute = promisify(execFile);

export {root};

/** Runs a program without what npm and Vitest put into the environment, as a user's shell would. */
export async function run(cwd: string, file: string, ...args: readonly string[]): Promise<string> {
	const env = Object.fromEntries(
		Object.entries(process.env).filter(
			([name]) => !/^(?:npm_|VITEST|NODE_(?:ENV|OPTIONS|PATH)$)/i.test(name),
		),
	);
	const {stdout} = await execute(file, args, {cwd, env, maxBuffer: 64 * 1024 * 1024});
	return stdout;
}

export function makeFolder(): Promise<string> {
	return fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-package-'));
}

/** A copy of what a clone would have: all that is in the working tree and not ignored by git. */
export async function copyRepository(): Promise<string> {
	const copy = await makeFolder();
	// A clone that belongs to somebody else is no danger here: git only lists its files.
	const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
	const names = await run(root, 'git', '-c', 'safe.directory=*', ...listing);
	for (const name of new Set(names.split('\0').filter(Boolean))) {
		await copyFile(path.join(root, name), path.join(copy, name));
	}

	return copy;
}

async function copyFile(source: string, destination: string): Promise<void> {
	await fs.mkdir(path.dirname(destination), {recursive: true});
	try {
		await fs.cp(source, destination, {verbatimSymlinks: true});
	} catch (error) {
		// Deleted in the working tree and still in git's index.
		if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
			throw error;
		}
	}
}

/** Every file below a folder with its contents, by its path. */
export async function readAll(folder: string): Promise<ReadonlyMap<string, string>> {
	const entries = await fs.readdir(folder, {recursive: true, withFileTypes: true});
	const files = entries.filter(entry => entry.isFile()).map(entry => path.join(entry.path, entry.name));
	return new Map(
		await Promise.all(
			files
				.sort()
				.map(async file => [path.relative(folder, file), await fs.readFile(file, 'latin1')] as const),
		),
	);
}

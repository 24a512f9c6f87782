import {execFile} from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';

const run = promisify(execFile);

/** The versions that the program is tested on. */
export const supportedNodes = [20, 22, 24, 26] as const;

const cache = process.env['VDSM_PASSTHRU_NODES'] ?? path.join(os.homedir(), '.cache', 'vdsm-passthru-nodes');

/**
 * The path of a Node binary of this major version: the running one if it is that, else one from npm. Each is in
 * a folder of its own, because in the project's node_modules its bin would take the place of the real Node.
 */
export async function nodeBinary(major: number | string): Promise<string> {
	if (Number.parseInt(process.versions.node, 10) === major) {
		return process.execPath;
	}

	const name = `node-linux-${process.arch}`;
	const folder = path.join(cache, String(major));
	const binary = path.join(folder, 'node_modules', name, 'bin', 'node');
	if (!(await exists(binary))) {
		await install(`${name}@${major}`, folder);
	}

	return binary;
}

/** Installed elsewhere and moved into place, so that two test files may ask for the same version at once. */
async function install(specifier: string, folder: string): Promise<void> {
	await fs.mkdir(cache, {recursive: true});
	const staging = await fs.mkdtemp(`${folder}.`);
	try {
		await fs.writeFile(path.join(staging, 'package.json'), '{"private": true}\n');
		await run('npm', ['install', specifier, '--no-audit', '--no-fund', '--ignore-scripts'], {cwd: staging});
		await fs.rename(staging, folder);
	} catch (error) {
		await fs.rm(staging, {recursive: true, force: true});
		if (!isAlreadyThere(error)) {
			throw new Error(`Node could not be installed from npm as ${specifier}.`, {cause: error});
		}
	}
}

function isAlreadyThere(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'ENOTEMPTY';
}

async function exists(file: string): Promise<boolean> {
	try {
		await fs.access(file, fs.constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

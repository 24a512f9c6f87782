// What `npm start` and `npm test` need before they can begin: the packages, and a build of the present sources.
// Only Node's own modules here, because this runs before anything is installed.
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const inputs = ['cli.tsx', 'start.ts', 'source', 'tools', 'package.json', 'package-lock.json'];
const outputs = [
	'dist/vdsm-passthru.cjs',
	'THIRD-PARTY-LICENSES',
	'sbom.cdx.json',
	'man/vdsm-passthru.1',
	'man/zh_CN/vdsm-passthru.1',
];

/** Something that the user can put right; shown without a stack trace. */
export class PrepareError extends Error {}

/** Installs the packages of the lock file, unless they are all there. Reports on stderr only. */
export function install() {
	if (isInstalled()) {
		return;
	}

	process.stderr.write('Installing packages…\n');
	const status = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
	if (status !== 0) {
		throw new PrepareError(
			`The packages could not be installed (npm ci ended with ${status}): check the network and the lines above.`,
		);
	}
}

/** Builds dist/, unless it is newer than all it is made from. Reports on stderr only. */
export function build() {
	if (isBuilt()) {
		return;
	}

	install();
	process.stderr.write('Building…\n');
	const status = run(process.execPath, [path.join(root, 'tools/build.mjs')]);
	if (status !== 0) {
		throw new PrepareError(`The program could not be built (ended with ${status}): see the lines above.`);
	}
}

/**
 * npm writes what it installed to node_modules/.package-lock.json. Comparing versions instead of times keeps a
 * checkout, which sets new times, from installing everything again.
 */
function isInstalled() {
	const wanted = readPackages('package-lock.json');
	const present = readPackages('node_modules/.package-lock.json');
	return Object.entries(wanted).every(([folder, {version, integrity, optional}]) => {
		const found = present[folder];
		return found === undefined
			? folder === '' || optional === true
			: found.version === version && found.integrity === integrity;
	});
}

/**
 * @param {string} file
 * @returns {Record<string, {version?: string, integrity?: string, optional?: boolean}>}
 */
function readPackages(file) {
	try {
		return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages;
	} catch {
		return {};
	}
}

function isBuilt() {
	const oldest = Math.min(...outputs.map(file => modified(path.join(root, file))));
	return inputs.every(input => newest(path.join(root, input)) <= oldest);
}

/**
 * The time of the newest file or folder: a folder's own time tells that a file was removed.
 *
 * @param {string} entry
 * @returns {number}
 */
function newest(entry) {
	const stats = fs.statSync(entry, {throwIfNoEntry: false});
	if (!stats?.isDirectory()) {
		return stats?.mtimeMs ?? 0;
	}

	return Math.max(stats.mtimeMs, ...fs.readdirSync(entry).map(name => newest(path.join(entry, name))));
}

/** @param {string} file */
function modified(file) {
	return fs.statSync(file, {throwIfNoEntry: false})?.mtimeMs ?? Number.NEGATIVE_INFINITY;
}

/** @param {readonly string[]} args */
function npm(args) {
	const cli = process.env['npm_execpath'];
	return cli?.endsWith('.js') ? run(process.execPath, [cli, ...args]) : run('npm', args);
}

/**
 * Runs a program whose stdout is sent to our stderr, because stdout belongs to the program that is started last.
 *
 * @param {string} program
 * @param {readonly string[]} args
 */
function run(program, args) {
	const {status, signal, error} = spawnSync(program, args, {cwd: root, stdio: ['ignore', 2, 2]});
	if (error) {
		throw new PrepareError(`${path.basename(program)} could not be started: ${error.message}.`);
	}

	return signal ?? status;
}

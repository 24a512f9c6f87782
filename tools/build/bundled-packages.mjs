import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

/** Licences of packages that name one and forget to ship its text. */
const forgottenTexts = new Map([
	['yoga-layout', fileURLToPath(new URL('yoga-layout.LICENSE', import.meta.url))],
]);

/**
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 * @property {string} license SPDX identifier or expression
 * @property {string | undefined} author
 * @property {string | undefined} integrity as in the lock file
 * @property {readonly string[]} dependencies
 * @property {readonly string[]} texts licence and notice files
 */

/**
 * The packages that they belong to.
 *
 * @param {readonly string[]} modules files of which at least one byte is in the output
 * @param {string} root
 * @param {{packages: Record<string, {integrity?: string}>}} lock
 * @returns {Promise<readonly BundledPackage[]>}
 */
export async function bundledPackages(modules, root, lock) {
	const folders = new Set(modules.flatMap(file => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
	const packages = await Promise.all(
		[...folders].map(folder => readPackage(root, folder, lock.packages[folder]?.integrity)),
	);
	const byIdentity = new Map(packages.map(entry => [`${entry.name}@${entry.version}`, entry]));
	return [...byIdentity.keys()].sort().flatMap(identity => byIdentity.get(identity) ?? []);
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {string | undefined} integrity
 * @returns {Promise<BundledPackage>}
 */
async function readPackage(root, folder, integrity) {
	const manifest = JSON.parse(await readFile(path.join(root, folder, 'package.json'), 'utf8'));
	if (typeof manifest.license !== 'string') {
		throw new Error(`${folder}/package.json names no licence: it must not be bundled before that is settled`);
	}

	const names = (await readdir(path.join(root, folder))).filter(name =>
		/^(?:licen[cs]e|copying|notice)/i.test(name),
	);
	const files = names.sort().map(name => path.join(root, folder, name));
	const forgotten = forgottenTexts.get(manifest.name);
	if (files.length === 0 && forgotten === undefined) {
		throw new Error(`${folder} has no licence text: add one to forgottenTexts in tools/build`);
	}

	const texts = await Promise.all(
		(forgotten === undefined ? files : [forgotten]).map(async file =>
			(await readFile(file, 'utf8')).replaceAll('\r\n', '\n').trim(),
		),
	);
	return {
		name: manifest.name,
		version: manifest.version,
		license: manifest.license,
		author: typeof manifest.author === 'string' ? manifest.author : manifest.author?.name,
		integrity,
		dependencies: Object.keys(manifest.dependencies ?? {}).sort(),
		texts,
	};
}

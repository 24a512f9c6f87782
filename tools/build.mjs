// Bundles cli.tsx with everything it uses into dist/, lists what was bundled in THIRD-PARTY-LICENSES and sbom.cdx.json,
// and writes the manual pages into man/. The same sources and lock file give the same bytes, wherever and whenever it runs.
//
//   node tools/build.mjs          dist/, as published
//   node tools/build.mjs --test   dist-test/, with the crash points of the tests and nothing else
import {chmod, copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {bundle, root} from './build/bundle.mjs';
import {bundledPackages} from './build/bundled-packages.mjs';
import {makeManPages} from './build/from-program.mjs';
import {licences} from './build/licences.mjs';
import {sbom} from './build/sbom.mjs';

const testBuild = process.argv.includes('--test');
const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
const lock = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8'));
const result = await bundle({entry: 'cli.tsx', version: manifest.version, testBuild});
const packages = await bundledPackages(result.modules, root, lock);

// Everything is written beside dist/ and moved into place, so a run that starts meanwhile never meets half a build.
const target = path.join(root, testBuild ? 'dist-test' : 'dist');
const staging = await mkdtemp(`${target}.`);
try {
	for (const file of result.outputFiles) {
		const destination = path.join(staging, path.relative(path.join(root, 'dist'), file.path));
		await mkdir(path.dirname(destination), {recursive: true});
		await writeFile(destination, file.contents);
	}

	await copyFile(path.join(root, 'tools/bin/vdsm-passthru.cjs'), path.join(staging, 'vdsm-passthru.cjs'));
	await chmod(path.join(staging, 'vdsm-passthru.cjs'), 0o755);
	await chmod(staging, 0o755);
	if (!testBuild) {
		await writeFile(path.join(root, 'THIRD-PARTY-LICENSES'), licences(packages));
		await writeFile(path.join(root, 'sbom.cdx.json'), sbom(manifest, packages));
		for (const [file, page] of await makeManPages(manifest.version)) {
			await mkdir(path.dirname(path.join(root, file)), {recursive: true});
			await writeFile(path.join(root, file), page);
		}
	}

	await replace(target, staging);
} finally {
	await rm(staging, {recursive: true, force: true});
}

const bytes = result.outputFiles.reduce((sum, file) => sum + file.contents.length, 0);
process.stderr.write(
	`${path.basename(target)}: ${result.outputFiles.length} bundle files, ${Math.round(bytes / 1000)} kB\n`,
);

/**
 * Two builds may end at the same time; the later one wins.
 *
 * @param {string} folder
 * @param {string} replacement
 */
async function replace(folder, replacement) {
	const old = `${replacement}.old`;
	for (let attempt = 1; ; attempt++) {
		await rename(folder, old).catch(unless('ENOENT'));
		try {
			await rename(replacement, folder);
			break;
		} catch (error) {
			unless(attempt < 5 ? 'ENOTEMPTY' : '')(error);
		} finally {
			await rm(old, {recursive: true, force: true});
		}
	}
}

/** @param {string} code */
function unless(code) {
	/** @param {unknown} error */
	return error => {
		if (!(error instanceof Error && 'code' in error && error.code === code)) {
			throw error;
		}
	};
}

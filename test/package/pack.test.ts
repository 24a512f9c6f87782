import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {makeFolder, readAll, root, run} from './repository.js';

const allowed = [
	/^dist\/[\w-]+\.(?:cjs|br|wasm|json)$/,
	/^man\/(?:zh_CN\/)?vdsm-passthru\.1$/,
	/^README(?:\.zh-CN)?\.md$/,
	/^(?:LICENSE|CHANGELOG\.md|THIRD-PARTY-LICENSES|sbom\.cdx\.json|package\.json)$/,
];

let folder: string;
let tarball: string;
let home: string;

beforeAll(async () => {
	folder = await makeFolder();
	home = path.join(folder, 'home');
	await fs.mkdir(home);
	await run(root, 'npm', 'pack', '--pack-destination', folder);
	const name = (await fs.readdir(folder)).find(entry => entry.endsWith('.tgz'));
	tarball = path.join(folder, name ?? '');
	await run(folder, 'tar', '-xzf', tarball);
});

afterAll(() => fs.rm(folder, {recursive: true, force: true}));

test('the package has only the files that are listed [G1]', async () => {
	const names = [...(await readAll(path.join(folder, 'package'))).keys()];
	expect(names.filter(name => !allowed.some(pattern => pattern.test(name)))).toEqual([]);
	expect(names).toEqual(
		expect.arrayContaining([
			'dist/vdsm-passthru.cjs',
			'man/vdsm-passthru.1',
			'man/zh_CN/vdsm-passthru.1',
			'LICENSE',
			'THIRD-PARTY-LICENSES',
			'sbom.cdx.json',
		]),
	);
});

test('the package depends on nothing and runs nothing when it is installed [G1]', async () => {
	const manifest = await readManifest();
	for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies']) {
		expect(manifest).not.toHaveProperty(kind);
	}

	for (const script of ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare']) {
		expect(manifest.scripts).not.toHaveProperty(script);
	}
});

test('the package runs from an empty folder [G1]', async () => {
	await run(home, 'npm', 'install', tarball, '--prefix', home, '--offline', '--no-audit', '--no-fund');
	const {version} = await readManifest();
	expect(await run(home, 'npx', 'vdsm-passthru', '--version')).toBe(`${version}\n`);
	const installed = await fs.readdir(path.join(home, 'node_modules'));
	expect(installed.filter(name => !name.startsWith('.'))).toEqual(['vdsm-passthru']);
});

test.skipIf(process.geteuid?.() !== 0)(
	'called by root where somebody else can write npm’s settings it stops, and says where to start it [E4]',
	async () => {
		const settings = path.join(home, '.npmrc');
		await fs.writeFile(settings, '');
		expect(JSON.parse(await run(home, 'npx', 'vdsm-passthru', 'nics', '--json'))).toHaveProperty('nics');
		await fs.chown(settings, 23_456, 23_456);
		await expect(run(home, 'npx', 'vdsm-passthru', 'nics', '--json')).rejects.toMatchObject({
			code: 3,
			stdout: expect.stringContaining(settings),
		});
		expect(await run(home, 'npx', 'vdsm-passthru', '--version')).toMatch(/^\d/);
	},
);

test('installed for all, man finds its page', async () => {
	const prefix = path.join(folder, 'prefix');
	await run(
		home,
		'npm',
		'install',
		'--global',
		'--prefix',
		prefix,
		tarball,
		'--offline',
		'--no-audit',
		'--no-fund',
	);
	const page = path.join(prefix, 'share/man/man1/vdsm-passthru.1');
	expect(await fs.readFile(page, 'utf8')).toContain('.SH "NAME"');
	expect(await run(home, 'man', '--manpath', path.join(prefix, 'share/man'), 'vdsm-passthru')).toContain(
		'apply',
	);
});

test('every bundled package is in the SBOM and in the licences [G3]', async () => {
	const sbom = JSON.parse(await fs.readFile(path.join(folder, 'package/sbom.cdx.json'), 'utf8'));
	const licences = await fs.readFile(path.join(folder, 'package/THIRD-PARTY-LICENSES'), 'utf8');
	expect(sbom).toMatchObject({bomFormat: 'CycloneDX', specVersion: '1.6'});
	const listed: readonly string[] = sbom.components.map(({name}: {name: string}) => name);
	expect(await importedPackages()).toEqual(expect.arrayContaining(['commander', 'ink']));
	expect((await importedPackages()).filter(name => !listed.includes(name))).toEqual([]);
	for (const {name, version, licenses, hashes} of sbom.components) {
		expect(licences).toContain(`\n${name} ${version}\nLicence: `);
		expect(licenses).toHaveLength(1);
		expect(hashes).toEqual([{alg: 'SHA-512', content: expect.stringMatching(/^[\da-f]{128}$/)}]);
	}
});

// 500 kB are wanted, and missed: docs/performance.md says why.
test('the tarball has at most 650 kB, and 2.5 MB when it is installed', async () => {
	expect((await fs.stat(tarball)).size).toBeLessThanOrEqual(650_000);
	const files = await readAll(path.join(folder, 'package'));
	const bytes = [...files.values()].reduce((sum, contents) => sum + contents.length, 0);
	expect(bytes).toBeLessThanOrEqual(2_500_000);
});

/** What the sources import from elsewhere, but for types alone. */
async function importedPackages(): Promise<readonly string[]> {
	const sources = [...(await readAll(path.join(root, 'source'))).values()].join('\n');
	const imports = sources.matchAll(/^(?:import|export)(?! type) [^'"]*from '([^.#][^']*)'/gm);
	const names = [...imports].map(([, from = '']) => from).filter(from => !from.startsWith('node:'));
	return [
		...new Set(
			names.map(from =>
				from
					.split('/')
					.slice(0, from.startsWith('@') ? 2 : 1)
					.join('/'),
			),
		),
	];
}

async function readManifest(): Promise<{version: string; scripts: Record<string, string>}> {
	return JSON.parse(await fs.readFile(path.join(folder, 'package/package.json'), 'utf8'));
}

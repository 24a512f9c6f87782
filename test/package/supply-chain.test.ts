import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import * as z from 'zod/mini';
import {root} from './repository.js';

// What decides about the code that is bundled: the lock file, and the versions that package.json names.

const read = (name: string): unknown => JSON.parse(readFileSync(`${root}/${name}`, 'utf8'));

const lock = z
	.object({
		lockfileVersion: z.literal(3),
		packages: z.record(
			z.string(),
			z.object({
				version: z.optional(z.string()),
				integrity: z.optional(z.string()),
				resolved: z.optional(z.string()),
				link: z.optional(z.boolean()),
				hasInstallScript: z.optional(z.boolean()),
			}),
		),
	})
	.parse(read('package-lock.json'));

const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

test('each package of the lock file is held by its own bytes', () => {
	expect(packages.length).toBeGreaterThan(50);
	const loose = packages.filter(([, {integrity}]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''));
	expect(loose.map(([path]) => path)).toEqual([]);
});

test('none is a folder, a git repository or an archive from elsewhere', () => {
	expect(packages.filter(([, {resolved, link}]) => resolved !== undefined || link === true)).toEqual([]);
});

test('none but the bundler asks to run something when it is installed, and that is not run', () => {
	const asking = packages.filter(([, {hasInstallScript}]) => hasInstallScript === true).map(([path]) => path);
	expect(asking).toEqual(['node_modules/esbuild']);
	expect(read('package.json')).toMatchObject({allowScripts: {esbuild: false}});
});

test('package.json names one version of each, and nothing that users would have to install [G1]', () => {
	const manifest = z
		.looseObject({devDependencies: z.record(z.string(), z.string())})
		.parse(read('package.json'));
	expect(manifest).not.toHaveProperty('dependencies');
	for (const [name, version] of Object.entries(manifest.devDependencies)) {
		expect(version).toMatch(/^\d+\.\d+\.\d+$/);
		expect(lock.packages[`node_modules/${name}`]?.version).toBe(version);
	}
});

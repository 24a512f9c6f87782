import {readFileSync} from 'node:fs';
import process from 'node:process';
import {defineConfig} from 'vitest/config';
import {deeper} from './tools/test/deeper.mjs';

const {version} = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const seconds = 1000;
// Projects do not heed `--exclude`.
const notNow =
	process.env['VDSM_LAB'] === 'push' ? Object.keys(deeper).map(name => `test/lab/${name}.test.ts`) : [];

export default defineConfig({
	define: {
		__VERSION__: JSON.stringify(version),
		// The crash points are there in the unit tests, as in the builds of the crash tests.
		__TEST_BUILD__: 'true',
	},
	test: {
		maxWorkers: 2,
		setupFiles: ['tools/shims/promise-with-resolvers.mjs'],
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					// Properties and shells by the hundred, on two cores that may be shared.
					testTimeout: 120 * seconds,
					include: [
						'test/{model,layout,plan,export,text,answers,host,apply,doctor,system,commands,wizard,docs,hostile}/**/*.test.{ts,tsx}',
					],
				},
			},
			{
				extends: true,
				test: {
					name: 'terminal',
					include: ['test/terminal/**/*.test.{ts,tsx}'],
					testTimeout: 180 * seconds,
					hookTimeout: 300 * seconds,
				},
			},
			{
				extends: true,
				test: {
					name: 'package',
					include: ['test/package/**/*.test.ts'],
					testTimeout: 300 * seconds,
					hookTimeout: 300 * seconds,
					fileParallelism: false,
				},
			},
			{
				extends: true,
				test: {
					name: 'lab',
					include: ['test/lab/**/*.test.ts'],
					exclude: ['test/lab/machine/**', ...notNow],
					testTimeout: 300 * seconds,
					hookTimeout: 900 * seconds,
				},
			},
			{
				extends: true,
				test: {
					// A machine that is emulated wants both cores to itself.
					name: 'machine',
					include: ['test/lab/machine/*.test.ts'],
					exclude: notNow,
					testTimeout: 1200 * seconds,
					hookTimeout: 900 * seconds,
					fileParallelism: false,
				},
			},
			{
				extends: true,
				test: {
					// Hours: not part of `npm test`. See docs/reliability.md.
					name: 'matrix',
					include: ['test/lab/matrix/*.matrix.ts'],
					hookTimeout: 900 * seconds,
					fileParallelism: false,
				},
			},
		],
	},
});

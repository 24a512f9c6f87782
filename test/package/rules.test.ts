import {execFile} from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {makeFolder, root} from './repository.js';

const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');

const shell = "import {execa} from 'execa';\nexport const run = () => execa('ls', [], {shell: true});\n";

const broken: readonly (readonly [rule: string, file: string, source: string])[] = [
	['a shell', 'source/system/shell.ts', shell],
	['exec', 'source/system/exec.ts', "export {exec} from 'node:child_process';\n"],
	['a program started elsewhere', 'source/host/run.ts', "export {execa} from 'execa';\n"],
	['a dynamic import of execa', 'source/wizard/run.ts', "export const run = () => import('execa');\n"],
	['child_process in the entry', 'cli.tsx', "export {spawn} from 'node:child_process';\n"],
	['Node in the core', 'source/plan/read.ts', "export {readFileSync} from 'node:fs';\n"],
	['Ink in the core', 'source/model/view.ts', "export {Text} from 'ink';\n"],
	['a clock in the core', 'source/layout/now.ts', 'export const now = () => new Date();\n'],
	['apply in an export', 'source/export/act.ts', "export * from '../apply/act.js';\n"],
	['the wizard in a plan', 'source/plan/step/ask.ts', "export * from '../../wizard/ask.js';\n"],
	['the whole of zod', 'source/host/parse.ts', "export * from 'zod';\n"],
	['any', 'source/model/any.ts', 'export const value = (input: any) => input;\n'],
	['a non-null assertion', 'source/model/null.ts', 'export const value = (input?: string) => input!;\n'],
	['a default export', 'source/model/default.ts', 'export default 1;\n'],
	[
		'a promise nobody waits for',
		'source/host/floating.ts',
		'async function work(): Promise<void> {}\nexport function start(): void {\n\twork();\n}\n',
	],
];

let folder: string;

beforeAll(async () => {
	folder = await makeFolder();
	for (const name of [
		'biome.json',
		'tsconfig.json',
		'package.json',
		'tools/lint/no-shell.grit',
		'tools/lint/rooms.json',
	]) {
		await fs.cp(path.join(root, name), path.join(folder, name));
	}
});

afterAll(() => fs.rm(folder, {recursive: true, force: true}));

test.each(broken)('lint refuses %s [D3]', async (_rule, file, source) => {
	expect(await findings(file, source)).not.toEqual([]);
});

test('lint accepts what the rules leave', async () => {
	const source =
		"import {execa} from 'execa';\nexport const list = async () => (await execa('ls', ['-l'])).stdout;\n";
	expect(await findings('source/system/list.ts', source)).toEqual([]);
	expect(await findings('source/plan/ok.ts', "export type {Nic} from '../model/nic.js';\n")).toEqual([]);
});

/** The lines of the linter about one file. */
async function findings(file: string, source: string): Promise<readonly string[]> {
	await fs.mkdir(path.dirname(path.join(folder, file)), {recursive: true});
	await fs.writeFile(path.join(folder, file), source);
	const args = [biome, 'lint', '--vcs-enabled=false', '--reporter=github', '--error-on-warnings', file];
	try {
		await promisify(execFile)(process.execPath, args, {cwd: folder});
		return [];
	} catch (error) {
		const output = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
		return output.split('\n').filter(line => line.startsWith('::'));
	}
}

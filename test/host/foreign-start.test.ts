import {chmod, chown, mkdir, writeFile} from 'node:fs/promises';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {readForeignStart} from '../../source/host/foreign-start.js';
import {temporaryFolder} from './machine.js';

/** Some user that this machine need not have. */
const anna = 23_456;

/** A folder as npx may be called in, whose members belong to root unless the test gives them away. */
async function project(): Promise<{readonly folder: string; readonly env: Readonly<Record<string, string>>}> {
	const folder = await temporaryFolder();
	await writeFile(`${folder}/.npmrc`, '');
	await mkdir(`${folder}/node_modules`);
	return {folder, env: {npm_command: 'exec', npm_config_local_prefix: folder}};
}

describe.skipIf(process.geteuid?.() !== 0)('a folder that npx was called in [E4]', () => {
	test('of root’s is nothing to speak of', async () => {
		const {env} = await project();
		expect(await readForeignStart(env)).toBeNull();
	});

	test.each(['.npmrc', 'node_modules', ''])('is told of when somebody else owns "%s" in it', async name => {
		const {folder, env} = await project();
		const path = name === '' ? folder : `${folder}/${name}`;
		await chown(path, anna, anna);
		expect(await readForeignStart(env)).toEqual({what: 'npm', path});
		// Whoever called sudo is root whenever they like.
		expect(await readForeignStart({...env, SUDO_UID: String(anna), SUDO_GID: String(anna)})).toBeNull();
		// Another program of npm’s, or none: nobody obeyed what lies there.
		expect(await readForeignStart({...env, npm_command: 'run'})).toBeNull();
		expect(await readForeignStart({npm_config_local_prefix: folder})).toBeNull();
	});

	test('is told of when everybody may write its settings', async () => {
		const {folder, env} = await project();
		await chmod(`${folder}/.npmrc`, 0o666);
		expect(await readForeignStart(env)).toEqual({what: 'npm', path: `${folder}/.npmrc`});
	});

	test('is fine without such files, whoever owns it', async () => {
		const folder = await temporaryFolder();
		await chown(folder, anna, anna);
		expect(await readForeignStart({npm_command: 'exec', npm_config_local_prefix: folder})).toBeNull();
	});
});

describe.skipIf(process.geteuid?.() !== 0)('NODE_OPTIONS [E4]', () => {
	test.each(['', '--max-old-space-size=4096', '--enable-source-maps --no-warnings', '--trace-warnings'])(
		'%j loads nothing',
		async value => {
			expect(await readForeignStart({NODE_OPTIONS: value})).toBeNull();
		},
	);

	test.each([
		'-r ./x.cjs',
		'--require=x',
		'--import "./a b.mjs"',
		'--no-warnings --loader=ts-node',
		'--inspect',
		'--inspect-brk=0.0.0.0',
	])('%j is told of', async value => {
		expect(await readForeignStart({NODE_OPTIONS: value})).toEqual({what: 'node-options', value});
	});

	test('that loads a file is told of when somebody else can write it, or put another in its place', async () => {
		const folder = await temporaryFolder();
		const path = `${folder}/first.cjs`;
		await writeFile(path, '');
		const value = `--max-old-space-size=64 --require=${path}`;
		expect(await readForeignStart({NODE_OPTIONS: value})).toBeNull();
		await chown(folder, anna, anna);
		expect(await readForeignStart({NODE_OPTIONS: value})).toEqual({what: 'node-options', value});
		await chown(folder, 0, 0);
		await chown(path, anna, anna);
		expect(await readForeignStart({NODE_OPTIONS: value})).toEqual({what: 'node-options', value});
	});
});

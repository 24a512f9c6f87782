import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {openTerminal, type TestTerminal} from './pty.js';

// What a terminal cannot show, or somebody does not want to see, is not sent to it.

const program = path.resolve('dist/vdsm-passthru.cjs');
const facts = path.resolve('docs/examples/homelab.json');

beforeAll(async () => {
	await fs.access(program);
});

type Env = Readonly<Record<string, string | undefined>>;

function start(words: readonly string[], env: Env = {}): TestTerminal {
	return openTerminal({file: process.execPath, args: [program, ...words], env, columns: 100, rows: 40});
}

/** What the command writes until it ends, or until somebody who has seen enough ends it. */
async function written(words: readonly string[], env: Env = {}): Promise<string> {
	const terminal = start(words, env);
	const shown = {wizard: /enp3s0/, doctor: /engine-answers/}[words[0] === 'doctor' ? 'doctor' : 'wizard'];
	if (words[0] === 'doctor' || words[0] === '--facts') {
		await terminal.waitFor(shown, {within: 'scrollback'});
		terminal.press('ctrlC');
	}
	await terminal.exit;
	return terminal.raw();
}

const commands: ReadonlyArray<readonly [string, readonly string[]]> = [
	['the wizard', ['--facts', facts]],
	['nics', ['nics', '--all']],
	['plan', ['plan', '--facts', facts, '--nic', 'enp3s0', '--ip', '192.168.1.250']],
	['doctor', ['doctor']],
	['status', ['status']],
	['help', ['--help']],
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
const colour = /\u001B\[[\d;]*m/;

describe.each(commands)('%s', (_, words) => {
	test.each<[Env, readonly string[]]>([
		[{NO_COLOR: '1'}, []],
		[{}, ['--no-color']],
		[{FORCE_COLOR: '1'}, ['--no-color']],
		[{TERM: 'dumb'}, []],
		[{TERM: 'dumb', CI: '1'}, []],
	])('with %j %j has no colour [F5]', async (env, flags) => {
		expect(await written([...words, ...flags], env)).not.toMatch(colour);
	});

	test.each<Env>([
		{LANG: 'C'},
		{LC_ALL: 'POSIX', LANG: 'zh_CN.UTF-8'},
		{LANG: 'zh_CN.GBK'},
		{TERM: 'linux'},
		{TERM: 'linux', LANG: 'zh_CN.UTF-8'},
		{TERM: 'vt220', LANG: undefined},
		{TERM: 'dumb'},
	])('with %j is in ASCII [F5]', async env => {
		expect(await written(words, env)).toMatch(/^[\0-\x7F]+$/);
	});
});

test('CI changes nothing of what a terminal gets [F5]', async () => {
	expect(await written(['--facts', facts], {CI: '1', FORCE_COLOR: '1'})).toMatch(colour);
	expect(await written(['--facts', facts], {CI: '1'})).toContain('❯');
});

test('FORCE_COLOR overrules NO_COLOR, as with other programs [F5]', async () => {
	expect(await written(['--facts', facts], {NO_COLOR: '1', FORCE_COLOR: '1'})).toMatch(colour);
});

describe('why it is English', () => {
	const plan = commands[2]?.[1] ?? [];
	const count = (text: string, sentence: RegExp) => text.match(new RegExp(sentence, 'g'))?.length ?? 0;

	test('is said once, with the way to Chinese', async () => {
		const charset = await written(plan, {LANG: 'zh_CN.GBK'});
		expect(count(charset, /character set is GBK.*LANG=zh_CN\.UTF-8/)).toBe(1);
		const console = await written(plan, {TERM: 'linux', LANG: 'zh_CN.UTF-8'});
		expect(count(console, /This console has no Chinese/)).toBe(1);
	});

	test('is not said where nobody asked for Chinese, where it was asked for by name, or in JSON', async () => {
		const quiet: ReadonlyArray<readonly [Env, readonly string[]]> = [
			[{LANG: 'C'}, []],
			[{TERM: 'linux'}, []],
			[{LANG: 'zh_CN.GBK'}, ['--lang', 'en']],
			[{LANG: 'zh_CN.GBK', VDSM_PASSTHRU_LANG: 'en'}, []],
			[{LANG: 'zh_CN.GBK'}, ['--json']],
		];
		for (const [env, flags] of quiet)
			expect(await written([...plan, ...flags], env)).not.toMatch(/this is English/);
		const insisted = await written([...plan, '--lang', 'zh-CN'], {TERM: 'linux', LANG: 'zh_CN.UTF-8'});
		expect(insisted).toContain('网卡');
		expect(insisted).not.toMatch(/this is English|[❯✔✖─│]/);
	});
});

test('into a file goes what was asked for, whatever the terminal', async () => {
	const read = async (env: Env, where: string) => {
		const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-plain-'));
		onTestFinished(() => fs.rm(folder, {recursive: true, force: true}));
		const words = ['export', '--facts', facts, '--nic', 'enp3s0', '--ip', '192.168.1.250'];
		const terminal = openTerminal({
			file: '/bin/sh',
			args: ['-c', `"$@" ${where}`, 'sh', process.execPath, program, ...words],
			cwd: folder,
			env,
		});
		await terminal.exit;
		return fs.readFile(path.join(folder, 'script'), 'utf8');
	};
	const whole = await read({LANG: 'zh_CN.UTF-8'}, '2>/dev/null > script');
	expect(whole).toMatch(/^#!\/bin\/sh\n/);
	expect(whole).toMatch(/\p{Script=Han}/u);
	for (const env of [{LANG: 'zh_CN.GBK'}, {LANG: 'zh_CN.UTF-8', TERM: 'linux'}]) {
		expect(await read(env, '2>/dev/null > script')).toBe(whole);
		expect(await read(env, '--output script')).toBe(whole);
	}
});

test('what is told while stdout goes into a file is such as the terminal can show, and the file is not', async () => {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-plain-'));
	onTestFinished(() => fs.rm(folder, {recursive: true, force: true}));
	const run = async (...words: readonly string[]) => {
		const terminal = openTerminal({
			file: '/bin/sh',
			args: ['-c', '"$@" > printed', 'sh', process.execPath, program, ...words],
			cwd: folder,
			env: {LANG: 'zh_CN.UTF-8', TERM: 'linux'},
		});
		await terminal.exit;
		return {told: terminal.raw(), printed: await fs.readFile(path.join(folder, 'printed'), 'utf8')};
	};
	const refused = await run('plan', '--facts', facts, '--nic', 'nope');
	expect(refused.told).toMatch(/There is no network card "nope"/);
	const planned = await run('plan', '--facts', facts, '--nic', 'enp3s0', '--ip', '192.168.1.250');
	for (const {told} of [refused, planned]) expect(told).toMatch(/^[\0-\x7F]+$/);
	expect(planned.told).toContain('Filled in:');
	expect(planned.printed).toMatch(/\p{Script=Han}/u);
});

test.each([
	['an error', ['doctor', '--explain', '']],
	['a wrong answer', ['plan', '--facts', facts, '--nic', 'enp3s0', '--ip', '192.168.1.999']],
] as const)('%s is broken between words, at the width of the terminal', async (_, words) => {
	const terminal = openTerminal({
		...{file: process.execPath, args: [program, ...words], columns: 50, rows: 20},
		env: {TERM: 'xterm-256color'},
	});
	await terminal.exit;
	const lines = terminal.raw().trimEnd().split('\r\n');
	expect(lines.length).toBeGreaterThan(1);
	expect(lines.filter(line => line.length > 50)).toEqual([]);
});

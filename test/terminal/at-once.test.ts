import {spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {textsIn} from '../../source/text/language.js';
import {asciiTexts} from '../../source/wizard/ascii-texts.js';
import {drawn} from '../../source/wizard/drawn.js';
import {firstFrame} from '../../source/wizard/first-frame.js';
import {firstSentences} from '../../source/wizard/first-sentences.js';
import {glyphsFor} from '../../source/wizard/glyphs.js';
import {openTerminal} from './pty.js';

// `--version` and `--help` are answered without the program (`start.ts`), and must say what the program would; so is the wizard's
// first frame drawn.

const whole = path.resolve('dist/vdsm-passthru.cjs');
let alone = '';

beforeAll(async () => {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-at-once-'));
	await fs.cp(path.dirname(whole), folder, {
		recursive: true,
		filter: name => !/(?:soon|later)\.cjs$/.test(name),
	});
	alone = path.join(folder, 'vdsm-passthru.cjs');
	return () => fs.rm(folder, {recursive: true, force: true});
});

type Env = Readonly<Record<string, string>>;

/** The second makes the program itself answer, and changes nothing of its answer. */
const programs = (): ReadonlyArray<readonly [file: string, more: readonly string[]]> => [
	[alone, []],
	[whole, ['--accessible']],
];

async function shown(args: readonly string[], columns: number, env: Env): Promise<readonly string[]> {
	const runs = programs().map(async ([file, more]) => {
		// What a process wrote last may be lost when it goes, so it stays until that has been read.
		const script = '"$@"; echo "code $?"; read -r _';
		const terminal = openTerminal({
			file: '/bin/sh',
			args: ['-c', script, 'sh', process.execPath, file, ...args, ...more],
			columns,
			env,
		});
		const end = /code (\d+)\r\n$/;
		await terminal.waitUntil(() => end.test(terminal.raw()));
		const said = terminal.raw();
		terminal.type('\r');
		await terminal.exit;
		return `${end.exec(said)?.[1]}\n${said.replace(end, '')}`;
	});
	return Promise.all(runs);
}

async function piped(args: readonly string[], env: Env): Promise<readonly string[]> {
	const runs = programs().map(async ([file, more]) => {
		const child = spawn(process.execPath, [file, ...args, ...more], {env, stdio: ['ignore', 'pipe', 'pipe']});
		const [out, err, [code]] = await Promise.all([
			text(child.stdout),
			text(child.stderr),
			once(child, 'exit'),
		]);
		return `${code}\n${out}\n${err}`;
	});
	return Promise.all(runs);
}

describe.each(['en', 'zh-CN'])('in %s', language => {
	test.each([1, 43, 44, 60, 71, 80, 81, 100, 132, 250])('--help in %i columns', async columns => {
		const [quick, full] = await shown(['--help', '--lang', language], columns, {LANG: 'C.UTF-8'});
		expect(quick).toBe(full);
		expect(quick?.replaceAll('\r\n', '')).toMatch(language === 'en' ? /^0\nUsage:/ : /^0\n用法：/);
	});
});

test.each<[readonly string[], Env]>([
	[['--version'], {}],
	[['--version', '--lang=zh-CN'], {}],
	[['-h'], {LC_ALL: 'zh_CN.UTF-8'}],
	[['--help'], {VDSM_PASSTHRU_LANG: 'zh-CN', LC_ALL: 'en_US.UTF-8'}],
	[['--help'], {LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8'}],
	[['--lang=en', '--help'], {LC_ALL: 'zh_CN.UTF-8'}],
	[['--help', '--no-color'], {FORCE_COLOR: '1'}],
	[['--help'], {FORCE_COLOR: '1', NO_COLOR: '1'}],
	[['--help'], {COLUMNS: '60'}],
])('%j in a pipe, with %j', async (args, env) => {
	const [quick, full] = await piped(args, env);
	expect(quick).toBe(full);
	expect(quick).toMatch(/^0\n/);
});

test.each<Env>([{FORCE_COLOR: '3'}, {NO_COLOR: '1'}])('--help in a terminal with %j', async env => {
	const [quick, full] = await shown(['--help'], 80, {LANG: 'C.UTF-8', ...env});
	expect(quick).toBe(full);
});

test.each(['--help', '--version'])('%s into a pipe that nobody reads ends quietly', async flag => {
	const child = spawn(process.execPath, [alone, flag], {stdio: ['ignore', 'pipe', 'pipe']});
	child.stdout.destroy();
	const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
	expect({said, code}).toEqual({said: '', code: 0});
});

describe('the wizard’s first frame', () => {
	type Manner = {language: 'en' | 'zh-CN'; ascii: boolean; colour: boolean};
	const frameOf = ({language, ascii, colour}: Manner) => {
		const sentences = firstSentences(textsIn(language));
		const window = {glyphs: glyphsFor(ascii), columns: 100, rows: 30};
		const lines = firstFrame({sentences: ascii ? asciiTexts(sentences) : sentences, ...window}) ?? [];
		return drawn(lines, colour).replaceAll('\n', '\r\n');
	};

	test.each<[readonly string[], Env, Manner]>([
		[[], {}, {language: 'en', ascii: false, colour: true}],
		[['--lang', 'zh-CN'], {}, {language: 'zh-CN', ascii: false, colour: true}],
		[[], {LANG: 'C'}, {language: 'en', ascii: true, colour: true}],
		[['--ascii', '--no-color'], {}, {language: 'en', ascii: true, colour: false}],
	])('%j with %j is there before the program is', async (args, env, manner) => {
		const terminal = openTerminal({
			file: process.execPath,
			args: [alone, ...args],
			env: {LANG: 'C.UTF-8', ...env},
		});
		// What comes next is that there is no program.
		await terminal.waitUntil(() => terminal.raw().includes('soon.cjs'));
		expect(terminal.raw().startsWith(frameOf(manner))).toBe(true);
		await terminal.exit;
	});

	test.runIf(process.geteuid?.() === 0)(
		'is not drawn where root is among somebody else’s settings',
		async () => {
			const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-planted-'));
			onTestFinished(() => fs.rm(folder, {recursive: true}));
			await fs.writeFile(path.join(folder, 'planted.cjs'), '');
			const terminal = openTerminal({
				file: process.execPath,
				args: [whole],
				cwd: folder,
				env: {LANG: 'C.UTF-8', NODE_OPTIONS: '--require=./planted.cjs'},
			});
			expect(await terminal.exit).toMatchObject({code: 3});
			expect(terminal.raw()).toContain('planted.cjs');
			expect(terminal.raw()).not.toContain(textsIn('en').wizard.loading);
		},
	);
});

import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {textsIn} from '../../source/text/language.js';
import {nodeBinary, supportedNodes} from './nodes.js';
import {openTerminal, type TerminalOptions, type TestTerminal} from './pty.js';

// The wizard as a conversation, for screen readers and for terminals that cannot be drawn on (promise F7).

const program = path.resolve('dist/vdsm-passthru.cjs');
const facts = path.resolve('docs/examples/homelab.json');
let node = process.execPath;

beforeAll(async () => {
	await fs.access(program);
});

type Started = {readonly terminal: TestTerminal; readonly folder: string};

const watched = 'echo "before $(stty -g)"; "$@"; echo "code $?"; echo "after $(stty -g)"';

async function start({
	args = ['--accessible'],
	machine = facts,
	...options
}: Partial<TerminalOptions> & {readonly machine?: string} = {}): Promise<Started> {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-lines-'));
	onTestFinished(() => fs.rm(folder, {recursive: true, force: true}));
	const terminal = openTerminal({
		file: '/bin/sh',
		args: ['-c', watched, 'sh', node, program, '--facts', machine, ...args],
		cwd: folder,
		columns: 200,
		rows: 60,
		...options,
	});
	return {terminal, folder};
}

/** Answers each question once it is there, on the last line. */
async function answer(
	terminal: TestTerminal,
	...answers: ReadonlyArray<readonly [question: string, line: string]>
): Promise<void> {
	for (const [question, line] of answers) {
		const opened = new RegExp(`${question}[^\\n]*[:：] ?$`);
		const before = await terminal.waitUntil(seen => opened.test(seen), {within: 'scrollback'});
		terminal.type(`${line}\r`);
		// The next question may be the same one.
		await terminal.waitUntil(seen => seen !== before, {within: 'scrollback'});
	}
}

const inOrder = {
	en: {
		lan: [
			'Card, by',
			'Layout, by',
			'Address: 1',
			'Subnet',
			'Gateway',
			'DSM’s IP',
			'DNS',
			'DSM’s MAC',
			'Further cards',
		],
		rest: [
			'Management network',
			'Ports on',
			'Closed on',
			'Name prefix',
			'Container',
			'Image',
			'Storage',
			'Disk',
			'Memory',
			'CPU',
			'Press Enter to go on',
			'What to do',
		],
	},
	'zh-CN': {
		lan: [
			'网卡的编号',
			'布局的编号',
			'地址方式：1',
			'网段',
			'网关',
			'DSM 的 IP',
			'DNS',
			'DSM 的 MAC',
			'附加网卡',
		],
		rest: [
			'管理网络',
			'本机发布的端口',
			'局域网侧关闭的端口',
			'名称前缀',
			'容器名',
			'镜像',
			'存储目录',
			'磁盘',
			'内存',
			'CPU',
			'按 Enter 继续',
			'要执行的操作',
		],
	},
} as const;

function withEnter(questions: readonly string[]) {
	return questions.map(question => [question, ''] as const);
}

/** Each character is written once, and stays: no sequence but the two that mark pastes, and no line begun anew. */
function expectLinear(terminal: TestTerminal, pastes = ['[?2004h', '[?2004l']): void {
	const [, ...sequences] = terminal.raw().split('\u001B');
	expect(sequences.map(sequence => sequence.slice(0, 7))).toEqual(pastes);
	expect(terminal.raw().replaceAll('\r\n', '')).not.toMatch(/[\r\b\v\f\u009b]/);
}

async function endedWith(terminal: TestTerminal, code: number): Promise<string> {
	await terminal.waitFor('after ', {within: 'scrollback'});
	await terminal.exit;
	const all = terminal.scrollback();
	expect(all).toContain(`code ${code}\n`);
	const [, before] = /^before (\S+)$/m.exec(all) ?? [];
	expect(before).toBeTruthy();
	expect(all).toContain(`after ${before}`);
	expect(terminal.modes().bracketedPasteMode).toBe(false);
	expect(terminal.isCursorVisible()).toBe(true);
	return all;
}

describe.each(supportedNodes)('on Node %i', version => {
	beforeAll(async () => {
		node = await nodeBinary(version);
		return () => {
			node = process.execPath;
		};
	});

	test.each(['en', 'zh-CN'] as const)(
		'from the first question to a script on the disk, in %s [F7]',
		async lang => {
			const {terminal, folder} = await start({args: ['--accessible', '--lang', lang]});
			const {lan, rest} = inOrder[lang];
			await answer(terminal, ...withEnter([...lan, ...rest]), [lang === 'en' ? 'File' : '文件', 'my dsm.sh']);
			const all = await endedWith(terminal, 0);
			expect(await fs.readFile(path.join(folder, 'my dsm.sh'), 'utf8')).toMatch(/^#!\/bin\/sh\n/);
			expect(all).toContain(`sudo sh '${path.join(folder, 'my dsm.sh')}' up`);
			expect(all).not.toMatch(/[❯✔┌│✖]/);
			expectLinear(terminal);
		},
	);

	test.each([
		['SIGTERM', 143],
		['SIGHUP', 129],
		['SIGINT', 130],
	] as const)('%s gives the terminal back [C5]', async (signal, code) => {
		const {terminal} = await start();
		await answer(terminal, ['Card, by', '']);
		await terminal.waitFor(/Layout, by .*: ?$/);
		const child = (await fs.readFile(`/proc/${terminal.pid}/task/${terminal.pid}/children`, 'utf8')).trim();
		process.kill(Number(child), signal);
		await endedWith(terminal, code);
		expectLinear(terminal);
	});

	test('a connection that is lost ends it', async () => {
		const {terminal} = await start();
		await terminal.waitFor(/Card, by .*: ?$/);
		terminal.hangUp();
		expect((await terminal.exit).signal).toBe(1);
	});
});

test('an answer that is wrong is told so, and asked for again; < goes back; ? explains', async () => {
	const {terminal} = await start();
	await answer(
		terminal,
		['Card, by', 'wlp5s0'],
		['Card, by', '?'],
		['Card, by', ''],
		['Layout, by', '<'],
		['Card, by', '1'],
		['Layout, by', 'direct'],
		['Address: 1', ''],
		['Subnet', '10.0.0.1'],
		['Subnet', '?'],
		['Subnet', '<'],
		['Address: 1', '2'],
		['DSM’s MAC', ''],
	);
	await terminal.waitFor(/Further cards .*: ?$/);
	const all = terminal.scrollback();
	expect(all).toContain('wlp5s0 cannot be chosen');
	expect(all).toContain('“10.0.0.1” is not a subnet');
	expect(all).toContain('The subnet behind the card');
	terminal.press('ctrlC');
	await endedWith(terminal, 130);
	expectLinear(terminal);
});

test('two or three Enters at once answer one question', async () => {
	const {terminal} = await start();
	await terminal.waitFor(/Card, by .*: ?$/);
	for (const question of [...inOrder.en.lan.slice(1), ...inOrder.en.rest, 'File']) {
		terminal.type('\r\r\r');
		await terminal.waitUntil(seen => new RegExp(`${question}[^\\n]*: ?$`).test(seen));
	}
	terminal.press('ctrlC');
	const all = await endedWith(terminal, 130);
	expect(all.match(/Layout, by/g)).toHaveLength(1);
});

test('a paste of several lines is one answer, and waits for Enter', async () => {
	const {terminal} = await start();
	await terminal.waitFor(/Card, by .*: ?$/);
	terminal.paste('1\r\n1\n\n');
	await terminal.waitFor(/Card, by .*: 1 1$/);
	terminal.press('enter');
	await terminal.waitFor('“1 1” is not in the list');
	terminal.press('ctrlC');
	await endedWith(terminal, 130);
});

test('what is typed can be taken back; arrows, a mouse and the focus leave nothing', async () => {
	const {terminal} = await start();
	await terminal.waitFor(/Card, by .*: ?$/);
	terminal.type('网卡x');
	await terminal.waitFor(/: 网卡x$/);
	terminal.press('backspace', 'backspace');
	await terminal.waitFor(/: 网$/);
	terminal.press('ctrlU', 'up', 'left', 'home', 'delete', 'pageDown');
	terminal.type('\u001B[<0;10;20M\u001B[M !!\u001B[I\u001B[O\u001Bb2');
	await terminal.waitFor(/: 2$/);
	terminal.press('enter');
	await terminal.waitFor(/Layout, by .*: ?$/);
	terminal.press('esc');
	await terminal.waitFor(/Card, by .*\[2 enp4s0\]: ?$/);
	terminal.press('ctrlD');
	await endedWith(terminal, 130);
});

test.each([
	[{ACCESSIBLE: '1'}, ['[?2004h', '[?2004l']],
	[{INK_SCREEN_READER: 'true'}, ['[?2004h', '[?2004l']],
	// It does not know that sequence either.
	[{TERM: 'dumb'}, []],
])('%j asks for lines as well', async (env, pastes) => {
	const {terminal} = await start({args: [], env});
	await answer(terminal, ['Card, by', '']);
	await terminal.waitFor(/Layout, by .*: ?$/);
	terminal.press('ctrlC');
	const all = await endedWith(terminal, 130);
	expectLinear(terminal, pastes);
	if ('TERM' in env) expect(all).toMatch(/^[\x20-\x7e\n]*$/);
});

/** The same machine, which would lose an address with that card. */
async function withAddress(name: string): Promise<string> {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-facts-'));
	onTestFinished(() => fs.rm(folder, {recursive: true, force: true}));
	const machine = JSON.parse(await fs.readFile(facts, 'utf8'));
	const addresses = [{family: 4, address: '192.168.9.7', prefix: 24, scope: 'global'}];
	machine.nics = machine.nics.map((nic: {readonly name: string}) =>
		nic.name === name ? {...nic, up: true, carrier: true, addresses} : nic,
	);
	const file = path.join(folder, 'facts.json');
	await fs.writeFile(file, JSON.stringify(machine));
	return file;
}

test('where pastes are not marked, a danger is not agreed to: the command that does is told', async () => {
	const {terminal} = await start({
		args: ['--nic', 'enp4s0', '--layout', 'direct'],
		machine: await withAddress('enp4s0'),
		env: {TERM: 'dumb'},
	});
	const {lan, rest} = inOrder.en;
	const {unmarked} = textsIn('en').terminal;
	const questions = [...lan, ...rest.slice(0, rest.indexOf('Press Enter to go on'))];
	await answer(terminal, ...withEnter(questions.map(question => question.replace('’', "'"))));
	await terminal.waitFor(/< goes back, Ctrl-C leaves: ?$/, {within: 'scrollback'});
	terminal.type('enp4s0\r');
	await terminal.waitUntil(seen => seen.split(unmarked).length === 3, {within: 'scrollback'});
	expect(terminal.scrollback()).toMatch(/^ {2}.*vdsm-passthru export .*--nic enp4s0.* --consent /m);
	terminal.press('ctrlC');
	await endedWith(terminal, 130);
});

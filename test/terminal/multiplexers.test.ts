import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {openTerminal, type TestTerminal} from './pty.js';

// tmux and screen in between: each is a terminal of its own, with a name, abilities and a history of its own.

const run = promisify(execFile);
const program = path.resolve('dist/vdsm-passthru.cjs');
const facts = path.resolve('docs/examples/homelab.json');

beforeAll(async () => {
	await fs.access(program);
});

async function folderOfItsOwn(): Promise<string> {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-mux-'));
	onTestFinished(() => fs.rm(folder, {recursive: true, force: true}));
	return folder;
}

/** Runs the wizard with a history before it, and shows how it ended; then waits for somebody to end it all. */
const inside = `seq -f 'history %03g' 100; stty -a > before; ${JSON.stringify(process.execPath)} ${JSON.stringify(program)} --facts ${JSON.stringify(facts)}; echo "code $?"; stty -a > after; echo "ended"; read -r _`;

type Session = {
	readonly folder: string;
	/** What the pane shows. */
	readonly pane: () => Promise<string>;
	readonly send: (...keys: readonly string[]) => Promise<unknown>;
	readonly attach: (columns: number, rows: number) => TestTerminal;
	readonly detach: () => Promise<unknown>;
};

async function tmux(name: string): Promise<Session> {
	const folder = await folderOfItsOwn();
	const socket = path.join(folder, 'socket');
	const env = {
		PATH: process.env['PATH'],
		HOME: folder,
		LANG: 'C.UTF-8',
		TERM: 'xterm-256color',
		SHELL: '/bin/sh',
	};
	const config = path.join(folder, 'config');
	await fs.writeFile(config, `set -g default-terminal ${name}\nset -g escape-time 20\n`);
	const call = (...args: readonly string[]) =>
		run('tmux', ['-f', config, '-S', socket, ...args], {env, cwd: folder});
	await call('new-session', '-d', '-x', '80', '-y', '24', inside);
	onTestFinished(async () => void (await call('kill-server').catch(() => undefined)));
	return {
		folder,
		pane: async () => (await call('capture-pane', '-p', '-S', '-500')).stdout,
		send: (...keys) => call('send-keys', ...keys),
		attach: (columns, rows) =>
			openTerminal({file: 'tmux', args: ['-S', socket, 'attach'], env: {LANG: 'C.UTF-8'}, columns, rows}),
		detach: () => call('detach-client'),
	};
}

/** screen can be asked for its lines only where somebody looks at it, so somebody does. */
async function screen(): Promise<Session> {
	const folder = await folderOfItsOwn();
	const sockets = path.join(folder, 'sockets');
	await fs.mkdir(sockets, {mode: 0o700});
	await fs.writeFile(path.join(folder, 'inside'), inside);
	const env = {
		PATH: process.env['PATH'],
		HOME: folder,
		LANG: 'C.UTF-8',
		TERM: 'xterm-256color',
		SCREENDIR: sockets,
	};
	const call = (...args: readonly string[]) =>
		run('screen', ['-c', '/dev/null', ...args], {env, cwd: folder});
	const command = (...words: readonly string[]) => call('-S', 'test', '-p', '0', '-X', ...words);
	await call('-U', '-h', '1000', '-dmS', 'test', 'sh', path.join(folder, 'inside'));
	onTestFinished(async () => void (await command('quit').catch(() => undefined)));
	const copy = path.join(folder, 'copy');
	const names: Readonly<Record<string, string>> = {
		Enter: '\r',
		Down: '\u001B[B',
		Escape: '\u001B',
		'C-c': '\u0003',
	};
	return {
		folder,
		async pane() {
			await fs.rm(copy, {force: true});
			await command('hardcopy', '-h', copy);
			await expect.poll(() => fs.readFile(copy, 'utf8').catch(() => ''), {timeout: 5000}).not.toBe('');
			return fs.readFile(copy, 'utf8');
		},
		send: (...keys) => command('stuff', keys.map(key => names[key] ?? key).join('')),
		attach: (columns, rows) =>
			openTerminal({
				file: 'screen',
				args: ['-U', '-r', 'test'],
				env: {LANG: 'C.UTF-8', SCREENDIR: sockets, HOME: folder},
				columns,
				rows,
			}),
		detach: () => call('-S', 'test', '-d'),
	};
}

async function shows(session: Session, wanted: RegExp | string): Promise<string> {
	const holds = (text: string) => (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text));
	await expect.poll(async () => holds(await session.pane()), {timeout: 20_000}).toBe(true);
	return session.pane();
}

describe.each([
	['tmux', 'tmux', () => tmux('tmux-256color')],
	['tmux as TERM=screen', 'tmux', () => tmux('screen')],
	['screen', 'screen', screen],
] as const)('in %s', (_, name, open) => {
	test.skipIf(!existsSync(`/usr/bin/${name}`))(
		'it is drawn, hears keys, and survives being left and looked at in other sizes [C5, C6]',
		async () => {
			const session = await open();
			await shows(session, /enp3s0 +recommended[\s\S]*Ctrl-C quit/);
			await session.send('Enter');
			await shows(session, 'How should DSM be wired');
			await session.send('Enter');
			await shows(session, 'Which address should DSM');
			for (const [columns, rows] of [
				[60, 17],
				[120, 40],
				[50, 12],
				[80, 25],
			] as const) {
				const client = session.attach(columns, rows);
				await client.waitFor(columns < 60 ? 'at least 60' : /Which address[\s\S]*Ctrl-C quit/);
				await session.detach();
				await client.exit;
			}
			await session.send('Down', 'Down', 'Down');
			await session.send('192.168.1.77');
			await shows(session, '192.168.1.77');
			await session.send('Escape');
			await shows(session, 'How should DSM be wired');
			await session.send('C-c');
			const all = await shows(session, /^ended/m);
			expect(all).toContain('code 130');
			// Its own history holds what stood there before.
			for (const line of ['001', '050', '100']) expect(all).toContain(`history ${line}`);
			const read = (name: string) => fs.readFile(path.join(session.folder, name), 'utf8');
			// The size is another one by now.
			const modes = (text: string) => text.replace(/rows \d+; columns \d+/, '');
			expect(modes(await read('after'))).toBe(modes(await read('before')));
		},
	);
});

/** Names of terminals as they come, and what each is to show. */
test.each([
	['xterm', /❯ enp3s0/],
	['screen', /❯ enp3s0/],
	['screen-256color', /❯ enp3s0/],
	['tmux-256color', /❯ enp3s0/],
	['vt100', /❯ enp3s0/],
	['vt220', /❯ enp3s0/],
	['linux', /> enp3s0/],
	['no-such-terminal', /❯ enp3s0/],
	[undefined, /❯ enp3s0/],
	['dumb', /\[1 enp3s0\]: ?$/],
])('TERM=%s', async (name, wanted) => {
	const unset = name === undefined ? 'unset TERM; ' : '';
	const terminal = openTerminal({
		file: '/bin/sh',
		args: ['-c', `${unset}exec "$@"`, 'sh', process.execPath, program, '--facts', facts],
		...(name !== undefined && {env: {TERM: name}}),
		columns: 80,
		rows: 24,
	});
	await terminal.waitFor(wanted);
	terminal.press('enter');
	await terminal.waitFor('How should DSM be wired');
	terminal.press('ctrlC');
	expect((await terminal.exit).code).toBe(130);
});

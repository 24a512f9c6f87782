import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {writeFacts} from '../../source/host/facts-file.js';
import type {Facts} from '../../source/model/facts.js';
import {makeNic} from '../helpers/facts.js';
import {homelab} from '../wizard/helpers/homelab.js';
import {onwardTo} from './onward.js';
import {openTerminal, type TerminalOptions, type TestTerminal} from './pty.js';

// Windows of any size, that change at any time, and bytes that arrive as they like.

const program = path.resolve('dist/vdsm-passthru.cjs');

beforeAll(async () => {
	await fs.access(program);
});

type Options = Partial<TerminalOptions> & {readonly facts?: Facts; readonly script?: string};

const watched =
	'echo "before $(stty -g)"; seq -f "history %03g" 100; "$@"; echo "code $?"; echo "after $(stty -g)"';

async function start({
	facts = homelab.facts,
	script = watched,
	...options
}: Options = {}): Promise<TestTerminal> {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-sizes-'));
	onTestFinished(() => fs.rm(folder, {recursive: true, force: true}));
	const file = path.join(folder, 'facts.json');
	await fs.writeFile(file, writeFacts(facts));
	return openTerminal({
		file: '/bin/sh',
		cwd: folder,
		columns: 80,
		rows: 24,
		...options,
		args: ['-c', script, 'sh', process.execPath, program, '--facts', file, ...(options.args ?? [])],
	});
}

async function left(terminal: TestTerminal, code = 130): Promise<string> {
	terminal.press('ctrlC');
	await terminal.waitFor(`code ${code}`);
	await terminal.exit;
	const all = terminal.scrollback();
	const [, before] = /^before (\S+)$/m.exec(all) ?? [];
	expect(before).toBeTruthy();
	expect(all).toContain(`after ${before}`);
	expect(terminal.isCursorVisible()).toBe(true);
	expect(terminal.modes()).toMatchObject({
		bracketedPasteMode: false,
		synchronizedOutputMode: false,
		mouseTrackingMode: 'none',
		applicationCursorKeysMode: false,
		sendFocusMode: false,
	});
	return all;
}

const screens = [
	'How should',
	'Which address',
	'How will you reach',
	'What should the virtual',
	'What you should',
	'This is what',
];

/** Enter until this stands on the screen. */
test.each([
	[60, 16],
	[79, 17],
	[80, 24],
	[132, 43],
	[200, 60],
	[200, 16],
	[60, 60],
])('at %i×%i each screen fits, and its keys are shown [C6]', async (columns, rows) => {
	const terminal = await start({columns, rows});
	await terminal.waitFor('❯ enp3s0');
	for (const screen of screens) {
		await onwardTo(terminal, screen);
		// The last line of keys is there, and nothing has been pushed above the window.
		await terminal.waitFor(/Ctrl-C quit$/);
	}
	expect(terminal.scrollback().match(/Ctrl-C quit/g)).toHaveLength(1);
	expect(await left(terminal)).toContain('history 100');
});

test.each([
	['wizard', [], '❯ enp3s0'],
	['in lines', ['--accessible'], 'enp3s0\\]: ?$'],
] as const)('a terminal that does not know its size is taken for 80×24: %s', async (_, args, wanted) => {
	const terminal = await start({args, script: `stty rows 0 cols 0; ${watched}`});
	await terminal.waitFor(new RegExp(wanted));
	const widest = Math.max(
		...terminal
			.screen()
			.split('\n')
			.map(line => line.length),
	);
	expect(widest).toBeGreaterThan(60);
	expect(widest).toBeLessThanOrEqual(80);
	await left(terminal);
});

test.each(['all at once', 'one by one'])('a hundred resizes while keys are pressed, %s [C6]', async pace => {
	const terminal = await start({columns: 100, rows: 30});
	await terminal.waitFor('❯ enp3s0');
	await onwardTo(terminal, 'Which address');
	let rows = 30;
	let shrunk = 0;
	for (let round = 0; round < 100; round++) {
		const written = terminal.raw().length;
		const next = 8 + ((round * 11) % 45);
		if (next < rows) shrunk++;
		rows = next;
		terminal.resize(40 + ((round * 37) % 160), rows);
		terminal.press(round % 2 === 0 ? 'down' : 'up');
		if (pace === 'one by one') await terminal.waitUntil(() => terminal.raw().length > written);
	}
	terminal.resize(100, 30);
	terminal.press('down');
	terminal.type('x');
	await terminal.waitFor(/❯.*x[\s\S]*Ctrl-C quit/);
	const all = terminal.scrollback();
	for (let line = 1; line <= 100; line++) expect(all).toContain(`history ${String(line).padStart(3, '0')}`);
	// biome-ignore lint/suspicious/noControlCharactersInRegex: what wipes a screen or its history
	expect(terminal.raw()).not.toMatch(/\u001B\[[23]J|\u001Bc/);
	// A window that loses rows pushes what stands at its top out of reach, before the program can hear of it.
	expect(all.match(/Which address/g)?.length).toBeLessThanOrEqual(shrunk + 1);
	await left(terminal);
});

describe('long lists', () => {
	const many = Array.from({length: 40}, (_, index) =>
		makeNic({
			name: `enp${index + 10}s0`,
			index: index + 10,
			mac: `00:11:22:44:00:${(index + 16).toString(16)}`,
			permanentMac: null,
		}),
	);
	const facts = {...homelab.facts, nics: [...homelab.facts.nics, ...many]};

	test('scroll, to the last and back', async () => {
		const terminal = await start({facts, columns: 60, rows: 16});
		await terminal.waitFor('❯ enp3s0');
		for (const [key, last] of [
			['down', 'up'],
			['up', 'down'],
		] as const) {
			const seen = new Set<string>();
			for (let presses = 0; presses < 60; presses++) {
				for (const name of terminal.screen().match(/(?<=❯ )\S+/g) ?? []) seen.add(name);
				expect(terminal.screen()).toContain('Ctrl-C quit');
				const before = terminal.screen();
				terminal.press(key);
				if (seen.size === 45) break;
				await terminal.waitUntil(now => now !== before);
			}
			expect(seen.size, `${key}, ${last}`).toBe(45);
		}
		expect(await left(terminal)).toContain('history 100');
	});

	test('are numbered in lines', async () => {
		const terminal = await start({facts, columns: 80, rows: 60, args: ['--accessible']});
		await terminal.waitFor(/\]: ?$/);
		expect(terminal.scrollback()).toMatch(/^45\. /m);
		terminal.type('40\r');
		await terminal.waitFor(/Layout, by .*\]: ?$/);
		await left(terminal);
	});
});

describe('bytes as they come', () => {
	test('two or three Enters in one chunk skip no screen', async () => {
		const terminal = await start({rows: 40});
		await terminal.waitFor('❯ enp3s0');
		const found: string[] = [];
		for (let presses = 0; presses < 40 && !terminal.screen().includes('Where should'); presses++) {
			const before = terminal.screen();
			found.push(...screens.filter(screen => before.includes(screen)));
			terminal.type('\r\r\r');
			await terminal.waitUntil(now => now !== before);
		}
		expect([...new Set(found)]).toEqual(screens);
		await terminal.waitFor('Where should the script be saved?');
		await left(terminal);
	});

	test('a paste of several lines chooses and skips nothing', async () => {
		const terminal = await start();
		await terminal.waitFor('❯ enp3s0');
		const stays = async (text: string, wanted: string | RegExp) => {
			terminal.paste(text);
			// Something that is drawn behind the paste shows that it has been read.
			terminal.press('down', 'up');
			await terminal.waitFor(wanted);
		};
		await stays('a\nv\nr\nq\njk\n\n', 'Which network card');
		expect(terminal.screen()).not.toContain('docker0');
		terminal.press('enter');
		await terminal.waitFor('How should');
		await stays('classic\n\n\n', '❯ direct');
		terminal.press('enter');
		await terminal.waitFor('❯ Address');
		await stays('dhcp\n', /◉ static/);
		terminal.press('down', 'down', 'down');
		await terminal.waitFor('❯ DSM’s IP');
		terminal.paste('192.168.1.7\r\n192.168.1.8\n');
		await terminal.waitFor(/❯ DSM’s IP +192\.168\.1\.7 192\.168\.1\.8/);
		await left(terminal);
	});

	test('a mouse, the focus and the keys of other programs leave nothing in a field', async () => {
		const terminal = await start();
		await terminal.waitFor('❯ enp3s0');
		await onwardTo(terminal, '❯ Address');
		terminal.press('down', 'down', 'down');
		await terminal.waitFor('❯ DSM’s IP');
		for (const sequence of [
			'\u001B[<0;10;20M',
			'\u001B[<0;10;20m',
			'\u001B[I',
			'\u001B[O',
			'\u001B[24;80R',
			'\u001B[?1;2c',
			'\u001B[1;5P',
			'\u001Bx',
		])
			terminal.type(sequence);
		terminal.type('192.168.1.9');
		await terminal.waitFor(/192\.168\.1\.9/);
		expect(terminal.screen()).toMatch(/❯ DSM’s IP +192\.168\.1\.9$/m);
		await left(terminal);
	});
});

import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {nodeBinary, supportedNodes} from './nodes.js';
import {openTerminal, type TerminalOptions, type TestTerminal} from './pty.js';

// The published program on this machine, where no Docker Engine answers: that is the cause, whatever else there is.

const program = path.resolve('dist/vdsm-passthru.cjs');

let node = process.execPath;

beforeAll(async () => {
	await fs.access(program);
});

/** Waits for an Enter at its end: a pseudo-terminal may lose what is written right before its last program ends. */
const watched =
	'echo "before $(stty -g)"; seq -f "history %03g" 100; "$@"; echo "code $?"; echo "after $(stty -g)"; read -r _';

async function start(
	words: readonly string[],
	options: Partial<TerminalOptions> = {},
	script = watched,
): Promise<TestTerminal> {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-doctor-'));
	onTestFinished(() => fs.rm(folder, {recursive: true, force: true}));
	return openTerminal({
		file: '/bin/sh',
		args: ['-c', script, 'sh', node, program, ...words, ...(options.args ?? [])],
		cwd: folder,
		columns: options.columns ?? 80,
		rows: options.rows ?? 24,
		...(options.env && {env: options.env}),
	});
}

function doctor(options: Partial<TerminalOptions> = {}): Promise<TestTerminal> {
	return start(['doctor'], options);
}

async function endedWith(terminal: TestTerminal, code: number): Promise<string> {
	await terminal.waitFor('after ', {within: 'scrollback'});
	terminal.press('enter');
	await terminal.exit;
	const all = terminal.scrollback();
	expect(all).toContain(`code ${code}\n`);
	const [, before] = /^before (\S+)$/m.exec(all) ?? [];
	expect(before).toBeTruthy();
	expect(all).toContain(`after ${before}`);
	expect(terminal.isCursorVisible()).toBe(true);
	expect(terminal.modes().bracketedPasteMode).toBe(false);
	expect(terminal.modes().synchronizedOutputMode).toBe(false);
	for (const number of ['001', '050', '100']) expect(all).toContain(`history ${number}`);
	return all;
}

/** Without Docker that is most of it. */
async function openUnknown(terminal: TestTerminal): Promise<void> {
	for (let presses = 0; presses < 12 && !/❯ \[\+\] \d+ could not/.test(terminal.screen()); presses++) {
		const before = terminal.screen();
		terminal.press('down');
		await terminal.waitUntil(now => now !== before);
	}
	terminal.press('enter');
	await terminal.waitFor(/\[-\] \d+ could not be looked at/);
}

/** The one cause here, in all languages: a Docker that is not there, or does not answer. */
const cause = /--explain engine-answers/;

describe.each(supportedNodes)('on Node %i', version => {
	beforeAll(async () => {
		node = await nodeBinary(version);
	});

	test('names the cause, and leaves it in the scrollback as text', async () => {
		const terminal = await doctor();
		const screen = await terminal.waitFor(cause);
		expect(screen).toContain('The most likely cause');
		expect(screen).toMatch(/❯ ✖ \S/);
		expect(screen).toContain('q leave');
		terminal.type('q');
		const all = await endedWith(terminal, 3);
		expect(all).toContain('The most likely cause');
		expect(all).toMatch(cause);
		for (const gone of ['❯', 'q leave', 'r look again']) expect(all).not.toContain(gone);
	});
});

test.each([
	[60, 16, true],
	[60, 40, false],
	[200, 16, false],
])('in a window of %i×%i it is never taller than the window', async (columns, rows, scrolls) => {
	const terminal = await doctor({columns, rows});
	await terminal.waitFor('most likely cause');
	await openUnknown(terminal);
	for (const key of ['end', 'pageUp', 'pageDown', 'home'] as const) {
		terminal.press(key);
		if (scrolls)
			await terminal.waitFor(key === 'end' || key === 'pageDown' ? / lines? above/ : /more lines? below/);
	}
	// What stood above is where it was: a frame that is too tall would have pushed it away, or wiped it out.
	expect(terminal.scrollback().match(/Looking along the wire/g) ?? []).toEqual([]);
	expect(terminal.scrollback().match(/history 100/g)).toHaveLength(1);
	terminal.type('q');
	await endedWith(terminal, 3);
});

test('an arrow and Enter open what could not be looked at', async () => {
	const terminal = await doctor({rows: 40});
	await terminal.waitFor(cause);
	await openUnknown(terminal);
	await terminal.waitFor(/\(Docker cannot\s+be\s+asked\)/);
	terminal.press('esc');
	await endedWith(terminal, 3);
});

test('in ASCII there is nothing but ASCII', async () => {
	const terminal = await doctor({args: ['--ascii']});
	await terminal.waitFor(cause);
	expect(terminal.screen()).toMatch(/^[\x20-\x7e\n]*$/);
	expect(terminal.screen()).toMatch(/> x \S/);
	terminal.type('q');
	await endedWith(terminal, 3);
});

test('in Chinese', async () => {
	const terminal = await doctor({args: ['--lang', 'zh-CN']});
	const screen = await terminal.waitFor(cause);
	expect(screen).toContain('最可能的原因');
	expect(screen).toContain('处理办法');
	terminal.type('q');
	expect(await endedWith(terminal, 3)).toContain('最可能的原因');
});

test('without colours nothing is coloured', async () => {
	const terminal = await doctor({args: ['--no-color']});
	await terminal.waitFor(cause);
	terminal.type('q');
	await endedWith(terminal, 3);
	// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences that set a colour
	expect(terminal.raw()).not.toMatch(/\u001b\[(?:3|4|9|10)\d/);
});

test('for a screen reader it says lines, draws nothing, and ends [F7]', async () => {
	const terminal = await doctor({args: ['--accessible'], rows: 200});
	const all = await endedWith(terminal, 3);
	expect(all).toMatch(cause);
	const said = terminal.raw().split('before ')[1] ?? '';
	expect(said).not.toContain('\u001B');
	expect(said.replaceAll('\r\n', '')).not.toMatch(/[\r\b]/);
});

test('r looks again', async () => {
	const terminal = await doctor();
	await terminal.waitFor(cause);
	terminal.type('r');
	await terminal.waitFor('Looking along the wire');
	await terminal.waitFor(cause);
	terminal.type('q');
	await endedWith(terminal, 3);
});

test('a storm of resizes leaves the history and ends well', async () => {
	const terminal = await doctor({columns: 100, rows: 30});
	await terminal.waitFor(cause);
	for (const [columns, rows] of [
		[60, 16],
		[30, 8],
		[200, 50],
		[61, 17],
		[100, 30],
	] as const)
		terminal.resize(columns, rows);
	await terminal.waitFor('r look again');
	terminal.type('q');
	await terminal.waitFor('code 3', {within: 'scrollback'});
});

test.each([
	['while it looks', 'Looking along the wire'],
	['when it has found something', 'r look again'],
])('Ctrl-C %s ends at once with 130 [C5]', async (_, wanted) => {
	const terminal = await doctor();
	// The first frame may be there before the keys are ours, and then the shell would hear it as well.
	await terminal.waitUntil(text => text.includes(wanted) && terminal.modes().bracketedPasteMode);
	terminal.press('ctrlC');
	await endedWith(terminal, 130);
});

test('a terminal that goes away takes it along', async () => {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-doctor-'));
	onTestFinished(() => fs.rm(folder, {recursive: true, force: true}));
	const file = path.join(folder, 'code');
	const terminal = await start(['doctor'], {}, `trap '' HUP; "$@"; echo "$?" > '${file}'`);
	await terminal.waitFor(cause);
	terminal.hangUp();
	const code = async () => fs.readFile(file, 'utf8').catch(() => '');
	await expect.poll(code, {timeout: 20_000}).toBe('129\n');
});

test('t on the wizard’s first screen leads here, and Esc leaves', async () => {
	const terminal = await start([]);
	await terminal.waitFor('t troubleshoot');
	terminal.type('t');
	const screen = await terminal.waitFor(cause);
	expect(screen).not.toContain('Which network card');
	terminal.press('esc');
	const all = await endedWith(terminal, 3);
	expect(all).not.toContain('Which network card');
});

test('without a fix there is none to take back', async () => {
	const terminal = await start(['doctor', '--undo-fix', '--state-dir', '/tmp/vdsm-passthru-no-such-folder']);
	expect(await endedWith(terminal, 0)).toContain('no fix of doctor’s to take back');
});

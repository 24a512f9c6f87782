import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {buildFixture} from './build-fixture.js';
import {nodeBinary, supportedNodes} from './nodes.js';
import {openTerminal, type TerminalOptions, type TestTerminal} from './pty.js';

let driver = '';
let node = process.execPath;

beforeAll(async () => {
	const {file, remove} = await buildFixture('live-driver.ts');
	driver = file;
	return remove;
});

type Options = Partial<TerminalOptions> & {
	readonly stream?: string;
	readonly delay?: number;
	readonly flags?: readonly string[];
	/** What the shell runs; the driver is its arguments. */
	readonly script?: string;
};

type Playing = {readonly terminal: TestTerminal; readonly notes: () => Promise<string[]>};

/** Plays a recorded run in a terminal. The notes are what the driver wrote into its file. */
async function play(options: Options = {}): Promise<Playing> {
	const {stream = 'applyRun', delay = 20, flags = [], script = 'exec "$@"'} = options;
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-notes-'));
	onTestFinished(() => fs.rm(folder, {recursive: true, force: true}));
	const file = path.join(folder, 'notes');
	const terminal = openTerminal({
		file: '/bin/sh',
		args: ['-c', script, 'sh', node, driver, stream, String(delay), file, ...flags],
		columns: options.columns ?? 90,
		rows: options.rows ?? 28,
		...(options.env && {env: options.env}),
	});
	const notes = async () => (await fs.readFile(file, 'utf8').catch(() => '')).split('\n').filter(Boolean);
	return {terminal, notes};
}

/** Waits for what the driver writes: it is all that can be seen of a program without a terminal. */
async function noted(notes: Playing['notes'], wanted: RegExp): Promise<string[]> {
	const end = performance.now() + 40_000;
	for (;;) {
		const lines = await notes();
		if (lines.some(line => wanted.test(line))) return lines;
		if (performance.now() > end) throw new Error(`${wanted} never came: ${lines.join(', ')}`);
		await new Promise(resolve => setTimeout(resolve, 20));
	}
}

/** A history before, and the state of the terminal before and after. */
const watched =
	'seq -f "history %03g" 100; echo "before $(stty -g)"; "$@"; echo "code $?"; echo "after $(stty -g)"';

function expectRestored(terminal: TestTerminal): void {
	const all = terminal.scrollback();
	const [, before] = /^before (\S+)$/m.exec(all) ?? [];
	expect(before).toBeTruthy();
	expect(all).toContain(`after ${before}`);
	expect(terminal.isCursorVisible()).toBe(true);
	expect(terminal.modes().bracketedPasteMode).toBe(false);
	expect(terminal.modes().synchronizedOutputMode).toBe(false);
}

test('what is over stays, once and in order, and the terminal is given back [C5]', async () => {
	const {terminal, notes} = await play({stream: 'failedRun', script: watched});
	await terminal.waitFor('step 1 of 10', {within: 'scrollback'});
	await terminal.exit;
	const all = terminal.scrollback();
	for (const once of [
		'✔ Image vdsm/virtual-dsm:latest  48.3 s',
		'✖ Failed: Container vdsm',
		'▲ That did not work.',
		'✔ Undone: LAN network vdsm-eth1-macvlan',
	])
		expect(all.split(once)).toHaveLength(2);
	for (const gone of ['Still to come', 'Ctrl-C', 'step 1 of']) expect(all).not.toContain(gone);
	for (const number of ['001', '050', '100']) expect(all).toContain(`history ${number}`);
	expect(all).toContain('It did not work. The step that failed: Container vdsm.');
	expect(all).toContain('code 0');
	expect(await notes()).toEqual(['end']);
	expectRestored(terminal);
});

test('the wiring fills in as the run goes on, where the window has room, and does not stay', async () => {
	const {terminal} = await play({delay: 60, columns: 80, rows: 24, script: watched});
	await terminal.waitFor('LAN ── ○ enp3s0 ── ○ macvlan passthru ── ○ br0 ── ○ DSM');
	await terminal.waitFor('this machine ╌╌ ✔ vdsm-eth0-bridge ╌╌ ○ NAT');
	await terminal.waitFor('LAN ── ✔ enp3s0 ── ✔ macvlan passthru ── ✔ br0 ── ');
	await terminal.waitFor('code 0');
	await terminal.exit;
	expect(terminal.scrollback()).not.toContain('LAN ──');
	expectRestored(terminal);
});

test.each([
	['in the smallest window', {columns: 60, rows: 16}],
	['for a screen reader', {flags: ['accessible']}],
] as const)('%s the wiring is not drawn', async (_, options) => {
	const {terminal} = await play({...options, delay: 30});
	await terminal.waitFor('Storage folder', {within: 'scrollback'});
	await terminal.exit;
	expect(terminal.raw()).not.toMatch(/LAN (?:──|--)/);
});

test('Ctrl-C is heard at once, said on the screen, and ends nothing [C1, C4]', async () => {
	const {terminal, notes} = await play({delay: 100, script: watched});
	await terminal.waitFor('2 of 8 layers');
	let pressed = Date.now();
	terminal.press('ctrlC');
	await terminal.waitFor('Stopping: this step is finished, then');
	expect(Date.now() - pressed).toBeLessThan(1000);
	const first = (await noted(notes, /interrupt/)).map(line => Number(line.split(' ')[1]));
	expect(first).toHaveLength(1);
	expect((first[0] ?? 0) - pressed).toBeLessThan(200);
	pressed = Date.now();
	terminal.press('ctrlC');
	await terminal.waitFor('Stopping at once.');
	const second = (await notes()).map(line => Number(line.split(' ')[1]));
	expect(second).toHaveLength(2);
	expect((second[1] ?? 0) - pressed).toBeLessThan(200);
	await terminal.waitFor('code 0');
	await terminal.exit;
	expect(terminal.scrollback()).toContain('✔ Container vdsm running');
	expectRestored(terminal);
});

test('a storm of resizes leaves what is over where it is, and wipes no history [C6]', async () => {
	const {terminal} = await play({delay: 60, columns: 100, rows: 30, script: watched});
	await terminal.waitFor('step 4 of 10', {within: 'scrollback'});
	for (let round = 0; round < 40; round++) {
		terminal.resize(60 + ((round * 37) % 90), 16 + ((round * 11) % 30));
		await new Promise(resolve => setTimeout(resolve, 5));
	}
	terminal.resize(100, 30);
	await terminal.waitFor('after ');
	await terminal.exit;
	const all = terminal.scrollback();
	expect(all).toContain('code 0');
	const history = Array.from({length: 100}, (_, index) => `history ${String(index + 1).padStart(3, '0')}`);
	// As for the wizard: a window that changes faster than a program can answer may cost the height of a frame.
	expect(history.filter(line => all.includes(line)).length).toBeGreaterThanOrEqual(70);
	const over = ['Image vdsm/', 'Storage folder', 'Start hook', 'Management network', 'LAN network'];
	expect(over.filter(title => all.includes(`✔ ${title}`))).toEqual(over);
	expectRestored(terminal);
});

test('a window that is too small says so while the work goes on [C4, C6]', async () => {
	const {terminal, notes} = await play({delay: 100, columns: 40, rows: 8, script: watched});
	await terminal.waitFor('This window is 40×8');
	terminal.resize(80, 24);
	await terminal.waitFor(/step \d+ of 10/);
	terminal.resize(30, 4);
	await noted(notes, /end/);
	await terminal.exit;
	expectRestored(terminal);
});

test('the word is typed, and Enter pressed, to confirm [B3]', async () => {
	const {terminal, notes} = await play({stream: 'confirmRun', script: watched});
	await terminal.waitFor('❯');
	expect(terminal.isCursorVisible()).toBe(true);
	terminal.press('enter');
	await terminal.waitFor('Not confirmed');
	terminal.type('y');
	await terminal.waitFor('❯ y');
	terminal.press('enter');
	await terminal.waitFor('Not confirmed');
	terminal.paste('keep\r');
	await terminal.waitFor('pasting does not count');
	terminal.press('ctrlD');
	expect(await notes()).toEqual([]);
	for (const letter of 'keep') terminal.type(letter);
	await terminal.waitFor('❯ keep');
	terminal.press('enter');
	await terminal.waitFor('✔ Confirmed: the change stays.');
	await terminal.waitFor('after ');
	await terminal.exit;
	expect(await notes()).toEqual(['confirmed', 'end']);
	expectRestored(terminal);
});

test('for a screen reader each line is written once, and the word is asked for all the same [F7]', async () => {
	const {terminal, notes} = await play({stream: 'confirmRun', flags: ['accessible'], script: watched});
	await terminal.waitFor('To keep the change, type “keep” and press Enter:');
	terminal.type('keep\r');
	await terminal.waitFor('press Enter: keep');
	expect(await notes()).toEqual([]);
	terminal.paste('keep');
	await terminal.waitFor('pasting does not count');
	terminal.press('enter');
	await terminal.waitFor('Confirmed: the change stays.');
	await terminal.waitFor('after ');
	await terminal.exit;
	expect(await notes()).toEqual(['confirmed', 'end']);
	// Marking pastes is all that the terminal is asked for.
	const [, ...sequences] = terminal.raw().split('\u001B');
	expect(sequences.map(sequence => sequence.slice(0, 7))).toEqual(['[?2004h', '[?2004l']);
	expectRestored(terminal);
});

test('where pastes are not marked, the word is not asked for, nor heard: another session keeps the change', async () => {
	const {terminal, notes} = await play({
		stream: 'confirmRun',
		flags: ['accessible', 'ascii'],
		env: {TERM: 'dumb'},
		columns: 120,
		script: watched,
	});
	await terminal.waitFor('To keep the change, use another session, with the command above.');
	expect(terminal.screen()).toMatch(/vdsm-passthru confirm keep\n[^\n]*does not tell a paste from typing/);
	for (const letter of 'keep') terminal.type(letter);
	terminal.press('enter', 'ctrlC');
	await terminal.waitFor('Stopping: ', {within: 'scrollback'});
	expect(await notes()).toEqual([expect.stringMatching(/^interrupt/)]);
	expect(terminal.screen()).not.toMatch(/^keep/m);
});

test('Ctrl-C is heard there as well', async () => {
	const {terminal, notes} = await play({flags: ['accessible'], delay: 80, script: watched});
	await terminal.waitFor('[2/10]', {within: 'scrollback'});
	terminal.press('ctrlC');
	await terminal.waitFor('Stopping: ', {within: 'scrollback'});
	expect(await noted(notes, /interrupt/)).toHaveLength(1);
	await terminal.waitFor('code 0', {within: 'scrollback'});
	await terminal.exit;
	expectRestored(terminal);
});

// What Node does at its end differs from version to version.
describe.each(supportedNodes)('on Node %i', version => {
	beforeAll(async () => {
		node = await nodeBinary(version);
		return () => {
			node = process.execPath;
		};
	});

	test.each([
		['applyRun', []],
		['failedRun', []],
		['failedRun', ['accessible']],
	] as const)('a terminal that is lost during %s %j does not end it [C3]', async (stream, flags) => {
		const {terminal, notes} = await play({stream, flags, delay: 40});
		await terminal.waitFor('Storage folder', {within: 'scrollback'});
		terminal.hangUp();
		await noted(notes, /end/);
		// No core dump at its end either.
		expect(await terminal.exit).toEqual({code: 0, signal: undefined});
	});
});

import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import xterm from '@xterm/headless';
import {beforeAll, describe, expect, onTestFinished, test} from 'vitest';
import {writeFacts} from '../../source/host/facts-file.js';
import {textsIn} from '../../source/text/language.js';
import {homelab} from '../wizard/helpers/homelab.js';
import {nodeBinary, supportedNodes} from './nodes.js';
import {openTerminal, type TerminalOptions, type TestTerminal} from './pty.js';

const program = path.resolve('dist/vdsm-passthru.cjs');

let node = process.execPath;

beforeAll(async () => {
	await fs.access(program);
});

type Started = {readonly terminal: TestTerminal; readonly folder: string};

/** The published program, with the facts of a host that does not exist, in a folder of its own. */
async function start(options: Partial<TerminalOptions> = {}, script = 'exec "$@"'): Promise<Started> {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-wizard-'));
	onTestFinished(() => fs.rm(folder, {recursive: true, force: true}));
	const facts = path.join(folder, 'facts.json');
	await fs.writeFile(facts, writeFacts(homelab.facts));
	const terminal = openTerminal({
		file: '/bin/sh',
		args: ['-c', script, 'sh', node, program, '--facts', facts, ...(options.args ?? [])],
		cwd: folder,
		columns: options.columns ?? 80,
		rows: options.rows ?? 24,
		...(options.env && {env: options.env}),
	});
	return {terminal, folder};
}

/**
 * Prints the state of the terminal and a history, runs the wizard, and prints how it ended and the state again. The
 * state comes first: a storm of resizes may hit the lines next to the frame.
 */
const watched =
	'echo "before $(stty -g)"; seq -f "history %03g" 100; "$@"; echo "code $?"; echo "after $(stty -g)"';

async function walkToReview(terminal: TestTerminal): Promise<void> {
	await terminal.waitFor('❯ enp3s0');
	terminal.press('enter');
	await terminal.waitFor('How should DSM be wired');
	terminal.press('enter');
	await terminal.waitFor('❯ Address');
	for (const field of [
		'Subnet',
		'Gateway',
		'DSM’s IP',
		'DNS',
		'DSM’s MAC',
		'Further cards',
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
	]) {
		terminal.press('enter');
		await terminal.waitFor(new RegExp(`^❯ ${field}`, 'm'));
	}

	terminal.press('enter');
	await terminal.waitFor('What you should know');
	terminal.press('enter');
	await terminal.waitFor('❯ Save as shell script');
}

function expectRestored(terminal: TestTerminal): void {
	const all = terminal.scrollback();
	const [, before] = /^before (\S+)$/m.exec(all) ?? [];
	expect(before).toBeTruthy();
	expect(all).toContain(`after ${before}`);
	expect(terminal.isCursorVisible()).toBe(true);
	expect(terminal.modes().bracketedPasteMode).toBe(false);
	expect(terminal.modes().synchronizedOutputMode).toBe(false);
}

describe.each(supportedNodes)('on Node %i', version => {
	beforeAll(async () => {
		node = await nodeBinary(version);
	});

	test('from the first key to a script on the disk, and only the result stays in the scrollback', async () => {
		// Wide enough for the equivalent command with the path of the facts.
		const {terminal, folder} = await start({columns: 160}, watched);
		await walkToReview(terminal);
		terminal.press('enter');
		await terminal.waitFor('Where should the script be saved?');
		terminal.type('my dsm.sh');
		await terminal.waitFor('my dsm.sh');
		terminal.press('enter');
		await terminal.waitFor('after ');
		await terminal.exit;

		const script = await fs.readFile(path.join(folder, 'my dsm.sh'), 'utf8');
		expect(script).toMatch(/^#!\/bin\/sh\n/);
		expect(script).toContain('192.168.1.250');
		const all = terminal.scrollback();
		expect(all).toContain('code 0');
		const words = all.replaceAll(/( ?)\\\n */g, '$1');
		expect(words).toContain(`sudo sh '${path.join(folder, 'my dsm.sh')}' up`);
		expect(words).toContain(`sudo sh '${path.join(folder, 'my dsm.sh')}' down`);
		expect(all).toContain('http://192.168.1.250:5000');
		expect(words).toMatch(/npx vdsm-passthru export --facts \S+ --nic enp3s0 --ip 192\.168\.1\.250$/m);
		for (const number of ['001', '050', '100']) expect(all).toContain(`history ${number}`);
		for (const gone of ['Which network card', 'Which address', 'Save as shell script', '❯'])
			expect(all).not.toContain(gone);
		expectRestored(terminal);
	});

	test('a file that is there is not replaced without the word', async () => {
		const {terminal, folder} = await start({}, watched);
		await fs.writeFile(path.join(folder, 'vdsm-passthru.sh'), 'precious\n');
		await walkToReview(terminal);
		terminal.press('enter');
		await terminal.waitFor('Where should');
		terminal.press('enter');
		await terminal.waitFor('exists already');
		expect(await fs.readFile(path.join(folder, 'vdsm-passthru.sh'), 'utf8')).toBe('precious\n');
		terminal.type('overwrite');
		terminal.press('enter');
		await terminal.waitFor('code 0');
		expect(await fs.readFile(path.join(folder, 'vdsm-passthru.sh'), 'utf8')).toMatch(/^#!\/bin\/sh\n/);
	});

	test('a folder in the script’s place is called one, and no word replaces it', async () => {
		const {terminal, folder} = await start({}, watched);
		await fs.mkdir(path.join(folder, 'vdsm-passthru.sh'));
		await walkToReview(terminal);
		terminal.press('enter');
		await terminal.waitFor('Where should');
		terminal.press('enter');
		await terminal.waitFor('is a folder');
		expect(terminal.screen()).not.toContain('overwrite');
		terminal.type('vdsm-passthru.sh/x.sh');
		terminal.press('enter');
		await terminal.waitFor('code 0');
		expect(await fs.readdir(path.join(folder, 'vdsm-passthru.sh'))).toEqual(['x.sh']);
	});

	test('a compose project is saved as a folder', async () => {
		const {terminal, folder} = await start({}, watched);
		await walkToReview(terminal);
		terminal.press('down', 'enter');
		await terminal.waitFor('In which folder');
		terminal.press('enter');
		await terminal.waitFor('code 0');
		expect((await fs.readdir(path.join(folder, 'vdsm-passthru'))).length).toBeGreaterThan(1);
	});

	test('Ctrl-C in a field ends with 130 and gives the terminal back [C5]', async () => {
		const {terminal, folder} = await start({}, watched);
		await terminal.waitFor('❯ enp3s0');
		terminal.press('enter');
		await terminal.waitFor('How should');
		terminal.press('enter');
		await terminal.waitFor('❯ Address');
		expect(terminal.modes().bracketedPasteMode).toBe(true);
		terminal.press('down', 'ctrlC');
		await terminal.waitFor('code 130');
		await terminal.exit;
		expectRestored(terminal);
		expect(await fs.readdir(folder)).toEqual(['facts.json']);
	});

	test('leaving by Esc ends with 6, says that nothing was done, and gives the terminal back [C5]', async () => {
		const {terminal} = await start({}, watched);
		await terminal.waitFor('❯ enp3s0');
		terminal.press('esc');
		await terminal.waitFor('Leave without saving?');
		terminal.press('down');
		await terminal.waitFor('❯ Leave');
		terminal.press('enter');
		await terminal.waitFor('code 6');
		await terminal.exit;
		expect(terminal.scrollback()).toContain('Nothing was saved and nothing was changed.');
		expectRestored(terminal);
	});

	test.each([
		['SIGTERM', 143],
		['SIGHUP', 129],
		['SIGINT', 130],
	] as const)('%s gives the terminal back', async (signal, code) => {
		const {terminal, folder} = await start(
			{},
			watched.replace('"$@"', () => `sh -c 'echo $$ > pid; exec "$@"' sh "$@"`),
		);
		await terminal.waitFor('❯ enp3s0');
		const pid = Number(await fs.readFile(path.join(folder, 'pid'), 'utf8'));
		process.kill(pid, signal);
		await terminal.waitFor(`code ${code}`);
		await terminal.exit;
		expectRestored(terminal);
	});

	test('a connection that is lost ends it', async () => {
		const {terminal} = await start();
		await terminal.waitFor('❯ enp3s0');
		terminal.hangUp();
		expect(await terminal.exit).toEqual({code: expect.any(Number), signal: 1});
	});

	test('a window that is too small says so, and becomes the wizard when it grows [C6]', async () => {
		const {terminal} = await start({columns: 50, rows: 10});
		await terminal.waitFor('at least 60');
		terminal.resize(60, 16);
		await terminal.waitFor('❯ enp3s0');
		terminal.press('enter');
		await terminal.waitFor('How should DSM be wired');
		terminal.resize(40, 8);
		await terminal.waitFor('40×8');
		terminal.press('ctrlC');
		expect((await terminal.exit).code).toBe(130);
	});

	test('a storm of resizes leaves the history and the answers as they were', async () => {
		const {terminal} = await start({columns: 100, rows: 30}, watched);
		await terminal.waitFor('❯ enp3s0');
		terminal.press('enter');
		await terminal.waitFor('How should');
		terminal.press('enter');
		await terminal.waitFor('❯ Address');
		terminal.press('down', 'down', 'down');
		await terminal.waitFor('❯ DSM’s IP');
		terminal.type('192.168.1.77');
		await terminal.waitFor('192.168.1.77');
		for (let round = 0; round < 40; round++)
			terminal.resize(60 + ((round * 37) % 90), 16 + ((round * 11) % 30));
		const written = terminal.raw().length;
		terminal.resize(100, 30);
		// The old frame may look right in the last window; what counts is that the program has drawn into it.
		await terminal.waitUntil(
			screen =>
				terminal.raw().length > written &&
				/❯ DSM’s IP +192\.168\.1\.77/.test(screen) &&
				screen.includes('Ctrl-C quit'),
		);
		terminal.press('ctrlC');
		await terminal.exit;
		const all = terminal.scrollback();
		expect(all).toContain('code 130');
		// A window that changes faster than a program can answer moves its rows while an erase is on its way: lines
		// next to the frame can be hit, never more than the frame has. What must never happen is that the history goes with it.
		const kept = Array.from({length: 100}, (_, index) => `history ${String(index + 1).padStart(3, '0')}`);
		expect(kept.filter(line => all.includes(line)).length).toBeGreaterThanOrEqual(70);
		expectRestored(terminal);
	});

	test('the terminal’s own cursor stands in the text that is typed, also in Chinese', async () => {
		for (const lang of ['en', 'zh-CN']) {
			const {terminal} = await start({args: ['--lang', lang]});
			await terminal.waitFor('❯ enp3s0');
			expect(terminal.isCursorVisible()).toBe(false);
			terminal.press('enter');
			await terminal.waitFor('❯ direct');
			terminal.press('enter');
			await terminal.waitFor('192.168.1.250');
			terminal.press('down', 'down', 'down');
			await terminal.waitFor(/❯ DSM.* IP/);
			terminal.type('192.168.1.7');
			await terminal.waitFor(/192\.168\.1\.7$/m);
			await expect.poll(() => beforeCursor(terminal)).toMatch(/❯ DSM.*IP +192\.168\.1\.7$/);
			terminal.press('home', 'right');
			await expect.poll(() => beforeCursor(terminal)).toMatch(/❯ DSM.*IP +1$/);
			expect(terminal.isCursorVisible()).toBe(true);
			terminal.press('ctrlC');
			await terminal.exit;
		}
	});

	/** What stands on the cursor's line, to its left. */
	async function beforeCursor(terminal: TestTerminal): Promise<string> {
		const emulator = new xterm.Terminal({cols: 80, rows: 24, allowProposedApi: true});
		await new Promise<void>(resolve => emulator.write(terminal.raw(), resolve));
		const {cursorX, cursorY, baseY} = emulator.buffer.active;
		const line = emulator.buffer.active.getLine(baseY + cursorY)?.translateToString(false, 0, cursorX);
		emulator.dispose();
		return line ?? '';
	}

	test('without colour nothing is coloured, and everything is still said', async () => {
		for (const [env, args] of [
			[{NO_COLOR: '1'}, []],
			[{}, ['--no-color']],
		] as const) {
			const {terminal} = await start({env, args});
			const frame = await terminal.waitFor('❯ enp3s0');
			expect(frame).toContain('blocked');
			// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
			expect(terminal.raw()).not.toMatch(/\u001B\[[\d;]*m/);
			terminal.press('ctrlC');
			await terminal.exit;
		}

		const {terminal} = await start();
		await terminal.waitFor('❯ enp3s0');
		expect(terminal.raw()).toContain('\u001B[31m');
	});

	test('the flags are prefilled, in ASCII if wanted, and CI in the environment changes nothing', async () => {
		const {terminal} = await start({
			args: ['--nic', 'enp4s0', '--ascii', '--ip', '192.168.1.60'],
			env: {CI: 'true'},
		});
		await terminal.waitFor('> enp4s0');
		terminal.press('enter');
		await terminal.waitFor('> direct');
		terminal.press('enter');
		const frame = await terminal.waitFor("DSM's IP");
		expect(frame).toMatch(/DSM's IP +192\.168\.1\.60$/m);
		expect(frame).toMatch(/^[\x20-\x7e\n]*$/);
	});
});

test.each(['en', 'zh-CN'] as const)(
	'in %s, ? says what the words mean, and the value is as it was',
	async language => {
		const {explain, wizard} = textsIn(language);
		const {terminal} = await start({args: ['--lang', language, '--nic', 'enp3s0']});
		await terminal.waitFor('❯ enp3s0');
		terminal.type('?');
		// Its name is a column of the list as well.
		const beginning = explain.words.carrier.text.slice(0, 12);
		await terminal.waitFor(beginning);
		terminal.press('esc');
		await terminal.waitUntil(screen => !screen.includes(beginning) && screen.includes('❯ enp3s0'));
		terminal.press('enter');
		await terminal.waitFor(wizard.titles.layout);
		terminal.press('enter');
		await terminal.waitFor(`❯ ${wizard.fields.address}`);
		terminal.press('down');
		await terminal.waitFor(`❯ ${wizard.fields.subnet}`);
		terminal.type('?');
		await terminal.waitFor(explain.title(wizard.fields.subnet));
		await terminal.waitFor(explain.words.gateway.name);
		terminal.type('?');
		await terminal.waitFor(`❯ ${wizard.fields.subnet}`);
		expect(terminal.screen()).toContain('192.168.1.0/24');
	},
);

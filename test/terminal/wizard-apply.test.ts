import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {beforeAll, expect, onTestFinished, test} from 'vitest';
import {writeFacts} from '../../source/host/facts-file.js';
import {homelab} from '../wizard/helpers/homelab.js';
import {openTerminal, type TestTerminal} from './pty.js';

// What the wizard says of applying where it cannot be done. Where it can, the lab does it.

const program = path.resolve('dist/vdsm-passthru.cjs');

beforeAll(async () => {
	await fs.access(program);
});

/** The published program, with or without the facts of a host that does not exist. */
async function start(facts: boolean, ...args: readonly string[]): Promise<TestTerminal> {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-wizard-'));
	onTestFinished(() => fs.rm(folder, {recursive: true, force: true}));
	const file = path.join(folder, 'facts.json');
	await fs.writeFile(file, writeFacts(homelab.facts));
	return openTerminal({
		file: process.execPath,
		args: [program, ...(facts ? ['--facts', file] : []), ...args],
		cwd: folder,
		columns: 90,
		rows: 30,
	});
}

test('another machine’s card cannot be given up: that is said before anything is drawn', async () => {
	const terminal = await start(true, '--give-up-nic', 'eno1');
	expect((await terminal.exit).code).toBe(2);
	expect(terminal.scrollback()).toContain('not applied');
	expect(terminal.scrollback()).not.toContain('Which network card');
});

test('two flags that name two cards are refused before anything is drawn', async () => {
	const terminal = await start(false, '--nic', 'enp3s0', '--give-up-nic', 'eno1');
	expect((await terminal.exit).code).toBe(2);
	expect(terminal.scrollback()).toContain('--give-up-nic names “eno1”, and the card to use is enp3s0');
	expect(terminal.scrollback()).not.toContain('Which network card');
});

test('on another machine’s facts, a card that carries that machine can only be shared', async () => {
	const terminal = await start(true, '--nic', 'eno1');
	await terminal.waitFor('❯ eno1');
	terminal.press('enter');
	await terminal.waitFor('❯ shared');
	terminal.press('up', 'up');
	await terminal.waitFor('❯ direct');
	terminal.press('enter');
	await terminal.waitFor('The machine needs eno1 itself');
	terminal.press('ctrlC');
	expect((await terminal.exit).code).toBe(130);
});

import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {expect, onTestFinished, test} from 'vitest';
import {textsIn} from '../../source/text/language.js';
import {openTerminal} from './pty.js';

const program = path.resolve('dist/vdsm-passthru.cjs');
const told = path.resolve('test/terminal/fixtures/other-system.cjs');

/** The published program, which takes this machine for another kind. */
function start(platform: string, ...args: readonly string[]) {
	return openTerminal({
		file: process.execPath,
		args: ['--require', told, program, ...args],
		cwd: os.tmpdir(),
		columns: 80,
		rows: 24,
		env: {TOLD_PLATFORM: platform},
	});
}

test.each([
	['darwin', 'macOS', []],
	['win32', 'Windows', ['nics']],
	['freebsd', 'freebsd', ['doctor']],
	['darwin', 'macOS', ['apply', '--nic', 'enp3s0', '--ip', '192.168.1.70']],
	['darwin', 'macOS', ['status']],
	['darwin', 'macOS', ['undo', '--yes']],
	['darwin', 'macOS', ['purge']],
	['darwin', 'macOS', ['export', '--nic', 'enp3s0', '--ip', '192.168.1.70']],
] as const)('on %s (%s), %j says how to plan there for a Linux machine', async (platform, name, args) => {
	const terminal = start(platform, ...args);
	expect((await terminal.exit).code).toBe(3);
	const {beginnings} = textsIn('en');
	expect(terminal.scrollback().replaceAll(/\s+/g, ' ')).toContain(beginnings.otherSystem(name));
	expect(terminal.scrollback()).toContain('npx vdsm-passthru --facts facts.json');
	for (const line of terminal.scrollback().split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

test('as JSON it is one object', async () => {
	const terminal = start('darwin', 'nics', '--json');
	expect((await terminal.exit).code).toBe(3);
	const {schema, message} = JSON.parse(terminal.scrollback().replaceAll('\n', ''));
	expect(schema).toBe('vdsm-passthru/error/1');
	expect(message).toContain('macOS');
});

test('the wizard plans there for the machine of a file of facts', async () => {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-elsewhere-'));
	onTestFinished(() => fs.rm(folder, {recursive: true, force: true}));
	const script = path.join(folder, 'setup.sh');
	const facts = path.resolve('docs/examples/homelab.json');
	const exported = start(
		'darwin',
		'export',
		'--facts',
		facts,
		'--nic',
		'enp3s0',
		'--ip',
		'192.168.1.70',
		'-o',
		script,
	);
	expect((await exported.exit).code).toBe(0);
	expect(await fs.readFile(script, 'utf8')).toContain('enp3s0');

	const terminal = start('darwin', '--facts', facts);
	await terminal.waitFor('❯ enp3s0');
	terminal.press('enter');
	await terminal.waitFor(textsIn('en').wizard.titles.layout);
	terminal.press('ctrlC');
	expect((await terminal.exit).code).toBe(130);
});

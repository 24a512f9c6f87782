import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {beforeAll, expect, test} from 'vitest';
import {openTerminal, type TestTerminal} from './pty.js';

// What a terminal says by itself, among the keys: a mouse that an earlier program left switched on, and late answers.

const program = path.resolve('dist/vdsm-passthru.cjs');
const facts = path.resolve('docs/examples/homelab.json');

beforeAll(async () => {
	await fs.access(program);
});

const esc = '\u001B';
const replies = [
	`${esc}[M !!${esc}[M#!!`,
	`${esc}[<0;10;20M${esc}[<0;10;20m`,
	`${esc}]11;rgb:1e1e/1e1e/1e1e\u0007`,
	`${esc}]10;rgb:ffff/ffff/ffff${esc}\\`,
	`${esc}[?62;22c${esc}[>1;10;0c${esc}[24;80R`,
	`${esc}P>|XTerm(390)${esc}\\${esc}P1$r0m${esc}\\`,
	`${esc}_Gi=31;OK${esc}\\`,
];

function start(...args: readonly string[]): TestTerminal {
	return openTerminal({
		file: process.execPath,
		args: [program, '--facts', facts, ...args],
		columns: 80,
		rows: 24,
	});
}

/** Whole, and once more as a line delivers it that is slow. */
function sendAll(terminal: TestTerminal): void {
	for (const reply of replies) terminal.type(reply);
	for (const byte of replies.join('')) terminal.type(byte);
}

test('a text field takes what is typed and pasted, and nothing that the terminal says', async () => {
	const terminal = start('--nic', 'enp3s0');
	await terminal.waitFor('❯ enp3s0');
	sendAll(terminal);
	terminal.press('enter');
	await terminal.waitFor('❯ direct');
	terminal.press('enter');
	await terminal.waitFor('❯ Address');
	terminal.press('down', 'down', 'down');
	await terminal.waitFor('❯ DSM’s IP');
	sendAll(terminal);
	terminal.type('192.168.');
	sendAll(terminal);
	terminal.paste('1.7');
	sendAll(terminal);
	terminal.type('7');
	await terminal.waitFor(/❯ DSM’s IP +192\.168\.1\.77$/m);
	terminal.type('\u0015');
	terminal.paste(`192${replies[0]}.168.1.78`);
	// A paste is the user's: only its control characters are taken out, as of any.
	await terminal.waitFor(/❯ DSM’s IP +192\[M !!\[M#!!\.168\.1\.78 /m);
	terminal.press('esc');
	await terminal.waitFor('How should DSM be wired');
	terminal.type(`${esc}]11;rgb:1e1e`);
	terminal.press('ctrlC');
	expect((await terminal.exit).code).toBe(130);
});

test('neither does a conversation in lines', async () => {
	const terminal = start('--accessible');
	await terminal.waitFor(/Card, by .*: ?$/);
	sendAll(terminal);
	terminal.type('1');
	sendAll(terminal);
	await terminal.waitFor(/Card, by .*: 1$/);
	terminal.press('enter');
	await terminal.waitFor(/Layout, by .*: ?$/);
	terminal.press('esc');
	await terminal.waitFor(/Layout, by[\s\S]*Card, by .*: ?$/);
	terminal.press('ctrlC');
	expect((await terminal.exit).code).toBe(130);
});

import {expect, test} from 'vitest';
import {openTerminal} from './pty.js';

test('shows what the program prints and how it ends', async () => {
	const terminal = openTerminal({
		file: '/bin/sh',
		args: ['-c', 'printf "one\\033[31m two\\033[0m 网卡"; exit 3'],
	});
	expect(await terminal.exit).toEqual({code: 3, signal: undefined});
	expect(terminal.screen()).toBe('one two 网卡');
	expect(terminal.raw()).toContain('\u001B[31m');
});

test('sends keys and text', async () => {
	const terminal = openTerminal({file: '/bin/sh', args: ['-c', 'stty -echo; echo ready; cat -v']});
	await terminal.waitFor('ready');
	terminal.press('up', 'shiftTab');
	terminal.type('abc');
	terminal.press('enter');
	await terminal.waitFor('^[[A^[[Zabc');
	terminal.press('ctrlC');
	expect(await terminal.exit).toEqual({code: 0, signal: 2});
});

test('keeps what scrolled away', async () => {
	const terminal = openTerminal({file: '/bin/sh', args: ['-c', 'seq 100'], rows: 10});
	await terminal.exit;
	expect(terminal.screen().split('\n')[0]).toBe('92');
	expect(terminal.scrollback().split('\n')[0]).toBe('1');
});

test('tells the program about a new size', async () => {
	const terminal = openTerminal({
		file: '/bin/sh',
		args: ['-c', 'trap "stty size" WINCH; stty size; while :; do sleep 0.05; done'],
	});
	await terminal.waitFor('30 100');
	terminal.resize(60, 16);
	await terminal.waitFor('16 60');
});

test('answers the program that asks where the cursor is', async () => {
	const terminal = openTerminal({
		file: '/bin/sh',
		args: ['-c', 'stty raw -echo; printf "ab\\033[6n"; head -c 6 | cat -v'],
	});
	await terminal.waitFor('^[[1;3R');
});

test('gives up with a picture of the screen', async () => {
	const terminal = openTerminal({file: '/bin/sh', args: ['-c', 'echo something else; sleep 60']});
	await terminal.waitFor('something');
	await expect(terminal.waitFor('wanted', {timeoutMs: 200})).rejects.toThrow(
		/Nothing after 200 ms, waiting for "wanted"\.\n┌─+\n│something else\n└/,
	);
});

test('does not wait for a program that has ended', async () => {
	const terminal = openTerminal({file: '/bin/sh', args: ['-c', 'echo short; exit 7']});
	await expect(terminal.waitFor('wanted')).rejects.toThrow(/ended with code 7.*\n.*\n│short/);
});

test('a hang-up reaches the program once', async () => {
	const terminal = openTerminal({
		file: '/bin/sh',
		args: ['-c', 'n=0; trap "n=$((n+1))" HUP; echo ready; sleep 0.3; sleep 0.3; exit $n'],
	});
	await terminal.waitFor('ready');
	terminal.hangUp();
	expect((await terminal.exit).code).toBe(1);
});

test('passes on the environment it was given and nothing else', async () => {
	const terminal = openTerminal({file: '/usr/bin/env', env: {ONLY: 'this', HOME: undefined}});
	await terminal.exit;
	const names = terminal.screen().match(/^\w+(?==)/gm);
	expect(new Set(names)).toEqual(new Set(['PATH', 'PWD', 'TERM', 'LANG', 'ONLY']));
});

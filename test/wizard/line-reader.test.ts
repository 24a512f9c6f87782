import process from 'node:process';
import {expect, onTestFinished, test, vi} from 'vitest';
import {lineReader} from '../../source/wizard/lines/line-reader.js';
import {FakeStdin} from './helpers/fake-stdin.js';

function open({marksPastes = true} = {}) {
	const stdin = new FakeStdin();
	const written: string[] = [];
	const onInterrupt = vi.fn();
	const reader = lineReader({
		stdin: stdin as unknown as NodeJS.ReadStream,
		stdout: {write: (text: string) => written.push(text)} as unknown as NodeJS.WriteStream,
		marksPastes,
		onInterrupt,
	});
	onTestFinished(reader.end);
	const send = (chunk: string) => stdin.send(chunk);
	return {reader, stdin, send, written: () => written.join(''), onInterrupt};
}

test('a line is echoed as it is typed, and what was not asked for is dropped', async () => {
	const {reader, send, written} = open({marksPastes: false});
	send('early\r');
	const first = reader.ask('One: ');
	send('a\u0000b ');
	send('c\rsecond\r');
	expect(await first).toEqual({text: 'ab c', pasted: false});
	const next = reader.ask('Two: ');
	send('\r');
	expect(await next).toEqual({text: '', pasted: false});
	expect(written()).toBe('One: ab c\nTwo: \n');
});

test('a wide character is taken back in both its columns', async () => {
	const {reader, send, written} = open({marksPastes: false});
	const asked = reader.ask('');
	send('网a\u007F\u007Fx\r');
	expect(await asked).toEqual({text: 'x', pasted: false});
	expect(written()).toBe('网a\b \b\b\b  \b\bx\n');
});

test('a character whose bytes come apart is one', async () => {
	const {reader, stdin, send} = open();
	const asked = reader.ask('');
	const bytes = Buffer.from('网');
	stdin.send(bytes.subarray(0, 1));
	stdin.send(bytes.subarray(1));
	send('\r');
	expect(await asked).toEqual({text: '网', pasted: false});
});

test('a paste is told from typing', async () => {
	const {reader, send} = open();
	const asked = reader.ask('');
	send('x\u001B[200~y\nz\n\u001B[201~');
	send('\r');
	expect(await asked).toEqual({text: 'xy z', pasted: true});
	for (const away of ['\u0015', '\u007F'.repeat(2)]) {
		const again = reader.ask('');
		send(`\u001B[200~xy\u001B[201~${away}z\r`);
		expect(await again).toEqual({text: 'z', pasted: false});
	}
});

test('the terminal is given back once, also in the middle of a question', () => {
	const {reader, stdin, written} = open();
	void reader.ask('Name: ');
	expect(stdin.raw).toBe(true);
	reader.end();
	reader.end();
	expect(stdin.raw).toBe(false);
	expect(written()).toBe('\u001B[?2004hName: \n\u001B[?2004l');
	expect(stdin.listenerCount('data')).toBe(0);
});

test('a signal that somebody else decides about ends the question, and not the process', () => {
	const {stdin, onInterrupt} = open();
	const other = vi.fn();
	process.on('SIGTERM', other);
	onTestFinished(() => void process.off('SIGTERM', other));
	process.emit('SIGTERM', 'SIGTERM');
	expect(other).toHaveBeenCalledTimes(1);
	expect(onInterrupt).toHaveBeenCalledTimes(1);
	expect(stdin.raw).toBe(false);
});

test('a terminal that goes, Ctrl-C, and Ctrl-D on an empty line interrupt', () => {
	const {reader, stdin, send, onInterrupt} = open();
	send('\u0003');
	expect(onInterrupt).toHaveBeenCalledTimes(1);
	void reader.ask('');
	send('a\u0004');
	expect(onInterrupt).toHaveBeenCalledTimes(1);
	send('\u007F\u0004');
	expect(onInterrupt).toHaveBeenCalledTimes(2);
	stdin.emit('end');
	expect(onInterrupt).toHaveBeenCalledTimes(3);
});

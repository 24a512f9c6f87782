import type {Key} from 'ink';
import {expect, test} from 'vitest';
import {pastePress, pressesOf} from '../../source/wizard/presses.js';

const noKey = {} as Key;
const text = (typed: string) => ({kind: 'text', text: typed, pasted: false}) as const;
const key = (name: string) => ({kind: 'key', name}) as const;

test('a chunk is taken apart at its line ends and tabs', () => {
	expect(pressesOf('192.168.1.5\r', noKey)).toEqual([text('192.168.1.5'), key('enter')]);
	expect(pressesOf('\r\r\r', noKey)).toEqual([key('enter'), key('enter'), key('enter')]);
	expect(pressesOf('a\r\nb\nc\td', noKey)).toEqual([
		text('a'),
		key('enter'),
		text('b'),
		key('enter'),
		text('c'),
		key('tab'),
		text('d'),
	]);
});

test('control characters in a chunk are no text', () => {
	expect(pressesOf('\u0000a\u001B\u009B', noKey)).toEqual([text('a')]);
});

test.each<[Partial<Key>, string, string]>([
	[{upArrow: true}, '', 'up'],
	[{return: true}, '\r', 'enter'],
	[{tab: true}, '', 'tab'],
	[{tab: true, shift: true}, '', 'shift+tab'],
	[{ctrl: true}, 'u', 'ctrl+u'],
	[{backspace: true}, '', 'backspace'],
	[{delete: true}, '', 'delete'],
	[{escape: true}, '', 'esc'],
])('%j is a key', (flags, input, name) => {
	expect(pressesOf(input, flags as Key)).toEqual([key(name)]);
});

test('Alt with a letter, and the release of a key, are nothing', () => {
	expect(pressesOf('x', {meta: true} as Key)).toEqual([]);
	expect(pressesOf('x', {eventType: 'release'} as Key)).toEqual([]);
});

test('a paste is one line, never an Enter', () => {
	expect(pastePress(' 1.1.1.1\r\n8.8.8.8\r\n')).toEqual([
		{kind: 'text', text: '1.1.1.1 8.8.8.8', pasted: true},
	]);
	expect(pastePress('\r\n')).toEqual([]);
});

import {expect, test} from 'vitest';
import {keyParser} from '../../source/wizard/lines/parse-keys.js';
import type {Press} from '../../source/wizard/presses.js';

const esc = '\u001B';
const key = (name: string): Press => ({kind: 'key', name});
const text = (typed: string, pasted = false): Press => ({kind: 'text', text: typed, pasted});

function parse(...chunks: readonly string[]): Press[] {
	const parser = keyParser();
	return chunks.flatMap(chunk => parser.take(chunk));
}

test.each<[string, readonly string[], readonly Press[]]>([
	['text and Enter', ['192.168.1.5\r'], [text('192.168.1.5'), key('enter')]],
	['a line end of a pipe', ['a\r\nb\n'], [text('a'), key('enter'), text('b'), key('enter')]],
	['Chinese', ['网卡'], [text('网卡')]],
	['Ctrl-C, Ctrl-D, Ctrl-U', ['\u0003\u0004\u0015'], [key('ctrl+c'), key('ctrl+d'), key('ctrl+u')]],
	['both Backspaces', ['\u007F\b'], [key('backspace'), key('backspace')]],
	['other control characters', ['a\u0001\u0000\u0007b\tc'], [text('a'), text('b'), text('c')]],
	['Escape alone', [esc], [key('esc')]],
	['Escape twice', [esc + esc], [key('esc'), key('esc')]],
	['arrows, Home, function keys', [`${esc}[A${esc}OB${esc}[1;5C${esc}[3~${esc}OPx`], [text('x')]],
	['focus, and a report of the cursor', [`${esc}[I${esc}[O${esc}[24;80Rx`], [text('x')]],
	['Enter of a keypad', [`${esc}OM`], [key('enter')]],
	['Alt with a letter', [`${esc}bx`], [text('x')]],
	['Ctrl-C behind an Escape', [`${esc}\u0003`], [key('ctrl+c')]],
	['Ctrl-C behind Alt and O', [`${esc}O\u0003`], [key('ctrl+c')]],
	['Ctrl-C while the end of a paste is missing', [`${esc}[200~one`, '\u0003'], [key('ctrl+c')]],
	['a paste whose end is cut', [`${esc}[200~one${esc}[20`, '1~x'], [text('one', true), text('x')]],
	['a paste of several lines', [`${esc}[200~one\r\ntwo\n${esc}[201~`], [text('one two', true)]],
	['an Enter behind a paste', [`${esc}[200~one${esc}[201~\r`], [text('one', true), key('enter')]],
])('%s', (_, chunks, presses) => {
	expect(parse(...chunks)).toEqual(presses);
});

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {editLine, insertText, type LineEdit, lineOf, onlyText} from '../../source/wizard/line-editor.js';

const edit = (text: string, cursor: number, ...edits: readonly LineEdit[]) =>
	edits.reduce(editLine, {text, cursor});

describe('editing', () => {
	test.each<[LineEdit, string, number]>([
		['left', 'abcd', 1],
		['right', 'abcd', 3],
		['home', 'abcd', 0],
		['end', 'abcd', 4],
		['backspace', 'acd', 1],
		['delete', 'abd', 2],
		['kill-line', '', 0],
		['kill-rest', 'ab', 2],
		['kill-word', 'cd', 0],
	])('%s', (name, text, cursor) => {
		expect(edit('abcd', 2, name)).toEqual({text, cursor});
	});

	test('stops at both ends', () => {
		expect(edit('a', 0, 'left', 'backspace')).toEqual({text: 'a', cursor: 0});
		expect(edit('a', 1, 'right', 'delete')).toEqual({text: 'a', cursor: 1});
	});

	test('takes away the parts of addresses and paths one by one', () => {
		expect(edit('192.168.1.70', 12, 'kill-word').text).toBe('192.168.1.');
		expect(edit('192.168.1.', 10, 'kill-word').text).toBe('192.168.');
		expect(edit('/srv/dsm/', 9, 'kill-word').text).toBe('/srv/');
	});

	test('moves over what a user takes for one character', () => {
		expect(edit('e\u0301', 1, 'backspace').text).toBe('');
		expect(edit('网👨‍👩‍👧', 2, 'backspace').text).toBe('网');
		expect(insertText({text: '👨‍👩‍👧卡', cursor: 1}, 'x')).toEqual({text: '👨‍👩‍👧x卡', cursor: 2});
	});

	test('never loses the cursor', () => {
		const edits = fc.array(
			fc.oneof(
				fc.constantFrom<LineEdit>(
					'left',
					'right',
					'home',
					'end',
					'backspace',
					'delete',
					'kill-line',
					'kill-word',
					'kill-rest',
				),
				fc.record({text: fc.string({unit: 'grapheme', maxLength: 5})}),
			),
		);
		fc.assert(
			fc.property(edits, all => {
				let line = lineOf('192.168.1.70');
				for (const one of all) {
					line = typeof one === 'string' ? editLine(line, one) : insertText(line, one.text);
					expect(line.cursor).toBeGreaterThanOrEqual(0);
					expect(line.cursor).toBeLessThanOrEqual(lineOf(line.text).cursor);
				}
			}),
		);
	});
});

const anyText = fc.array(fc.integer({min: 0, max: 0x30ff})).map(codes => String.fromCharCode(...codes));

test('onlyText keeps what can be seen', () => {
	expect(onlyText('a\u0000\u001B[31mb\u007F\u009B网\u200B\u202E ')).toBe('a[31mb网 ');
	fc.assert(fc.property(anyText, text => !/[\p{Cc}\u202A-\u202E]/u.test(onlyText(text))));
});

import fc from 'fast-check';
import {expect, test} from 'vitest';
import {clean} from '../../source/model/clean.js';
import {safeJson} from '../../source/model/safe-json.js';

const hostile: readonly (readonly [string, string, string])[] = [
	['colour', '\u001b[31mred', '\\x1b[31mred'],
	['a title by OSC 0', '\u001b]0;owned\u0007', '\\x1b]0;owned\\x07'],
	['the clipboard by OSC 52', '\u001b]52;c;aGk=\u001b\\', '\\x1b]52;c;aGk=\\x1b\\'],
	['an 8-bit CSI', '\u009b2J', '\\x9b2J'],
	['carriage return', 'safe\rFAKE', 'safe\\x0dFAKE'],
	['backspace', 'ab\u0008', 'ab\\x08'],
	['a line end', 'a\nb', 'a\\x0ab'],
	['a line separator', 'a\u2028b', 'a\\u2028b'],
	['right-to-left override', 'a\u202egpj.exe', 'a\\u202egpj.exe'],
	['bidi isolate', '\u2066x\u2069', '\\u2066x\\u2069'],
	['zero width', 'e\u200bth0', 'e\\u200bth0'],
	['a byte order mark', '\ufeffeth0', '\\ufeffeth0'],
	['a soft hyphen', 'et\u00adh0', 'et\\xadh0'],
	['a Hangul filler', '\u3164', '\\u3164'],
	['a tag character', '\u{e0041}', '\\u{e0041}'],
	['half a surrogate pair', '\ud800x', '\\ud800x'],
	['delete', '\u007f', '\\x7f'],
];

test.each(hostile)('%s becomes visible', (_what, text, shown) => {
	expect(clean(text)).toBe(shown);
});

test.each(['eth0', '网卡', 'enp3s0.10', 'Straße', '$(x)', '-rf', '日本語', '😀'])(
	'%s stays as it is',
	text => {
		expect(clean(text)).toBe(text);
	},
);

/** Text in which the dangerous is as likely as the harmless. */
const anyText = fc.string({
	unit: fc.oneof(
		fc.constantFrom(...hostile.map(([, text]) => text)),
		fc.integer({min: 0, max: 0xffff}).map(code => String.fromCharCode(code)),
		fc.integer({min: 0, max: 0x10ffff}).map(code => String.fromCodePoint(code)),
	),
});

const forbidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

test('nothing that a terminal obeys is left in any text [D1]', () => {
	fc.assert(fc.property(anyText, text => !forbidden.test(clean(text))));
});

test('cleaning twice changes nothing more', () => {
	fc.assert(fc.property(anyText, text => clean(clean(text)) === clean(text)));
});

test('JSON for a terminal holds nothing that it obeys, and the very same strings [D1]', () => {
	fc.assert(
		fc.property(anyText, fc.constantFrom(undefined, '\t'), (text, indent) => {
			const json = safeJson({schema: 'x', [text]: [text]}, indent);
			expect(JSON.parse(json)).toEqual({schema: 'x', [text]: [text]});
			expect(json.replace(/[\n\t]/g, '')).not.toMatch(forbidden);
		}),
	);
});

import fc from 'fast-check';
import stringWidth from 'string-width';
import {expect, test} from 'vitest';
import {textsIn} from '../../source/text/language.js';
import {simpleWidth} from '../../source/text/simple-width.js';

// What is told without the tables of Unicode has to be what they tell, of each sign and of any of them side by side.

const all = Array.from({length: 0x1_0000}, (_, code) => String.fromCharCode(code));
const ours = all.filter(sign => simpleWidth(sign) !== undefined);
const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});
const count = (text: string) => Array.from(segmenter.segment(text)).length;

test('each of our signs is as wide as the tables say, and one character', () => {
	expect(ours.length).toBeGreaterThan(21_000);
	expect(ours.filter(sign => simpleWidth(sign) !== stringWidth(sign) || count(sign) !== 1)).toEqual([]);
});

test('they stay what they are beside each other', () => {
	// Signs that are not Chinese characters are few, and would hardly ever meet.
	const sign = fc.oneof(
		fc.constantFrom(...ours),
		fc.constantFrom(...ours.filter(one => !/[一-鿿]/.test(one))),
	);
	fc.assert(
		fc.property(fc.array(sign, {maxLength: 40}), signs => {
			const text = signs.join('');
			expect([simpleWidth(text), signs.length]).toEqual([stringWidth(text), count(text)]);
		}),
		{numRuns: 3000},
	);
});

test.each(['\t', '\n', '\u001B', '\u200B', 'é', 'e\u0301', '👍', 'ｶﾞ', '한', '\uFE0F', '\u0000', '　'])(
	'%j is left to the tables',
	sign => {
		expect(simpleWidth(sign)).toBeUndefined();
		expect(simpleWidth(`a${sign}`)).toBeUndefined();
	},
);

test.each(['en', 'zh-CN'] as const)('our own sentences in %s need no tables', language => {
	const texts: string[] = [];
	const visit = (value: unknown) => {
		if (typeof value === 'string') texts.push(...value.split('\n'));
		else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
	};
	visit(textsIn(language));
	expect(texts.filter(text => simpleWidth(text) === undefined)).toEqual([]);
});

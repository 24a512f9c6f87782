import fc from 'fast-check';
import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import {clip, padEnd, widthOf, wrap, wrapItems} from '../../source/wizard/measure.js';

const mixed = fc
	.array(
		fc.constantFrom(
			'enp3s0 ',
			'a',
			' ',
			'直通',
			'网桥，',
			'（静态地址）',
			'192.168.1.0/24',
			'👨‍👩‍👧',
			'é',
			'。',
			'word ',
		),
		{maxLength: 40},
	)
	.map(parts => parts.join(''));

test('no wrapped line is wider than asked, and nothing but blanks is lost', () => {
	fc.assert(
		fc.property(mixed, fc.integer({min: 2, max: 40}), (text, columns) => {
			const lines = wrap(text, columns);
			for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
			expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
		}),
	);
});

test('English breaks at blanks, and inside a word only when the word is wider than the line', () => {
	expect(wrap('the card belongs to DSM', 10)).toEqual(['the card', 'belongs to', 'DSM']);
	expect(wrap('to 46:9a:45:d1:97:41', 8)).toEqual(['to', '46:9a:45', ':d1:97:4', '1']);
});

test('Chinese breaks between characters, and no line begins with a comma or ends with an opening bracket', () => {
	expect(wrap('网桥直通，网关', 8)).toEqual(['网桥直', '通，网关']);
	expect(wrap('网桥直（通）', 8)).toEqual(['网桥直', '（通）']);
	expect(wrap('在enp3s0上', 7)).toEqual(['在', 'enp3s0', '上']);
});

test('no line begins with what closes or ends with what opens, whichever way it is quoted', () => {
	const text = fc
		.array(
			fc.constantFrom(
				'网',
				'桥',
				'“直通”',
				'（DSM）',
				'，',
				'。',
				'；',
				'：',
				'20%',
				'由 MAC 地',
				'‘是’',
				'…',
			),
			{
				maxLength: 30,
			},
		)
		.map(parts => parts.join('').trim());
	fc.assert(
		fc.property(text, fc.integer({min: 16, max: 40}), (said, columns) => {
			// Where punctuation alone is longer than a line there is no other way.
			fc.pre(!/[\p{P}%]{6}/u.test(said));
			for (const line of wrap(said, columns).slice(1)) expect(line).not.toMatch(/^[，。；：）”’…]/);
			for (const line of wrap(said, columns).slice(0, -1)) expect(line).not.toMatch(/[（“‘]$/);
		}),
	);
});

test('a single character does not stand alone in the last line, and a number stays with what it counts', () => {
	expect(wrap('转发在路由器上设置。', 18)).toEqual(['转发在路由器上', '设置。']);
	expect(wrap('转发交给 DSM 了。', 12)).toEqual(['转发交给', 'DSM 了。']);
	expect(wrap('网桥', 2)).toEqual(['网', '桥']);
	expect(wrap('最多等待 120 秒', 13)).toEqual(['最多等待', '120 秒']);
});

test('clip keeps to the columns, and does not cut a character in two', () => {
	expect(clip('网卡网卡', 8)).toBe('网卡网卡');
	expect(clip('网卡网卡', 7)).toBe('网卡网…');
	expect(clip('网卡网卡', 6)).toBe('网卡…');
	expect(clip('abc', 0)).toBe('');
	fc.assert(
		fc.property(
			mixed,
			fc.integer({min: 0, max: 20}),
			(text, columns) => stringWidth(clip(text, columns)) <= Math.max(columns, 0),
		),
	);
});

test('padEnd counts columns', () => {
	expect(padEnd('网卡', 6)).toBe('网卡  ');
	expect(padEnd('too long', 3)).toBe('too long');
});

test('wrapItems keeps an item on one line as long as it fits on one', () => {
	expect(wrapItems(['Driver igc', 'MAC 00:11:22:33:44:55', 'Bus pci'], '   ', 26)).toEqual([
		'Driver igc',
		'MAC 00:11:22:33:44:55',
		'Bus pci',
	]);
	expect(wrapItems(['a', 'b', 'c'], '   ', 26)).toEqual(['a   b   c']);
});

describe('a command in quotation marks', () => {
	const command = 'journalctl -u docker -b';

	test.each([
		[`Its log says why: “${command}”.`, 'Its log says why:'],
		[`Its log says why: \`${command}\`.`, 'Its log says why:'],
		[`日志会说明原因：“${command}”。`, '日志会说明原因：'],
	])('is not broken: %s', (text, first) => {
		const lines = wrap(text, 34);
		expect(lines).toHaveLength(2);
		expect(lines[0]).toBe(first);
		expect(lines[1]).toContain(command);
	});

	test('that is wider than the window is broken all the same', () => {
		const lines = wrap(`Run “${command}” and look.`, 20);
		for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(20);
		expect(lines.join(' ')).toBe(`Run “${command}” and look.`);
	});
});

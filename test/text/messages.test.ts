import {describe, expect, test} from 'vitest';
import {tell, tellFinding} from '../../source/text/by-code.js';
import {en} from '../../source/text/en.js';
import {zhCN} from '../../source/text/zh-CN.js';
import {allFindings, allProblems, allReasons} from './samples.js';

type Message = {
	readonly name: string;
	readonly detail: Readonly<Record<string, unknown>>;
	readonly en: readonly string[];
	readonly zh: readonly string[];
};

const messages: readonly Message[] = [
	...allFindings.map(detail => ({
		name: `finding ${detail.code}`,
		detail,
		en: Object.values(tellFinding(en.findings, detail)),
		zh: Object.values(tellFinding(zhCN.findings, detail)),
	})),
	...allProblems.map(detail => ({
		name: `problem ${detail.code}`,
		detail,
		en: [tell(en.problems, detail)],
		zh: [tell(zhCN.problems, detail)],
	})),
	...allReasons.map(detail => ({
		name: `reason ${detail.code}`,
		detail,
		en: [tell(en.nics.reasons, detail)],
		zh: [tell(zhCN.nics.reasons, detail)],
	})),
];

/** Members that choose among sentences instead of standing in one. */
const unspoken = [
	'code',
	'why',
	'kind',
	'field',
	'role',
	'because',
	'denied',
	'reasons',
	// Told in its own words.
	'problem',
	'place',
	'platform',
	'raspberryPi',
	'called',
	'flaw',
	'byCompose',
	'use',
	'as',
	'tried',
	'leavesOut',
];

/** The value is missing, or is the one folder that needs no name. */
const wordless = new Set(['empty', 'root']);

function spoken({name, detail}: Message): string[] {
	return Object.entries(detail)
		.filter(([key]) => !unspoken.includes(key))
		.filter(
			([key]) =>
				!(name === 'problem storage-malformed' && key === 'value' && wordless.has(String(detail['why']))),
		)
		.flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
		.map(String)
		.filter(value => value !== '');
}

const pairs: ReadonlyArray<readonly [string, string]> = [
	['(', ')'],
	['（', '）'],
	['“', '”'],
	['[', ']'],
	['{', '}'],
];

function isWellFormed(text: string): boolean {
	const balanced = pairs.every(([open, close]) => text.split(open).length === text.split(close).length);
	return balanced && text.trim() === text && text !== '' && !/undefined|\[object|NaN|\$\{|%s| {2}/.test(text);
}

/** A command, an option or a name that is the same in every language. */
const untranslated = /^(?:modprobe tun|docker pull \S+)$/;
const hanzi = /\p{Script=Han}/u;

describe.each(messages.map(message => [message.name, message] as const))('%s', (_, message) => {
	test.each(['en', 'zh'] as const)('in %s is whole sentences with every value in them', language => {
		const parts = message[language];
		for (const part of parts) expect([part, isWellFormed(part)]).toEqual([part, true]);
		const whole = parts.join('\n');
		for (const value of spoken(message)) expect(whole).toContain(value);
	});

	test('is another in each language, and Chinese in Chinese', () => {
		for (const [index, part] of message.zh.entries()) {
			// What Docker said is repeated as it was.
			if (untranslated.test(part) || part === message.detail['reason']) continue;
			expect(part).toMatch(hanzi);
			expect(part).not.toBe(message.en[index]);
			expect(message.en[index]).not.toMatch(hanzi);
			// Quoted error messages apart, no sentence is left in English.
			const own = part.replaceAll(/“[^”]*”|`[^`]*`/g, '');
			expect(own).not.toMatch(/\b(?:the|and|is|of|with|this|that|not|no|to)\b/i);
		}
	});
});

test('no two findings, problems or reasons of a language say the same', () => {
	for (const kind of ['finding', 'problem', 'reason'])
		for (const language of ['en', 'zh'] as const) {
			const first = messages
				.filter(({name}) => name.startsWith(kind))
				.map(message => message[language].join('\n'));
			const double = first.filter((text, index) => first.indexOf(text) !== index);
			expect(double).toEqual([]);
		}
});

describe('what a machine or a user wrote', () => {
	const hostile = 'a\u001b[2J\u202eb\nc\u0085d';

	test('cannot move the cursor, turn text around or fake a line', () => {
		for (const texts of [en, zhCN]) {
			const finding = tellFinding(texts.findings, {code: 'network-foreign', name: hostile});
			const problem = tell(texts.problems, {code: 'nic-unsafe', value: hostile});
			const reason = tell(texts.nics.reasons, {code: 'managed', by: hostile});
			for (const text of [finding.title, problem, reason]) {
				expect(text).toContain('a\\x1b[2J\\u202eb\\x0ac\\x85d');
				expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
			}
		}
	});
});

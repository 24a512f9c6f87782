import {describe, expect, test} from 'vitest';
import {en} from '../../source/text/en.js';
import {chooseLanguage, type Language, languageOf, textsIn} from '../../source/text/language.js';
import {originText} from '../../source/text/origin.js';
import {zhCN} from '../../source/text/zh-CN.js';

test.each<[string, Language | undefined]>([
	['en', 'en'],
	['en_US.UTF-8', 'en'],
	['en-GB', 'en'],
	['C', 'en'],
	['C.UTF-8', 'en'],
	['POSIX', 'en'],
	['zh', 'zh-CN'],
	['zh_CN', 'zh-CN'],
	['zh_CN.UTF-8', 'zh-CN'],
	['zh-CN', 'zh-CN'],
	['zh-Hans', 'zh-CN'],
	['zh_Hans_CN.UTF-8', 'zh-CN'],
	['zh_SG.utf8', 'zh-CN'],
	['ZH_cn.gb18030', 'zh-CN'],
	['zh_CN.UTF-8@pinyin', 'zh-CN'],
	['zh_CN@pinyin', 'zh-CN'],
	// Readers of Traditional Chinese are not answered in Simplified.
	['zh_TW.UTF-8', undefined],
	['zh-Hant', undefined],
	['zh_HK', undefined],
	['de_DE.UTF-8', undefined],
	['english', undefined],
	['zhuang', undefined],
	['', undefined],
])('the locale %j means %s', (locale, language) => {
	expect(languageOf(locale)).toBe(language);
});

describe('chooseLanguage', () => {
	test.each<[string | undefined, Readonly<Record<string, string>>, Language]>([
		[undefined, {}, 'en'],
		['zh-CN', {LANG: 'en_US.UTF-8'}, 'zh-CN'],
		['en', {VDSM_PASSTHRU_LANG: 'zh-CN', LANG: 'zh_CN.UTF-8'}, 'en'],
		[undefined, {VDSM_PASSTHRU_LANG: 'zh-CN', LC_ALL: 'en_US'}, 'zh-CN'],
		[undefined, {LC_ALL: 'zh_CN.UTF-8', LC_MESSAGES: 'en_US', LANG: 'en_US'}, 'zh-CN'],
		[undefined, {LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'en_US'}, 'zh-CN'],
		[undefined, {LANG: 'zh_CN.UTF-8'}, 'zh-CN'],
		[undefined, {LC_ALL: 'C', LANG: 'zh_CN.UTF-8'}, 'en'],
		[undefined, {LC_ALL: '', LANG: 'zh_CN.UTF-8'}, 'zh-CN'],
		[undefined, {LANG: 'de_DE.UTF-8'}, 'en'],
		['klingon', {LANG: 'zh_CN.UTF-8'}, 'zh-CN'],
	])('--lang %s in %j: %s', (flag, env, language) => {
		expect(chooseLanguage(flag, env)).toBe(language);
	});
});

test('each language has its texts', () => {
	expect(textsIn('en')).toBe(en);
	expect(textsIn('zh-CN')).toBe(zhCN);
});

test('an origin is told with its name, made safe', () => {
	expect(originText(en, {from: 'nic', name: 'eth\u001b[2J0'})).toContain('eth\\x1b[2J0');
	expect(originText(zhCN, {from: 'derived', name: 'enp3s0'})).toContain('enp3s0');
	expect(originText(zhCN, {from: 'docker-free'})).toMatch(/\p{Script=Han}/u);
});

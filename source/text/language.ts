import {en, type Texts} from './en.js';
import type {Language} from './languages.js';
import {zhCN} from './zh-CN.js';

export type {Language} from './languages.js';

const catalogue: Record<Language, Texts> = {en, 'zh-CN': zhCN};

export function textsIn(language: Language): Texts {
	return catalogue[language];
}

/**
 * The language of a locale name (`zh_CN.UTF-8`, `zh-Hans`, `en_US`), or undefined where it names neither of ours.
 * Traditional Chinese is not answered in Simplified: its readers get English.
 */
export function languageOf(locale: string): Language | undefined {
	const name = locale.toLowerCase().replaceAll('_', '-').split(/[.@]/)[0] ?? '';
	if (/^zh(?:-hans)?(?:-(?:cn|sg|my))?$/.test(name)) return 'zh-CN';
	if (/^en(?:-|$)/.test(name) || name === 'c' || name === 'posix') return 'en';
	return undefined;
}

/** `--lang` over VDSM_PASSTHRU_LANG over the locale, in the order in which libc asks for it; English otherwise. */
export function chooseLanguage(
	flag: string | undefined,
	env: {readonly [name: string]: string | undefined},
): Language {
	const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
	const wishes = [flag, env['VDSM_PASSTHRU_LANG'], locale];
	for (const wish of wishes) {
		const language = wish ? languageOf(wish) : undefined;
		if (language) return language;
	}
	return 'en';
}

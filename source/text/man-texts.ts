import {man as en} from './en/man.js';
import type {Language} from './languages.js';
import {man as zhCN} from './zh-CN/man.js';

/** What only the manual page says. It is made when the program is built, and is not in the program. */
export type ManTexts = typeof en;

const catalogue: Record<Language, ManTexts> = {en, 'zh-CN': zhCN};

export function manTextsIn(language: Language): ManTexts {
	return catalogue[language];
}

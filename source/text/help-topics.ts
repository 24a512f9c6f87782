import {helpTopics as en} from './en/help-topics.js';
import type {Language} from './language.js';
import {helpTopics as zhCN} from './zh-CN/help-topics.js';

/** What `help TOPIC` says. Only who asks for it loads it: `--help` and `--version` would wait for it as well. */
export type HelpTopics = typeof en;

const catalogue: Record<Language, HelpTopics> = {en, 'zh-CN': zhCN};

export function helpTopicsIn(language: Language): HelpTopics {
	return catalogue[language];
}

import {isDumb} from '../model/dumb.js';
import {chooseLanguage, type Language} from './language.js';

type Env = {readonly [name: string]: string | undefined};

/** Why Chinese, which the locale asks for, is not what a terminal gets. */
export type NoChinese = {readonly why: 'charset'; readonly charset: string} | {readonly why: 'console'};

export type Speech = {
	readonly language: Language;
	readonly ascii: boolean;
	/** The same of files that are written: what can be shown here is nothing to them. */
	readonly files: {readonly language: Language; readonly ascii: boolean};
	readonly noChinese: NoChinese | undefined;
};

/**
 * What a terminal can show decides, where nobody has said what it is to show. In a character set that is not UTF-8 everything
 * outside of ASCII turns to rubbish; the Linux console's font has neither Chinese nor most signs; a serial console that says
 * nothing of its character set may be any. Pipes and files get what was asked for.
 */
export function chooseSpeech(
	{lang, ascii}: {readonly lang: string | undefined; readonly ascii: boolean},
	env: Env,
	isTerminal: boolean,
): Speech {
	const files = {language: chooseLanguage(lang, env), ascii: ascii || isDumb(env)};
	const charset = charsetOf(env);
	const isConsole = env['TERM'] === 'linux';
	const isForeign = charset !== undefined && !isUtf8(charset);
	const isBare = isConsole || (charset === undefined && /^vt\d/.test(env['TERM'] ?? ''));
	const poor = isTerminal && (isForeign || isBare);
	// Whoever names a language gets it.
	const named = chooseLanguage(lang, {VDSM_PASSTHRU_LANG: env['VDSM_PASSTHRU_LANG'], LANG: 'none'});
	const isNamed = named === 'zh-CN' || files.language === 'en';
	const noChinese = poor && !isNamed ? reason(charset, isForeign) : undefined;
	return {
		language: noChinese ? 'en' : files.language,
		ascii: files.ascii || poor,
		files,
		noChinese,
	};
}

function reason(charset: string | undefined, isForeign: boolean): NoChinese {
	return isForeign && charset !== undefined ? {why: 'charset', charset} : {why: 'console'};
}

/** As the locale names it, in the order in which libc looks for it. Undefined: no locale, or one that does not say. */
function charsetOf(env: Env): string | undefined {
	const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
	const [name = '', charset] = (locale.split('@')[0] ?? '').split('.');
	if (charset !== undefined && charset !== '') return charset;
	return /^(?:c|posix)$/i.test(name) ? 'ASCII' : undefined;
}

function isUtf8(charset: string): boolean {
	return /^utf-?8$/i.test(charset);
}

import {languageOf} from '../text/language.js';
import type {Language} from '../text/languages.js';
import {chooseSpeech} from '../text/speech.js';

export type AtOnce = {readonly what: 'version' | 'help'; readonly language: Language};

const answers: Readonly<Record<string, AtOnce['what']>> = {
	'--version': 'version',
	'-V': 'version',
	'--help': 'help',
	'-h': 'help',
};

/**
 * The command lines that are answered without the program: `--version` or `--help`, with a language or without colours.
 * Undefined: not one of them, or there is more to say, such as that the terminal cannot show Chinese.
 */
export function answerAtOnce(
	args: readonly string[],
	env: {readonly [name: string]: string | undefined},
	isTerminal: boolean,
): AtOnce | undefined {
	const rest = args.filter(argument => argument !== '--no-color');
	const at = rest.findIndex(argument => /^--lang(?:=|$)/.test(argument));
	const [flag, next] = rest.splice(at < 0 ? rest.length : at, rest[at] === '--lang' ? 2 : 1);
	const lang = flag === '--lang' ? (next ?? '') : flag?.slice('--lang='.length);
	const what = answers[rest[0] ?? ''];
	if (what === undefined || rest.length > 1) return undefined;
	if (lang !== undefined && languageOf(lang) === undefined) return undefined;
	const {language, ascii, noChinese} = chooseSpeech({lang, ascii: false}, env, isTerminal);
	return ascii || noChinese !== undefined ? undefined : {what, language};
}

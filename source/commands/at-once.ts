import {languageOf} from '../text/language.js';
import type {Language} from '../text/languages.js';
import {chooseSpeech} from '../text/speech.js';
import {forcedColour, isAccessible} from './manner.js';

/** The wizard, as far as it can be drawn before the program is there. */
export type DrawnAtOnce = {
	readonly what: 'wizard';
	readonly language: Language;
	readonly ascii: boolean;
	readonly colour: boolean;
};

export type AtOnce =
	| {readonly what: 'version'; readonly language: Language}
	| {readonly what: 'help'; readonly language: Language}
	| DrawnAtOnce;

const answers: Readonly<Record<string, AtOnce['what']>> = {
	'--version': 'version',
	'-V': 'version',
	'--help': 'help',
	'-h': 'help',
};

/** Of the terminal, how it is to be shown. */
const manners: readonly string[] = ['--no-color', '--ascii'];

/**
 * The command lines that are answered, or begun with, without the program: `--version`, `--help` or nothing, with a
 * language or without colours. Undefined: not one of them, or there is more to say, such as that the terminal cannot show
 * Chinese.
 */
export function answerAtOnce(
	args: readonly string[],
	env: {readonly [name: string]: string | undefined},
	isTerminal: boolean,
): AtOnce | undefined {
	const rest = args.filter(argument => !manners.includes(argument));
	const at = rest.findIndex(argument => /^--lang(?:=|$)/.test(argument));
	const [flag, next] = rest.splice(at < 0 ? rest.length : at, rest[at] === '--lang' ? 2 : 1);
	const lang = flag === '--lang' ? (next ?? '') : flag?.slice('--lang='.length);
	const what = rest[0] === undefined ? 'wizard' : answers[rest[0]];
	if (what === undefined || rest.length > 1) return undefined;
	if (lang !== undefined && languageOf(lang) === undefined) return undefined;
	const {language, ascii, noChinese} = chooseSpeech({lang, ascii: args.includes('--ascii')}, env, isTerminal);
	if (noChinese !== undefined) return undefined;
	if (what !== 'wizard') return ascii ? undefined : {what, language};
	if (!isTerminal || isAccessible(args, env, isTerminal)) return undefined;
	return {what, language, ascii, colour: forcedColour(args, env) !== '0'};
}

import {describe, expect, test} from 'vitest';
import {chooseSpeech, type Speech} from '../../source/text/speech.js';

type Env = Readonly<Record<string, string>>;
type Wish = {readonly lang?: string; readonly ascii?: boolean};

function speech(env: Env, isTerminal = true, {lang, ascii = false}: Wish = {}): Speech {
	return chooseSpeech({lang, ascii}, env, isTerminal);
}

const zh = {LANG: 'zh_CN.UTF-8'};
const console = {TERM: 'linux'};

describe('on a terminal', () => {
	test.each<[Env, boolean]>([
		[{LANG: 'en_US.UTF-8'}, false],
		[{LANG: 'C.UTF-8'}, false],
		[{LANG: 'C.utf8'}, false],
		[{LANG: 'de_DE.utf8@euro'}, false],
		// Nobody has said anything: as it always was, and as nearly every terminal of today has it.
		[{}, false],
		[{LANG: ''}, false],
		[{TERM: 'xterm'}, false],
		// No character set is named; musl has UTF-8 only.
		[{LANG: 'en_US'}, false],
		[{LANG: 'C'}, true],
		[{LANG: 'POSIX'}, true],
		[{LC_ALL: 'C', LANG: 'en_US.UTF-8'}, true],
		[{LC_CTYPE: 'C', LANG: 'en_US.UTF-8'}, true],
		[{LC_ALL: 'C.UTF-8', LC_CTYPE: 'C', LANG: 'C'}, false],
		// Of messages, not of characters.
		[{LC_MESSAGES: 'C', LANG: 'en_US.UTF-8'}, false],
		[{LANG: 'en_US.ISO-8859-1'}, true],
		[{LANG: 'de_DE.ISO-8859-15@euro'}, true],
		[{...console, LANG: 'en_US.UTF-8'}, true],
		[console, true],
		// A serial console that says nothing, and one that does.
		[{TERM: 'vt220'}, true],
		[{TERM: 'vt100'}, true],
		[{TERM: 'vt220', LANG: 'en_US.UTF-8'}, false],
		[{TERM: 'dumb', LANG: 'en_US.UTF-8'}, true],
		[{TERM: 'screen'}, false],
		[{TERM: 'tmux-256color', LANG: 'en_US.UTF-8'}, false],
	])('%j: ASCII only is %s [F5]', (env, ascii) => {
		expect(speech(env)).toMatchObject({ascii, language: 'en', noChinese: undefined});
	});

	test.each<[Env, Speech['noChinese']]>([
		[{LANG: 'zh_CN.GBK'}, {why: 'charset', charset: 'GBK'}],
		[{LANG: 'zh_CN.gb18030'}, {why: 'charset', charset: 'gb18030'}],
		[
			{LC_ALL: '', LC_CTYPE: 'C', ...zh},
			{why: 'charset', charset: 'ASCII'},
		],
		[{...console, ...zh}, {why: 'console'}],
		[
			{...console, LANG: 'zh_CN.GB2312'},
			{why: 'charset', charset: 'GB2312'},
		],
	])('%j gets English, and is told why', (env, noChinese) => {
		const {files, ...shown} = speech(env);
		expect(shown).toEqual({language: 'en', ascii: true, noChinese});
		expect(files).toEqual({language: 'zh-CN', ascii: false});
	});

	test.each<Env>([zh, {LANG: 'zh_CN'}, {LANG: 'zh_CN.utf8'}, {...zh, TERM: 'screen'}])(
		'%j gets Chinese',
		env => {
			expect(speech(env)).toMatchObject({language: 'zh-CN', ascii: false, noChinese: undefined});
		},
	);

	test('whoever names a language gets it, and is told nothing', () => {
		for (const env of [{...console, ...zh}, {LANG: 'zh_CN.GBK'}, {LANG: 'C'}]) {
			const wanted = {language: 'zh-CN', ascii: true, noChinese: undefined};
			expect(speech(env, true, {lang: 'zh-CN'})).toMatchObject(wanted);
			expect(speech({...env, VDSM_PASSTHRU_LANG: 'zh-CN'})).toMatchObject(wanted);
			expect(speech(env, true, {lang: 'en'})).toMatchObject({language: 'en', noChinese: undefined});
			expect(speech({...env, VDSM_PASSTHRU_LANG: 'en'})).toMatchObject({
				language: 'en',
				noChinese: undefined,
			});
		}
	});
});

test.each<Env>([{}, {LANG: 'C'}, {LANG: 'zh_CN.GBK'}, {...console, ...zh}, {TERM: 'vt220'}])(
	'into a file or a pipe, %j changes nothing',
	env => {
		const {language, ascii, files, noChinese} = speech(env, false);
		expect({language, ascii}).toEqual(files);
		expect(ascii).toBe(false);
		expect(noChinese).toBeUndefined();
	},
);

test('--ascii holds everywhere', () => {
	for (const isTerminal of [true, false])
		expect(speech(zh, isTerminal, {ascii: true})).toMatchObject({
			language: 'zh-CN',
			ascii: true,
			files: {language: 'zh-CN', ascii: true},
		});
});

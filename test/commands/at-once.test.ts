import {expect, test} from 'vitest';
import {answerAtOnce} from '../../source/commands/at-once.js';

test.each([
	[['--version'], {}, {what: 'version', language: 'en'}],
	[['-h', '--lang', 'zh-CN'], {}, {what: 'help', language: 'zh-CN'}],
	[['--lang=zh', '--no-color', '--help'], {}, {what: 'help', language: 'zh-CN'}],
	[['--help'], {LANG: 'zh_CN.UTF-8'}, {what: 'help', language: 'zh-CN'}],
])('%j with %j is answered at once', (args, env, answer) => {
	expect(answerAtOnce(args, env, true)).toEqual(answer);
});

test.each([
	[[], {}, {language: 'en', ascii: false, colour: true}],
	[['--lang', 'zh-CN'], {}, {language: 'zh-CN', ascii: false, colour: true}],
	[[], {LANG: 'zh_CN.UTF-8'}, {language: 'zh-CN', ascii: false, colour: true}],
	[['--ascii'], {}, {language: 'en', ascii: true, colour: true}],
	[[], {TERM: 'linux'}, {language: 'en', ascii: true, colour: true}],
	[['--no-color'], {FORCE_COLOR: '1'}, {language: 'en', ascii: false, colour: false}],
	[[], {NO_COLOR: '1'}, {language: 'en', ascii: false, colour: false}],
	[[], {NO_COLOR: '1', FORCE_COLOR: '1'}, {language: 'en', ascii: false, colour: true}],
])('%j with %j is the wizard, drawn at once', (args, env, drawn) => {
	expect(answerAtOnce(args, env, true)).toEqual({what: 'wizard', ...drawn});
});

test('a pipe is no place for the wizard', () => {
	expect(answerAtOnce([], {}, false)).toBeUndefined();
});

test.each([
	[['--nic', 'eno1'], {}],
	[['--json'], {}],
	[['--lang', 'de'], {}],
	[['--lang'], {}],
	// Lines instead of a drawing.
	[['--accessible'], {}],
	[[], {ACCESSIBLE: '1'}],
	[[], {INK_SCREEN_READER: 'true'}],
	[[], {TERM: 'dumb'}],
	// A note comes first.
	[[], {LANG: 'zh_CN.GB18030'}],
	[['status'], {}],
	[['plan', '--help'], {}],
	[['--help', '--json'], {}],
	[['--help', '--version'], {}],
	[['--help', '--ascii'], {}],
	[['--help', '--lang'], {}],
	[['--help', '--lang='], {}],
	[['--lang', '--help'], {}],
	[['--help', '--lang', 'de'], {}],
	[['--help', '--lang', 'en', '--lang', 'zh-CN'], {}],
	// Plain ASCII, and a note that this terminal has no Chinese.
	[['--help'], {TERM: 'dumb'}],
	[['--version'], {LANG: 'zh_CN.GB18030'}],
	[['--help'], {LANG: 'zh_CN.UTF-8', TERM: 'linux'}],
])('%j with %j is the program’s', (args, env) => {
	expect(answerAtOnce(args, env, true)).toBeUndefined();
});

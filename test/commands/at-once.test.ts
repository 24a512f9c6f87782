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
	[[], {}],
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

import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {runPacked} from '../../source/system/packed.js';
import {pack} from '../../tools/build/pack.mjs';

const folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-packed-'));
afterAll(() => rmSync(folder, {recursive: true}));

const write = (name: string, modules: Readonly<Record<string, string>>) =>
	writeFileSync(join(folder, name), pack(Object.entries(modules).map(([own, code]) => ({name: own, code}))));

const first = {
	'none.cjs': '// 一个字符多个字节：网卡\nthis is not JavaScript',
	'entry.cjs': "const words = require('./words.cjs');\nexports.say = () => words.hello;",
	'words.cjs': "exports.hello = '你好 👋';\nexports.again = () => require('./entry.cjs').say();",
	'path.cjs': "module.exports = require('node:path').basename(__filename);",
	'late.cjs': "exports.from = require('./later.cjs').from;",
	'wrong.cjs': "\n\n\texports.fail = () => { throw new Error('here'); };",
};
write('soon.cjs', first);
write('later.cjs', {'later.cjs': "exports.from = 'the second pack';"});

const packs = ['soon.cjs', 'later.cjs'];
const run = (entry: string, from = packs) => runPacked(folder, from, entry);

test('a module is run with what it requires, and what nobody asks for is not even looked at', () => {
	expect((run('entry.cjs') as {say: () => string}).say()).toBe('你好 👋');
	expect(run('path.cjs')).toBe('path.cjs');
	expect(() => run('none.cjs')).toThrow(SyntaxError);
});

test('a module that is required by what it requires is the same one', () => {
	expect((run('words.cjs') as {again: () => string}).again()).toBe('你好 👋');
});

test('the second pack is opened when a module is asked for that the first has not', () => {
	expect(run('late.cjs')).toEqual({from: 'the second pack'});
	expect(run('path.cjs', ['soon.cjs', 'there-is-none.cjs'])).toBe('path.cjs');
	expect(() => run('gone.cjs')).toThrow('gone.cjs is not in soon.cjs, later.cjs');
});

test('a trace names the pack, and the line and column that the place has in it', () => {
	const {fail} = run('wrong.cjs') as {fail: () => never};
	const trace = (() => {
		try {
			return fail();
		} catch (error) {
			return String((error as Error).stack);
		}
	})();
	const lines = readFileSync(join(folder, 'soon.cjs'), 'utf8').split('\n');
	const line = lines.findIndex(text => text.includes('throw new'));
	const column = (lines[line] ?? '').indexOf('new Error');
	expect(trace).toContain(`${join(folder, 'soon.cjs')}:${line + 1}:${column + 1}`);
});

test('a pack is a module by itself, which any tool can read', () => {
	write('alone.cjs', {'one.cjs': "exports.name = 'one';", 'two.cjs': "exports.name = 'two';"});
	const alone = createRequire(join(folder, 'x.cjs'))('./alone.cjs') as Record<
		string,
		(exports: object) => void
	>;
	const two = {};
	alone['two.cjs']?.(two);
	expect([Object.keys(alone), two]).toEqual([['one.cjs', 'two.cjs'], {name: 'two'}]);
});

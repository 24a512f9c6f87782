import {describe, expect, test} from 'vitest';
import {en} from '../../source/text/en.js';
import {zhCN} from '../../source/text/zh-CN.js';

/**
 * Stands for any argument of a sentence: a word, a number, a list or an object, whose trace can be found in what comes
 * out. Problems, findings and reasons have samples of their own.
 */
function trace(name: string): unknown {
	const word = `‹${name}›`;
	const special: Readonly<Record<string | symbol, unknown>> = {
		[Symbol.toPrimitive]: (hint: string) => (hint === 'number' ? 7 : word),
		toString: () => word,
		join: () => word,
		map: (make: (one: unknown) => unknown) => [make(trace(name))],
		length: 7,
	};
	return new Proxy({}, {get: (_, key) => (key in special ? special[key] : trace(`${name}.${String(key)}`))});
}

type Leaf = {readonly path: string; readonly english: unknown; readonly chinese: unknown};

function leavesOf(path: string, english: unknown, chinese: unknown): Leaf[] {
	if (typeof english !== 'object' || english === null) return [{path, english, chinese}];
	return Object.entries(english).flatMap(([key, member]) =>
		leavesOf(`${path}.${key}`, member, (chinese as Readonly<Record<string, unknown>>)[key]),
	);
}

const {
	findings: _f,
	problems: _p,
	nics: {reasons: _r, factsFile: _n, ...nics},
	script: _s,
	...others
} = en;
const leaves = [
	...leavesOf('nics', nics, zhCN.nics),
	...Object.entries(others).flatMap(([key, node]) => leavesOf(key, node, zhCN[key as keyof typeof others])),
];

/** Choices among words, by a value that is none of the words. */
const choosing = new Set(['wizard.probe.notChecked']);

function said(text: unknown): string {
	if (typeof text !== 'function') return String(text);
	return String(text(...Array.from({length: text.length}, (_, index) => trace(String(index)))));
}

const traces = (text: string) => [...new Set(text.match(/‹[^›]*›/g))].sort();

describe.each(leaves.filter(({path}) => !choosing.has(path)).map(leaf => [leaf.path, leaf] as const))(
	'%s',
	(_, {english, chinese}) => {
		test('takes the same values in each language, and says each of them', () => {
			expect(typeof chinese).toBe(typeof english);
			const [first, second] = [said(english), said(chinese)];
			expect(traces(second)).toEqual(traces(first));
			for (const text of [first, second]) expect(text).not.toMatch(/undefined|\[object|NaN|%s|\$\{/);
		});

		test('is Chinese in Chinese, if it is a sentence', () => {
			const text = said(chinese);
			expect(said(english)).not.toMatch(/\p{Script=Han}/u);
			if (/\p{Script=Han}/u.test(text)) return;
			// What holds no character: a name, an abbreviation, a unit, nothing at all.
			expect(text.replaceAll(/‹[^›]*›|Virtual DSM/g, '')).not.toMatch(/[a-z]{2,}[ ,.][a-z]{2,}/i);
		});
	},
);

test('the languages have the same members', () => {
	const paths = (node: unknown) => leavesOf('', node, node).map(({path}) => path);
	expect(paths(zhCN)).toEqual(expect.arrayContaining(paths(en)));
	expect(paths(en)).toEqual(expect.arrayContaining(paths(zhCN)));
});

import {expect, test} from 'vitest';
import {en, zhCN} from '../helpers/texts.js';

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
	// By verdict: they have a test of their own.
	checks: _k,
	// By case, as the checks find it: `doctor/every-check`, and the tests of each group.
	doctor: {checks: _d, ...doctor},
	...others
} = en;
const leaves = [
	...leavesOf('nics', nics, zhCN.nics),
	...leavesOf('doctor', doctor, zhCN.doctor),
	...Object.entries(others).flatMap(([key, node]) => leavesOf(key, node, zhCN[key as keyof typeof others])),
];

/** Choices among words, by a value that is none of the words. */
const choosing = new Set(['wizard.probe.notChecked']);

function said(text: unknown): string {
	if (typeof text !== 'function') return String(text);
	const made: unknown = text(...Array.from({length: text.length}, (_, index) => trace(String(index))));
	// A cause is two sentences.
	const parts = typeof made === 'object' && made !== null ? Object.values(made) : [];
	return parts.length > 0 ? parts.join(' ') : String(made);
}

const traces = (text: string) => [...new Set(text.match(/‹[^›]*›/g))].sort();

const sentences = leaves
	.filter(({path}) => !choosing.has(path))
	.map(({path, english, chinese}) => ({path, english: said(english), chinese: said(chinese)}));

test('sentences take the same values in each language, and say each of them [F6]', () => {
	const unlike = sentences.filter(({english, chinese}) => traces(english).join() !== traces(chinese).join());
	expect(unlike).toEqual([]);
	expect(sentences.filter(({english}) => traces(english).length > 0).length).toBeGreaterThan(50);
});

test('nothing is left open', () => {
	const open = /undefined|\[object|NaN|%s|\$\{/;
	expect(sentences.filter(({english, chinese}) => open.test(english) || open.test(chinese))).toEqual([]);
});

test('Chinese is Chinese, but for names, abbreviations and units, and English is not', () => {
	const hanzi = /\p{Script=Han}/u;
	const words = /[a-z]{2,}[ ,.][a-z]{2,}/i;
	const bare = (text: string) => text.replaceAll(/‹[^›]*›|Virtual DSM/g, '');
	expect(sentences.filter(({chinese}) => !hanzi.test(chinese) && words.test(bare(chinese)))).toEqual([]);
	expect(sentences.filter(({english}) => hanzi.test(english))).toEqual([]);
	expect(sentences.filter(({english, chinese}) => english === chinese && words.test(bare(english)))).toEqual(
		[],
	);
});

test('the languages have the same members [F6]', () => {
	const paths = (node: unknown) => leavesOf('', node, node).map(({path}) => path);
	expect(paths(zhCN).toSorted()).toEqual(paths(en).toSorted());
});

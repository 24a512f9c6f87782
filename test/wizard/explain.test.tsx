import {describe, expect, test, vi} from 'vitest';
import {textsIn} from '../../source/text/language.js';
import {explainedWords, type Topic, type Word, wordsOf} from '../../source/wizard/explained.js';
import {layoutWays} from '../../source/wizard/layout-ways.js';
import {widthOf, wrap} from '../../source/wizard/measure.js';
import {layoutNames, screens} from '../../source/wizard/screens.js';
import {focusable} from '../../source/wizard/view.js';
import {begin, play, playFast, reach} from './helpers/play.js';
import {acceptUntil, startWizard, walkTo} from './helpers/wizard.js';

vi.setConfig({testTimeout: 60_000});

const languages = ['en', 'zh-CN'] as const;
const words = Object.keys(textsIn('en').explain.words) as Word[];

describe.each(languages)('in %s', language => {
	const said = textsIn(language).explain.words;

	test.each(words)('%s takes at most three lines of 80 columns', word => {
		expect(wrap(said[word].text, 78).length).toBeLessThanOrEqual(3);
		expect(widthOf(said[word].name)).toBeLessThanOrEqual(60);
	});

	test('a word is explained by others: it has more than its own name', () => {
		for (const {name, text} of Object.values(said)) expect(text.replace(name, '').length).toBeGreaterThan(30);
	});
});

test('what a picture of a layout names is explained there', () => {
	const named: Readonly<Record<string, Word>> = {
		macvlan: 'macvlan',
		macvtap: 'macvtap',
		NAT: 'nat',
		br0: 'bridge',
	};
	for (const layout of layoutNames) {
		const {wire, host} = layoutWays(layout, 'enp3s0', textsIn('en'));
		const words = [...wire, ...host].flatMap(node => named[node] ?? []);
		expect(wordsOf('layout', layout)).toEqual(expect.arrayContaining(words));
	}
	for (const language of languages) expect(textsIn(language).explain.words.bridge.text).toContain('br0');
});

test('every word is asked for somewhere', () => {
	expect(new Set(Object.values(explainedWords).flat())).toEqual(new Set(words));
});

test.each(screens)('? says what the words of %s mean, and leaves as one likes', screen => {
	const there = reach(screen);
	const open = play(there, {type: '?'});
	expect(open.dialog).toMatchObject({kind: 'explain'});
	for (const move of ['enter', 'esc', 'shift+tab', {type: '?'}])
		expect({...play(open, move), scroll: 0}).toEqual({...there, scroll: 0});
});

test('each question of a form is asked about by itself', () => {
	let state = reach('lan');
	const asked: Topic[] = [];
	for (const _ of focusable(state)) {
		const {dialog} = play(state, {type: '?'});
		if (dialog?.kind === 'explain') asked.push(dialog.topic);
		state = play(state, 'down');
	}

	expect(asked).toEqual(focusable(reach('lan')));
});

test('of two fast Enters the second answers no question that was behind the words', () => {
	const there = reach('lan');
	const shut = playFast(play(there, {type: '?'}), 'enter', 'enter');
	expect(shut.dialog).toBeUndefined();
	expect(shut.focus).toEqual(there.focus);
});

test('one that is pasted is text, and so is one in the middle of what is typed at once', () => {
	const state = play(reach('container'), 'down');
	expect(play(state, {paste: '?'}).raw.name).toBe('?');
	expect(play(state, {type: 'a?'}).raw.name).toBe('a?');
});

test('while another question is open, ? is typed', () => {
	const vlan = play(begin(), {type: 'v'});
	expect(play(vlan, {type: '?'}).dialog).toMatchObject({kind: 'vlan', text: '?'});
});

test.each([
	['en', 60, 16],
	['zh-CN', 60, 16],
	['zh-CN', 120, 40],
] as const)('in %s at %i×%i', async (language, columns, rows) => {
	const wizard = startWizard({language, columns, rows});
	const {explain} = wizard.texts;
	await walkTo(wizard, 'nic');
	wizard.type('?');
	await wizard.waitFor(explain.words.card.name);
	wizard.press('end');
	await wizard.waitFor(explain.words.vlan.name);
	wizard.press('esc');
	await wizard.waitFor('enp3s0');
	await acceptUntil(wizard, wizard.texts.wizard.titles.lan);
	wizard.press('down', 'down');
	wizard.type('?');
	await wizard.waitFor(explain.title(wizard.texts.wizard.fields.gateway));
	for (const {text} of wizard.frames) {
		const lines = text.replace(/\n$/, '').split('\n');
		expect(lines.length, text).toBeLessThanOrEqual(rows - 1);
		for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns);
	}
});

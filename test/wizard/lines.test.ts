import {describe, expect, test} from 'vitest';
import {equivalentCommand} from '../../source/export/equivalent.js';
import {quoteCommand} from '../../source/export/quote.js';
import type {RawAnswers} from '../../source/model/answers.js';
import type {Facts} from '../../source/model/facts.js';
import {type Language, textsIn} from '../../source/text/language.js';
import type {Look} from '../../source/wizard/lines/look.js';
import {opening} from '../../source/wizard/lines/opening.js';
import {promptOf} from '../../source/wizard/lines/prompt.js';
import {replyTo} from '../../source/wizard/lines/reply.js';
import {reduce} from '../../source/wizard/reduce.js';
import type {State} from '../../source/wizard/state.js';
import {focusedField} from '../../source/wizard/view.js';
import {homelab} from './helpers/homelab.js';
import {begin, reach} from './helpers/play.js';

function lookIn(language: Language, marksPastes = true): Look {
	return {
		texts: textsIn(language),
		marksPastes,
		ports: {
			quote: quoteCommand,
			equivalentCommand: ({answers, facts, consents}, action) =>
				equivalentCommand(answers, facts, [action], consents),
		},
	};
}

const look = lookIn('en');

/** What the answers lead to, and what was said to the last of them. */
function answer(state: State, ...lines: readonly (string | null | {readonly paste: string})[]) {
	let now = state;
	let said: readonly string[] = [];
	for (const line of lines) {
		const typed =
			line === null
				? null
				: typeof line === 'string'
					? {text: line, pasted: false}
					: {text: line.paste, pasted: true};
		const reply = replyTo(reduce(now, {type: 'drawn'}), typed, look);
		now = reply.state;
		({said} = reply);
	}
	return {state: now, said: said.join('\n'), prompt: promptOf(now, look)};
}

describe('cards', () => {
	test('are numbered, and the proposal stands in brackets', () => {
		const state = begin();
		const told = opening(state, look);
		expect(told.join('\n')).toMatch(/1\. enp3s0, recommended/);
		expect(promptOf(state, look)).toBe('Card, by its number or name [1 enp3s0]: ');
	});

	test.each(['', '1', 'enp3s0'])('%j takes the first', typed => {
		expect(answer(begin(), typed).state).toMatchObject({screen: 'layout', raw: {nic: 'enp3s0'}});
	});

	test('one that cannot be chosen is told why', () => {
		const {state, said, prompt} = answer(begin(), 'wlp2s0');
		expect(state.screen).toBe('nic');
		expect(prompt).toContain('[1 enp3s0]');
		expect(said).toMatch(/wlp2s0 cannot be chosen[\s\S]*wlp2s0: blocked\n\S/);
	});

	test.each(['99', '0', 'eth9', 'v eth9', 'x', '-1'])('%j is not in the list', typed => {
		const {state, said} = answer(begin(), typed);
		expect(state.screen).toBe('nic');
		expect(said).toContain('not in the list');
	});

	test('the letters do what the keys do', () => {
		expect(answer(begin(), 'a').state.showAll).toBe(true);
		expect(answer(begin(), 'r').state.load.state).toBe('loading');
		expect(answer(begin(), 't').state.outcome).toEqual({kind: 'troubleshoot'});
		expect(answer(begin(), 'v 1', '20').state).toMatchObject({screen: 'layout', raw: {nic: 'enp3s0.20'}});
		expect(answer(begin(), 'v 1', 'many').said).toContain('“many” is no VLAN');
	});

	test('? and a number tells all about one', () => {
		expect(answer(begin(), '? 1').said).toMatch(/^enp3s0: recommended\n/);
		expect(answer(begin(), '?1').said).toMatch(/^enp3s0: recommended\n/);
	});
});

describe('going back', () => {
	test.each([['<'], ['back'], [null]])('%j is one question back, answers kept', typed => {
		const {state} = answer(reach('lan'), '', '', '', typed);
		expect(focusedField(state)).toBe('gateway');
		expect(answer(state, '<', '<', '<').state.screen).toBe('layout');
	});

	test('before the first question it asks whether to leave, and Enter stays', () => {
		const {state, prompt} = answer(begin(), '<');
		expect(opening(state, look).join('\n')).toContain('Leave without saving?');
		expect(prompt).toContain('[1]');
		expect(answer(state, '').state).toMatchObject({screen: 'nic', dialog: undefined});
		expect(answer(state, '2').state.outcome).toEqual({kind: 'quit'});
		expect(answer(state, {paste: '2'}).state.outcome).toBeUndefined();
	});
});

describe('fields', () => {
	test('say what is wrong, and what is proposed stands again', () => {
		const {state, said, prompt} = answer(reach('lan'), '', '10.0.0.1');
		expect(said).toContain('“10.0.0.1” is not a subnet');
		expect(focusedField(state)).toBe('subnet');
		expect(prompt).toBe('Subnet [192.168.1.0/24, as on eno1]: ');
		expect(state.raw.subnet).toBeUndefined();
	});

	test('are chosen by number, by name or by the word that is shown', () => {
		for (const typed of ['2', 'dhcp', 'DHCP'])
			expect(answer(reach('lan'), typed).state.raw.address).toBe('dhcp');
		expect(answer(reach('lan'), '4').said).toContain('not in the list');
	});

	test('- leaves empty what may be empty, and nothing else', () => {
		const dns = answer(reach('lan'), '', '', '', '').state;
		expect(focusedField(dns)).toBe('dns');
		expect(promptOf(dns, look)).toBe('DNS [192.168.1.1, the gateway, - for none]: ');
		expect(answer(dns, '-').state.raw.dns).toBe('');
		expect(answer(reach('lan'), '', '', '-').said).toContain('“-”');
	});

	test('? says what a question is for', () => {
		expect(answer(reach('lan'), '', '', '?').said).toContain('Your router’s address in that subnet.');
	});

	test('a paste is an answer like another', () => {
		expect(answer(reach('lan'), '', '', '', {paste: '192.168.1.77'}).state.raw.ip).toBe('192.168.1.77');
	});
});

describe('what costs something', () => {
	const danger: RawAnswers = {nic: 'enp4s0', layout: 'direct'};

	test('is agreed to by the word, typed and not pasted', () => {
		const state = reach('warnings', begin(danger));
		expect(promptOf(state, look)).toBe('To accept, type “enp4s0”: ');
		expect(answer(state, {paste: 'enp4s0'})).toMatchObject({
			said: 'Please type the word: pasting does not count.',
		});
		expect(answer(state, 'yes').said).toContain('the word is “enp4s0”');
		expect(answer(state, '').state.screen).toBe('warnings');
		expect(answer(state, {paste: 'enp4s0'}, 'enp4s0').state.screen).toBe('review');
	});

	test('a card that this machine needs is given up by its name, typed and not pasted', () => {
		const state = answer(begin(), 'eno1', 'direct').state;
		expect(opening(state, look).join('\n')).toContain('This machine itself depends on eno1');
		expect(promptOf(state, look)).toBe('To give it up, type “eno1”: ');
		expect(answer(state, {paste: 'eno1'}).state.giveUp).toBeUndefined();
		expect(answer(state, 'yes').said).toContain('Not given up');
		expect(answer(state, 'eno1').state).toMatchObject({screen: 'lan', giveUp: 'eno1'});
		expect(answer(state, null).state).toMatchObject({screen: 'layout', giveUp: undefined});
	});

	describe.each(['en', 'zh-CN'] as const)('where pastes are not marked, in %s', language => {
		const unmarked = lookIn(language, false);
		const {terminal, lines} = textsIn(language);

		test('no word is asked for: the command that agrees by name is told', () => {
			const state = reach('warnings', begin(danger));
			const told = opening(state, unmarked);
			expect(told).toContain(terminal.unmarked);
			expect(told.at(-1)).toMatch(/^ {2}.*vdsm-passthru apply .*--nic enp4s0 .*--consent /);
			expect(promptOf(state, unmarked)).toBe(lines.goBack);
			for (const text of ['enp4s0', '', 'yes']) {
				const reply = replyTo(state, {text, pasted: false}, unmarked);
				expect(reply.state).toBe(state);
				expect(reply.said).toEqual(told.slice(-reply.said.length));
				expect(reply.said[0]).toBe(terminal.unmarked);
			}
			expect(replyTo(state, {text: '<', pasted: false}, unmarked).state.screen).not.toBe('warnings');
		});

		test('a card is given up by its flag alone', () => {
			const state = answer(begin(), 'eno1', 'direct').state;
			expect(opening(state, unmarked).at(-1)).toBe('  --give-up-nic eno1');
			const reply = replyTo(state, {text: 'eno1', pasted: false}, unmarked);
			expect(reply.state.giveUp).toBeUndefined();
			expect(reply.said).toContain(terminal.unmarked);
		});

		test('where nothing costs anything, nothing is refused', () => {
			const state = reach('warnings');
			expect(opening(state, unmarked)).not.toContain(terminal.unmarked);
			expect(replyTo(state, {text: '', pasted: false}, unmarked).state.screen).toBe('review');
		});
	});

	test('Enter does not apply, and neither does a paste', () => {
		const asked = answer(reach('review'), '1').state;
		expect(opening(asked, look).join('\n')).toContain('Set up DSM on enp3s0 of this machine now?');
		expect(answer(asked, '').state).toMatchObject({screen: 'review', dialog: undefined, outcome: undefined});
		expect(answer(asked, {paste: '2'}).state.outcome).toBeUndefined();
		expect(answer(asked, '2').state.outcome).toEqual({kind: 'apply'});
	});
});

describe('the end', () => {
	test('a name, and the word where something is there already', () => {
		const named = answer(reach('review'), '2').state;
		expect(promptOf(named, look)).toBe('File [./vdsm-passthru.sh]: ');
		const saving = answer(named, 'my dsm.sh').state;
		expect(saving.dialog).toMatchObject({kind: 'saving', target: 'my dsm.sh', force: false});
		const there = reduce(saving, {type: 'save-failed', exists: true, message: 'there'});
		expect(opening(there, look)).toEqual(['my dsm.sh exists already.']);
		expect(answer(there, 'yes').said).toContain('Not replaced');
		expect(answer(there, 'overwrite').state.dialog).toMatchObject({kind: 'saving', force: true});
	});

	test('the command', () => {
		const {state, prompt} = answer(reach('review'), '4');
		expect(opening(state, look).join('\n')).toContain('vdsm-passthru apply');
		expect(prompt).toBe('Press Enter to print it and end: ');
		expect(answer(state, '').state.outcome).toEqual({kind: 'command'});
	});
});

/** As `begin`, for a machine that is read to have nothing. */
const bare: Facts = {...homelab.facts, nics: []};

test.each<Language>(['en', 'zh-CN'])('nothing that is read out draws, in %s [F7]', language => {
	const said = lookIn(language);
	for (const state of [
		begin({}, bare),
		begin(),
		reach('layout'),
		reach('lan'),
		reach('container'),
		reach('warnings'),
		reach('review'),
		answer(begin(), 'eno1', 'direct').state,
	]) {
		const lines = [
			...opening(state, said),
			promptOf(state, said),
			...replyTo(state, {text: '?', pasted: false}, said).said,
		];
		expect(lines.join('\n')).not.toMatch(/[\u2190-\u21ff\u2500-\u259f\u25a0-\u27bf]|undefined|^,/m);
	}
});

import {describe, expect, test} from 'vitest';
import {reduce} from '../../source/wizard/reduce.js';
import {placeOf} from '../../source/wizard/state.js';
import {focusOf, viewOf} from '../../source/wizard/view.js';
import {makeFacts, makeNic} from '../helpers/facts.js';
import {begin, play, playFast, reach} from './helpers/play.js';

const proposedIp = '192.168.1.250';

describe('Enter', () => {
	test('twice before the next screen is drawn leads one screen on, not two', () => {
		const state = playFast(begin(), 'enter', 'enter');
		expect(state.screen).toBe('layout');
		expect(playFast(state, 'draw', 'enter').screen).toBe('lan');
	});

	test('twice in a form accepts one field, not two', () => {
		const state = playFast(reach('lan'), 'enter', 'enter', 'enter');
		expect(focusOf(state)).toBe('subnet');
	});

	test('ends what may come in one chunk: the rest of a paste of several lines types nothing', () => {
		const lan = play(reach('lan'), 'down', 'down', 'down');
		const state = playFast(lan, {type: '192.168.1.5'}, 'enter', {type: '192.168.1.6'}, 'enter');
		expect(state.raw.ip).toBe('192.168.1.5');
		expect(focusOf(state)).toBe('dns');
		expect(state.raw.dns).toBeUndefined();
	});

	test('after moves in the same chunk takes what was moved to', () => {
		const state = playFast(reach('review'), 'down', 'down', 'enter');
		expect(placeOf(state)).toBe('command');
	});

	test('on a blocked card says why and stays', () => {
		const state = play(begin({nic: 'eno1'}), 'enter');
		expect(focusOf(state)).toBe('eno1');
		expect(state.screen).toBe('nic');
		expect(state.notice).toEqual({code: 'nic-blocked', nic: 'eno1'});
	});

	test('on a field that is wrong stays there', () => {
		const state = play(reach('lan'), 'down', {type: '192.168.1.5/24'}, 'enter');
		expect(focusOf(state)).toBe('subnet');
		expect(state.notice).toEqual({code: 'field-wrong'});
	});

	test('on the last field leads back to one that is wrong', () => {
		const wrong = play(reach('lan'), 'down', {type: '1.2.3'}, 'down', 'down', 'down', 'down');
		expect(focusOf(wrong)).toBe('mac');
		const state = play(wrong, 'enter');
		expect(state.screen).toBe('lan');
		expect(focusOf(state)).toBe('subnet');
	});

	test('is not heard while no facts are there', () => {
		expect(play(begin({}, makeFacts({nics: []})), 'enter')).toMatchObject({
			screen: 'nic',
			notice: {code: 'no-nic'},
		});
	});

	test('that comes together with new facts does not choose a card that nobody saw', () => {
		const onSecond = play(begin(), 'down');
		const gone = makeFacts({nics: [makeNic({name: 'enp9s0'})]});
		const state = playFast(reduce(onSecond, {type: 'facts-read', facts: gone}), 'enter');
		expect(state.screen).toBe('nic');
		expect(state.raw.nic).toBeUndefined();
	});
});

describe('Esc', () => {
	test('goes back a screen and loses nothing', () => {
		const typed = play(reach('lan'), 'down', 'down', 'down', {type: '192.168.1.77'}, 'esc');
		expect(typed.screen).toBe('layout');
		const state = play(typed, 'esc', 'enter', 'enter');
		expect(state.screen).toBe('lan');
		expect(viewOf(state).settled.used.ip).toEqual({text: '192.168.1.77', origin: null});
	});

	test('on the first screen asks, and staying is the answer that Enter gives', () => {
		const asked = play(begin(), 'esc');
		expect(asked.dialog).toEqual({kind: 'quit', leave: false});
		expect(play(asked, 'enter')).toMatchObject({dialog: undefined, outcome: undefined});
		expect(play(asked, 'down', 'enter').outcome).toEqual({kind: 'quit'});
		expect(play(asked, 'down', 'esc')).toMatchObject({dialog: undefined, outcome: undefined});
	});

	test('works like Shift+Tab on a first field; on others that goes to the field before', () => {
		expect(play(reach('lan'), 'shift+tab').screen).toBe('layout');
		expect(focusOf(play(reach('lan'), 'tab', 'tab', 'shift+tab'))).toBe('subnet');
	});
});

describe('proposals', () => {
	test('follow an earlier answer; what was typed stays and is checked again', () => {
		const typed = play(reach('lan'), 'down', 'down', {type: '192.168.1.254'});
		expect(viewOf(typed).settled.used.ip?.text).toBe(proposedIp);
		const state = play(typed, 'up', {type: '10.0.0.0/24'});
		expect(viewOf(state).settled.used.gateway).toEqual({text: '192.168.1.254', origin: null});
		expect(viewOf(state).settled.problems).toContainEqual(
			expect.objectContaining({
				field: 'gateway',
				problem: expect.objectContaining({code: 'address-outside'}),
			}),
		);
		const right = play(state, 'down', 'ctrl+u', {type: '10.0.0.1'});
		expect(viewOf(right).settled.used.ip?.text).toBe('10.0.0.250');
	});

	test('are replaced by typing and edited after a move of the cursor', () => {
		const onIp = play(reach('lan'), 'down', 'down', 'down');
		expect(play(onIp, {type: '1'}).raw.ip).toBe('1');
		expect(play(onIp, 'backspace').raw.ip).toBe('192.168.1.25');
		expect(play(onIp, 'right', {type: '1'}).raw.ip).toBe(`${proposedIp}1`);
		expect(play(onIp, 'home', {type: '9'}).raw.ip).toBe(`9${proposedIp}`);
		expect(play(onIp, 'ctrl+w', {type: '5'}).raw.ip).toBe('192.168.1.5');
	});

	test('do not become the user’s own by looking at them', () => {
		const state = play(reach('lan'), 'down', 'down', 'down', 'left', 'home', 'end', 'enter');
		expect(state.raw.ip).toBeUndefined();
	});

	test('come back when a field that may not be empty is left empty, and not in one that may', () => {
		expect(play(reach('lan'), 'down', 'ctrl+u', 'enter').raw).not.toHaveProperty('subnet');
		expect(focusOf(play(reach('lan'), 'down', 'ctrl+u', 'enter'))).toBe('gateway');
		expect(play(reach('lan'), 'down', 'down', 'down', 'down', 'ctrl+u', 'enter').raw.dns).toBe('');
	});

	test('look again at the LAN: an address that is taken is not proposed', () => {
		const probe = {
			nic: 'enp3s0',
			address: proposedIp,
			result: {answer: 'mac', mac: '02:00:00:00:00:01'},
		} as const;
		const state = reduce(reach('lan'), {type: 'probed', key: `enp3s0 ${proposedIp}`, probe});
		expect(viewOf(state).settled.used.ip?.text).toBe('192.168.1.251');
	});
});

describe('questions that others make pointless', () => {
	test('are not asked under DHCP, and come back with what was typed', () => {
		const typed = play(reach('lan'), 'down', 'down', {type: '192.168.1.254'}, 'up', 'up');
		const dhcp = play(typed, 'right');
		expect(dhcp.raw.address).toBe('dhcp');
		expect(viewOf(dhcp).settled.problems).toEqual([]);
		expect(viewOf(dhcp).settled.used.gateway).toBeUndefined();
		const back = play(dhcp, 'left');
		expect(back.raw.address).toBeUndefined();
		expect(viewOf(back).settled.used.gateway?.text).toBe('192.168.1.254');
	});

	test('are skipped by Enter', () => {
		const state = play(reach('lan'), 'right', 'enter', 'enter');
		expect(state.screen).toBe('management');
	});
});

describe('a danger', () => {
	const warnings = () => reach('warnings', begin({nic: 'enp4s0'}));

	test('wants the name of the card, in full', () => {
		const state = warnings();
		expect(viewOf(state).dangers.map(({code}) => code)).toEqual(['nic-loses-address']);
		for (const word of ['', 'y', 'yes', 'enp4s', 'enp4s00', 'ENP4S0']) {
			const refused = play(state, ...(word === '' ? [] : [{type: word}]), 'enter');
			expect(refused.screen, word).toBe('warnings');
			expect(refused.notice).toEqual({code: 'word-wrong', word: 'enp4s0'});
		}

		const accepted = play(state, {type: 'enp4s0'}, 'enter');
		expect(accepted.screen).toBe('review');
		expect(viewOf(accepted).setup?.consents).toEqual(['nic-loses-address']);
	});

	test('is not accepted by a paste', () => {
		const state = play(warnings(), {paste: 'enp4s0'});
		expect(state.notice).toEqual({code: 'word-pasted'});
		expect(state.word).toBe('');
	});

	test('is asked about once for a card, and again for another', () => {
		const accepted = play(warnings(), {type: 'enp4s0'}, 'enter');
		expect(play(accepted, 'esc', 'enter').screen).toBe('review');
		const facts = makeFacts({
			nics: ['eth1', 'eth2'].map((name, index) =>
				makeNic({
					name,
					mac: `00:11:22:33:44:0${index}`,
					addresses: [{family: 4, address: `192.168.1.4${index}`, prefix: 24, scope: 'global'}],
				}),
			),
		});
		const first = play(reach('warnings', begin({}, facts)), {type: 'eth1'}, 'enter');
		expect(first.screen).toBe('review');
		const cards = play(first, 'esc', 'esc', 'esc', 'esc', 'esc', 'esc', 'down');
		expect(cards.screen).toBe('nic');
		expect(viewOf(reach('warnings', cards)).dangers).toHaveLength(1);
	});
});

describe('an answer that became wrong behind one’s back', () => {
	const taken = (address: string) =>
		({
			type: 'probed',
			key: `enp3s0 ${address}`,
			probe: {nic: 'enp3s0', address, result: {answer: 'mac', mac: '02:00:00:00:00:01'}},
		}) as const;

	test('is shown where it was given instead of being saved', () => {
		const typed = play(reach('lan'), 'down', 'down', 'down', {type: '192.168.1.77'});
		const review = reduce(reach('review', typed), taken('192.168.1.77'));
		const state = play(review, 'enter');
		expect(state.screen).toBe('lan');
		expect(focusOf(state)).toBe('ip');
		expect(state.notice).toEqual({code: 'answers-wrong', field: 'ip'});
	});
});

describe('saving', () => {
	const asked = () => play(reach('review'), 'enter');

	test('proposes a name that typing replaces', () => {
		expect(asked().dialog).toMatchObject({kind: 'name', text: './vdsm-passthru.sh', cursor: undefined});
		expect(play(asked(), {type: 'a.sh'}).dialog).toMatchObject({text: 'a.sh'});
		expect(play(asked(), 'backspace').dialog).toMatchObject({text: './vdsm-passthru.s'});
	});

	test('wants a name', () => {
		expect(play(asked(), 'ctrl+u', 'enter').dialog?.kind).toBe('name');
		expect(playFast(asked(), 'ctrl+u', 'enter').notice).toEqual({code: 'target-missing'});
	});

	test('replaces a file only after the word, and goes back to the name otherwise', () => {
		const saving = play(asked(), 'enter');
		expect(saving.dialog).toEqual({
			kind: 'saving',
			format: 'script',
			target: './vdsm-passthru.sh',
			force: false,
		});
		const exists = play(reduce(saving, {type: 'save-failed', exists: true, message: 'exists'}), 'draw');
		expect(exists.dialog).toMatchObject({kind: 'overwrite', target: './vdsm-passthru.sh'});
		expect(play(exists, 'enter').dialog?.kind).toBe('overwrite');
		expect(play(exists, {type: 'yes'}, 'enter').dialog?.kind).toBe('overwrite');
		expect(play(exists, 'esc').dialog).toMatchObject({kind: 'name', text: './vdsm-passthru.sh'});
		expect(play(exists, {type: 'overwrite'}, 'enter').dialog).toMatchObject({kind: 'saving', force: true});
	});

	test('that fails tells why and keeps the name', () => {
		const failed = reduce(play(asked(), 'enter'), {
			type: 'save-failed',
			exists: false,
			message: 'no space left',
		});
		expect(failed.dialog).toMatchObject({kind: 'name', text: './vdsm-passthru.sh', failure: 'no space left'});
	});

	test('cannot be disturbed by keys', () => {
		const saving = play(asked(), 'enter');
		expect(play(saving, 'esc', 'enter', {type: 'x'}, 'down').dialog).toEqual(saving.dialog);
	});
});

test('Ctrl-C ends everything everywhere, also before the screen is drawn', () => {
	for (const state of [
		begin(),
		reach('lan'),
		reach('warnings'),
		play(reach('review'), 'enter'),
		playFast(begin(), 'enter'),
	]) {
		expect(playFast(state, 'ctrl+c').outcome).toEqual({kind: 'interrupted'});
	}
});

test('flags are the user’s own answers', () => {
	const state = begin({nic: 'enp4s0', ip: '192.168.1.60'});
	expect(focusOf(state)).toBe('enp4s0');
	expect(viewOf(state).settled.used.ip).toEqual({text: '192.168.1.60', origin: null});
});

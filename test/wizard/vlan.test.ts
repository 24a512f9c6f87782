import {describe, expect, test} from 'vitest';
import type {State} from '../../source/wizard/state.js';
import {focusOf, viewOf} from '../../source/wizard/view.js';
import {begin, type Move, play, playFast} from './helpers/play.js';

/** On a card, with the question for a VLAN's number open, and these keys pressed. */
function asked(nic: string, ...moves: readonly Move[]): State {
	let state = begin();
	while (focusOf(state) !== nic) state = play(state, 'down');
	return play(state, {type: 'v'}, ...moves);
}

describe('a VLAN on a card', () => {
	test('is asked for by number, and becomes the card', () => {
		const state = asked('enp3s0', {type: '20'}, 'enter');
		expect(state).toMatchObject({screen: 'layout', dialog: undefined});
		expect(state.raw.nic).toBe('enp3s0.20');
		expect(viewOf(state).nics.map(({nic}) => nic.name)).toContain('enp3s0.20');
	});

	test('on a card that carries this host takes nothing from it, and is not to be shared', () => {
		const state = asked('eno1', {type: '20'}, 'enter');
		expect(state).toMatchObject({screen: 'layout', giveUp: undefined});
		expect(focusOf(state)).toBe('direct');
		expect(play(state, 'enter').screen).toBe('lan');
	});

	test.each(['0', '4095', '20.1', '', '-1', 'a'])('is not number %j', text => {
		const state = playFast(asked('enp3s0', ...(text === '' ? [] : [{type: text}])), 'enter');
		expect(state.dialog?.kind).toBe('vlan');
		expect(state.notice).toEqual({code: 'vlan-wrong', value: text});
	});

	test('is not made on Wi-Fi, nor on what is not there to carry one', () => {
		expect(playFast(begin({nic: 'wlp2s0'}), {type: 'v'}).notice).toEqual({code: 'vlan-unfit', nic: 'wlp2s0'});
	});

	test('and Esc goes back to the cards, with nothing chosen', () => {
		const state = asked('enp3s0', {type: '20'}, 'esc');
		expect(state).toMatchObject({screen: 'nic', dialog: undefined});
		expect(state.raw.nic).toBeUndefined();
	});
});

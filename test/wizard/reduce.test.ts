import {describe, expect, test} from 'vitest';
import {reduce} from '../../source/wizard/reduce.js';
import type {State} from '../../source/wizard/state.js';
import {placeOf} from '../../source/wizard/state.js';
import {focusOf, viewOf} from '../../source/wizard/view.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';
import {homelab} from './helpers/homelab.js';
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
		const state = playFast(reach('review'), 'down', 'down', 'down', 'enter');
		expect(placeOf(state)).toBe('command');
	});

	test('on a blocked card says why and stays', () => {
		const state = playFast(begin({nic: 'wlp2s0'}), 'enter');
		expect(focusOf(state)).toBe('wlp2s0');
		expect(state.screen).toBe('nic');
		expect(state.notice).toEqual({code: 'nic-blocked', nic: 'wlp2s0'});
	});

	test('on a field that is wrong stays there', () => {
		const state = play(reach('lan'), 'down', {type: '192.168.1.5/24'}, 'enter');
		expect(focusOf(state)).toBe('subnet');
		expect(state.notice).toEqual({code: 'field-wrong'});
	});

	test('on the last field leads back to one that is wrong', () => {
		const wrong = play(reach('lan'), 'down', {type: '1.2.3'}, 'down', 'down', 'down', 'down', 'down');
		expect(focusOf(wrong)).toBe('also');
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
		const state = play(reach('lan'), 'right', 'enter', 'enter', 'enter');
		expect(state.screen).toBe('management');
	});
});

const twoWithAddress = makeFacts({
	nics: [
		hostNic,
		...['enp4s0', 'enp5s0'].map((name, index) =>
			makeNic({
				name,
				mac: `00:11:22:33:44:0${index}`,
				permanentMac: `00:11:22:33:44:0${index}`,
				addresses: [{family: 4, address: `10.9.${index}.2`, prefix: 24, scope: 'global'}],
			}),
		),
	],
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

	test('of each card is agreed to by the name of that card', () => {
		const state = reach('warnings', begin({nic: 'enp4s0', also: 'enp5s0,address=manual'}, twoWithAddress));
		expect(viewOf(state).dangers.map(danger => 'nic' in danger && danger.nic)).toEqual(['enp4s0', 'enp5s0']);
		const first = play(state, {type: 'enp4s0'}, 'enter');
		expect(first).toMatchObject({screen: 'warnings', word: ''});
		const again = play(first, {type: 'enp4s0'}, 'enter');
		expect(again.notice).toEqual({code: 'word-wrong', word: 'enp5s0'});
		const both = play(first, {type: 'enp5s0'}, 'enter');
		expect(both.screen).toBe('review');
		expect(viewOf(both).setup?.consents).toEqual(['nic-loses-address']);
	});
});

describe('an answer that became wrong behind one’s back', () => {
	test('a proposal that changes under an open question is looked at once more', () => {
		const asked = play(reach('review'), 'enter', 'down');
		const state = playFast(reduce(asked, taken(proposedIp)), 'enter');
		expect(viewOf(state).settled.used.ip?.text).toBe('192.168.1.251');
		expect(state).toMatchObject({screen: 'review', dialog: undefined, outcome: undefined});
		expect(state.notice).toEqual({code: 'answers-changed'});
		const same = reduce(asked, taken('192.168.1.99'));
		expect(play(same, 'enter').outcome).toEqual({kind: 'apply'});
	});

	test.each([
		['apply', ['enter'], ['down', 'enter']],
		['script', ['down', 'enter'], ['enter']],
		['command', ['down', 'down', 'down', 'enter'], ['enter']],
	] as const)('is shown also when the LAN answers after “%s” was chosen', (_, choose, accept) => {
		const typed = play(reach('lan'), 'down', 'down', 'down', {type: '192.168.1.77'});
		const open = play(reach('review', typed), ...choose);
		expect(open.dialog).toBeDefined();
		const state = playFast(reduce(open, taken('192.168.1.77')), ...accept);
		expect(state).toMatchObject({screen: 'lan', dialog: undefined, outcome: undefined});
		expect(state.notice).toEqual({code: 'answers-wrong', field: 'ip'});
	});

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

describe('applying', () => {
	test('is the first thing that is offered, and asks once more: Enter alone does nothing', () => {
		const asked = play(reach('review'), 'enter');
		expect(asked.dialog).toEqual({kind: 'apply', sure: false});
		const stayed = play(asked, 'enter');
		expect(stayed.dialog).toBeUndefined();
		expect(stayed.outcome).toBeUndefined();
		expect(play(asked, 'esc').dialog).toBeUndefined();
		expect(play(asked, 'down', 'enter').outcome).toEqual({kind: 'apply'});
	});

	test('no number of Enters, fast or slow, changes a machine', () => {
		let fast = reach('lan');
		let slow = reach('lan');
		for (let presses = 0; presses < 30; presses++) {
			fast = playFast(fast, 'enter');
			slow = play(slow, 'enter');
			expect(fast.outcome).toBeUndefined();
			expect(slow.outcome).toBeUndefined();
		}
	});

	test('is not begun while there is an error', () => {
		const review = reach('review', begin({}, {...homelab.facts, engine: {state: 'none'}}));
		const state = playFast(review, 'draw', 'enter');
		expect(state.dialog).toBeUndefined();
		expect(state.notice).toEqual({code: 'has-errors'});
		expect(play(review, 'down', 'enter').dialog?.kind).toBe('name');
	});

	test('is not offered for another machine', () => {
		const state = reach('review', begin({}, homelab.facts, {canApply: false}));
		expect(focusOf(state)).toBe('script');
		expect(play(state, 'enter').dialog?.kind).toBe('name');
	});
});

describe('a card that carries this host', () => {
	const {name} = hostNic;
	const offered = () => {
		let state = begin();
		while (focusOf(state) !== name) state = play(state, 'down');
		return toDirect(play(state, 'enter'));
	};
	/** Layout shared is proposed; the one that takes the card is gone to, and accepted. */
	const toDirect = (start: State) => {
		let state = start;
		expect([state.screen, focusOf(state)]).toEqual(['layout', 'shared']);
		while (focusOf(state) !== 'direct') state = play(state, 'up');
		return playFast(state, 'draw', 'enter', 'draw');
	};

	test('is shared where nothing else is said: nothing of it is given up', () => {
		let state = begin();
		while (focusOf(state) !== name) state = play(state, 'down');
		const chosen = play(state, 'enter', 'enter');
		expect(chosen).toMatchObject({screen: 'lan', dialog: undefined, giveUp: undefined});
		// Nothing is asked of a management that there is none of.
		const next = reach('container', chosen);
		expect(viewOf(next).plan?.steps.map(({id}) => id)).not.toContain('network-management');
		expect(play(next, 'esc').screen).toBe('lan');
	});

	test('keeps no layout from a card before, nor leaves its own to the next', () => {
		let state = play(begin(), 'enter', 'enter', 'esc', 'esc');
		expect(state.raw.layout).toBe('direct');
		while (focusOf(state) !== name) state = play(state, 'down');
		state = play(state, 'enter');
		expect(focusOf(state)).toBe('shared');
		state = play(state, 'enter', 'esc', 'esc');
		while (focusOf(state) !== 'enp3s0') state = play(state, 'up');
		expect(focusOf(play(state, 'enter'))).toBe('direct');
	});

	test('is given up by typing its name, in full and by hand', () => {
		expect(offered().dialog).toMatchObject({kind: 'give-up', nic: name, text: ''});
		expect(playFast(offered(), 'draw', 'enter').notice).toEqual({code: 'give-up-wrong', nic: name});
		expect(play(offered(), {type: 'y'}, 'enter').screen).toBe('layout');
		expect(play(offered(), {paste: name}, 'enter').screen).toBe('layout');
		expect(play(offered(), {type: name.slice(0, -1)}, 'enter').screen).toBe('layout');
		const given = play(offered(), {type: name}, 'enter');
		expect(given).toMatchObject({screen: 'lan', giveUp: name, dialog: undefined});
		expect(given.raw).toMatchObject({nic: name, layout: 'direct'});
	});

	test('can only be applied, never saved: a file cannot take itself back', () => {
		const warnings = reach('warnings', play(offered(), {type: name}, 'enter'));
		// That the host loses the address on it is a danger of its own.
		const review = play(warnings, {type: name}, 'enter');
		expect(review.screen).toBe('review');
		expect(viewOf(review).plan?.confirm).toBe(true);
		expect(viewOf(review).setup?.consents).toEqual(['nic-loses-address']);
		expect(viewOf(review).setup).toMatchObject({giveUp: name});
		expect(playFast(review, 'draw', 'down', 'enter').notice).toEqual({code: 'only-apply'});
		expect(play(review, 'enter').dialog?.kind).toBe('apply');
	});

	test('stays blocked where it would be for another machine, and when another card is chosen after all', () => {
		let elsewhere = begin({}, homelab.facts, {canApply: false});
		while (focusOf(elsewhere) !== name) elsewhere = play(elsewhere, 'down');
		expect(toDirect(play(elsewhere, 'enter'))).toMatchObject({
			screen: 'layout',
			dialog: undefined,
		});
		let asked = play(elsewhere, 'enter');
		while (focusOf(asked) !== 'direct') asked = play(asked, 'up');
		expect(playFast(asked, 'draw', 'enter').notice).toEqual({code: 'nic-needed', nic: name});
		let back = play(offered(), {type: name}, 'enter', 'esc', 'esc');
		while (focusOf(back) !== 'enp3s0') back = play(back, 'up');
		expect(play(back, 'enter')).toMatchObject({screen: 'layout', giveUp: undefined});
	});

	test('that is all there is to agree to wants no second word', () => {
		const facts = makeFacts({nics: [{...hostNic, addresses: []}]});
		const lan = {subnet: '192.168.1.0/24', gateway: '192.168.1.1', ip: '192.168.1.250'};
		const given = play(toDirect(play(begin(lan, facts), 'enter')), {type: name}, 'enter');
		const warnings = reach('warnings', given);
		expect(viewOf(warnings).plan?.findings).toContainEqual(expect.objectContaining({code: 'nic-given-up'}));
		expect(viewOf(warnings).dangers).toEqual([]);
		expect(play(warnings, 'enter').screen).toBe('review');
	});

	test('is not asked about again when the user comes back to it, or named it with a flag', () => {
		const back = play(offered(), {type: name}, 'enter', 'esc', 'esc');
		expect(focusOf(back)).toBe(name);
		expect(play(back, 'enter', 'enter')).toMatchObject({screen: 'lan', giveUp: name, dialog: undefined});
		const flagged = begin({nic: name}, homelab.facts, {giveUp: name});
		expect(focusOf(flagged)).toBe(name);
		expect(play(flagged, 'enter', 'enter')).toMatchObject({screen: 'lan', giveUp: name, dialog: undefined});
	});

	test('scrolls what is to be read while the name is typed', () => {
		const half = play(offered(), {type: name.slice(0, 2)}, 'down', 'pageDown');
		expect(half.scroll).toBe(11);
		expect(play(half, {type: name.slice(2)}, 'enter').screen).toBe('lan');
	});

	test('that would not work either is refused with its reasons', () => {
		const flagged = begin({nic: 'wlp2s0'}, homelab.facts, {giveUp: 'wlp2s0'});
		expect(playFast(flagged, 'draw', 'enter').notice).toEqual({code: 'nic-blocked', nic: 'wlp2s0'});
		let state = begin();
		while (focusOf(state) !== 'wlp2s0') state = play(state, 'down');
		expect(playFast(state, 'draw', 'enter').notice).toEqual({code: 'nic-blocked', nic: 'wlp2s0'});
	});
});

describe('saving', () => {
	const asked = () => play(reach('review'), 'down', 'enter');

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
		play(reach('review'), 'down', 'enter'),
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

describe('what was answered last time', () => {
	const remembered = {nic: 'enp4s0', ip: '192.168.1.77', gateway: '10.0.0.1'};
	const start = () => begin({}, {...homelab.facts, remembered});
	const usedIn = (state: State) => viewOf(state).settled.used;

	test('is proposed for its card where it is possible, and is nobody’s word until it is taken', () => {
		expect(focusOf(start())).toBe('enp4s0');
		expect(usedIn(start()).ip).toEqual({text: '192.168.1.77', origin: {from: 'last-time'}});
		expect(usedIn(start()).gateway?.origin).not.toEqual({from: 'last-time'});
		expect(start().raw).toEqual({});
	});

	test('is nothing for another card', () => {
		const other = play(start(), 'up', 'up', 'enter');
		expect(other.raw.nic).toBe('enp3s0');
		expect(usedIn(other).ip?.text).toBe(proposedIp);
	});

	test('gives way to what is typed', () => {
		const typed = play(reach('lan', start()), 'down', 'down', 'down', {type: '192.168.1.78'});
		expect(usedIn(typed).ip).toEqual({text: '192.168.1.78', origin: null});
	});

	test('is forgotten at a key, and what was said since stays', () => {
		const back = play(start(), 'up', 'up', 'enter', 'esc');
		const forgotten = play(back, {type: 'c'});
		expect(forgotten.raw.nic).toBe('enp3s0');
		expect(usedIn(play(start(), {type: 'c'})).ip?.text).toBe(proposedIp);
	});

	test('has to be said to whoever repeats it: the set-up knows nothing of it', () => {
		expect(viewOf(start()).setup?.answers.nic).toBe('enp4s0');
		expect(viewOf(start()).setup?.facts).not.toHaveProperty('remembered');
	});
});

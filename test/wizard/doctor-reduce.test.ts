import {describe, expect, test} from 'vitest';
import {offerOf, wordFor} from '../../source/model/diagnosis/offer.js';
import {doctorKeymap} from '../../source/wizard/doctor/doctor-keymap.js';
import {type DoctorState, initialDoctor} from '../../source/wizard/doctor/doctor-state.js';
import {reduceDoctor} from '../../source/wizard/doctor/reduce-doctor.js';
import {scrolled, startFor} from '../../source/wizard/doctor/scroll.js';
import type {Press} from '../../source/wizard/presses.js';
import {
	broken,
	cardDown,
	expected,
	healthy,
	linkUp,
	repair,
	restart,
	stopped,
	told,
} from './helpers/doctor.js';

const limits = {start: 0, last: 30, page: 10};

function pressed(state: DoctorState, press: Press, root = true): DoctorState {
	return reduceDoctor(state, {type: 'press', press, limits, root});
}

/** A key or a character, by a user who waits for each screen. */
function play(state: DoctorState, ...keys: readonly string[]): DoctorState {
	return keys.reduce((now, key) => reduceDoctor(pressed(now, pressOf(key)), {type: 'drawn'}), state);
}

function pressOf(key: string): Press {
	return key.length === 1 ? {kind: 'text', text: key, pasted: false} : {kind: 'key', name: key};
}

function withCause(fix: typeof linkUp): DoctorState {
	return told({...broken, cause: {result: cardDown(fix), folded: []}});
}

describe('looking', () => {
	test('results of a look that was given up are not taken for those of the next one', () => {
		const again = play(told(), 'r');
		expect(again).toMatchObject({round: 2, results: [], diagnosis: null});
		const late = reduceDoctor(again, {type: 'result', round: 1, result: cardDown()});
		expect(late.results).toEqual([]);
		expect(reduceDoctor(again, {type: 'diagnosed', round: 1, diagnosis: broken}).diagnosis).toBeNull();
		expect(reduceDoctor(again, {type: 'result', round: 2, result: cardDown()}).results).toHaveLength(1);
	});

	test('q and Esc leave, Ctrl-C interrupts, and nothing else does anything', () => {
		const looking = initialDoctor(expected);
		expect(play(looking, 'q').end).toEqual({kind: 'left'});
		expect(play(looking, 'esc').end).toEqual({kind: 'left'});
		expect(play(looking, 'ctrl+c').end).toEqual({kind: 'interrupted'});
		for (const key of ['f', 'r', 'enter', 'y', 'down']) expect(play(looking, key)).toEqual(looking);
	});
});

describe('what was found', () => {
	test('begins with the cause opened, and the arrows go through everything, staying at both ends', () => {
		const state = told();
		expect(state).toMatchObject({focus: 'finding nic-carrier', open: ['finding nic-carrier']});
		expect(play(state, 'up').focus).toBe('finding nic-carrier');
		const order = [1, 2, 3, 4, 5].map(times => play(state, ...Array(times).fill('down')).focus);
		expect(order).toEqual(['folded nic-carrier', 'finding container-runs', 'unknown', 'passed', 'passed']);
	});

	test('Enter opens and closes, and what was in it cannot be reached when it is closed', () => {
		const closed = play(told(), 'enter');
		expect(closed.open).toEqual([]);
		expect(play(closed, 'down').focus).toBe('finding container-runs');
		expect(play(closed, 'enter', 'down', 'enter').open).toContain('folded nic-carrier');
	});

	test('nothing is opened where nothing is wrong', () => {
		expect(told(healthy)).toMatchObject({focus: 'passed', open: []});
	});

	test('a page forward stays within what there is, and moving comes back to the focus', () => {
		const paged = play(told(), 'pageDown', 'pageDown');
		expect(paged.scroll).toBe(10);
		expect(play(paged, 'down').scroll).toBeNull();
	});
});

describe('a fix', () => {
	test('is asked about first, and n, Enter, Esc and q all leave it', () => {
		const asking = play(told(), 'f');
		expect(asking.asking).toMatchObject({word: null, asUser: false});
		expect(asking.fixing).toBeNull();
		for (const key of ['n', 'enter', 'esc', 'q']) {
			const left = play(asking, key);
			expect(left).toMatchObject({asking: null, fixing: null, end: null, notice: {code: 'notDone'}});
		}
	});

	test('y does it', () => {
		const fixing = play(told(), 'f', 'y');
		expect(fixing.asking).toBeNull();
		expect(fixing.fixing?.result.id).toBe('nic-carrier');
	});

	test('a y that came before the question was drawn is not heard', () => {
		const fast = pressed(pressed(told(), pressOf('f')), pressOf('y'));
		expect(fast).toMatchObject({fixing: null, asking: {word: null}});
	});

	test('a pasted y, or f, is not heard', () => {
		const paste = (text: string): Press => ({kind: 'text', text, pasted: true});
		expect(pressed(told(), paste('f')).asking).toBeNull();
		expect(pressed(play(told(), 'f'), paste('y')).fixing).toBeNull();
	});

	test('that shuts DSM down wants a word, typed and then entered', () => {
		const asking = play(withCause(restart), 'f');
		expect(asking.asking?.word).toBe('dsm');
		expect(play(asking, 'y', 'enter')).toMatchObject({
			fixing: null,
			asking: {note: 'wrong', line: {text: ''}},
		});
		expect(play(asking, 'enter')).toMatchObject({fixing: null});
		expect(play(asking, 'd', 's', 'm', 'enter').fixing?.result.id).toBe('nic-carrier');
		expect(play(asking, 'd', 's', 'x', 'backspace', 'm', 'enter').fixing).not.toBeNull();
	});

	test('a word that is pasted, or comes together with its Enter, does not count', () => {
		const asking = play(withCause(restart), 'f');
		const pasted = pressed(asking, {kind: 'text', text: 'dsm', pasted: true});
		expect(pasted.asking).toMatchObject({note: 'pasted', line: {text: ''}});
		const typed = pressed(asking, {kind: 'text', text: 'dsm', pasted: false});
		expect(pressed(typed, pressOf('enter')).fixing).toBeNull();
	});

	test('is not asked about where only root may do it', () => {
		const asking = reduceDoctor(pressed(told(), pressOf('f'), false), {type: 'drawn'});
		expect(asking.asking?.asUser).toBe(true);
		expect(play(asking, 'y')).toMatchObject({fixing: null, asking: {asUser: true}});
		expect(play(asking, 'r')).toMatchObject({round: 2, asking: null});
	});

	test('that no command can do is said to be none', () => {
		const state = told({...broken, cause: {result: stopped(), folded: []}});
		expect(play(state, 'f')).toMatchObject({asking: null, notice: {code: 'noFix'}});
	});

	test('from a consequence is the one of what it follows from, and elsewhere the cause’s', () => {
		expect(play(told(), 'down', 'f').asking?.result.id).toBe('nic-carrier');
		expect(play(told(), 'down', 'down', 'down', 'f').asking?.result.id).toBe('nic-carrier');
	});

	test('that is our own apply is handed over', () => {
		expect(play(withCause(repair), 'f', 'y').end).toEqual({kind: 'repair', command: repair.commands[0]});
	});

	test('is followed by another look, whatever came of it, and only what was begun is remembered', () => {
		const fixing = play(told(), 'f', 'y');
		const tried = {id: 'nic-carrier', commands: linkUp.commands} as const;
		const done = reduceDoctor(fixing, {type: 'tried', tried: {...tried, end: {kind: 'done'}}});
		expect(done).toMatchObject({fixing: null, round: 2, diagnosis: null});
		expect(done.tried).toHaveLength(1);
		const refused = reduceDoctor(fixing, {
			type: 'tried',
			tried: {...tried, end: {kind: 'refused', reason: 'locked'}},
		});
		expect(refused).toMatchObject({fixing: null, round: 2, tried: []});
	});

	test('while it runs, only Ctrl-C is heard', () => {
		const fixing = play(told(), 'f', 'y');
		for (const key of ['q', 'esc', 'enter', 'y', 'f', 'r']) expect(play(fixing, key)).toEqual(fixing);
		expect(play(fixing, 'ctrl+c').end).toEqual({kind: 'interrupted'});
	});
});

describe('what is offered', () => {
	test('needs a command and a way back, or is our own apply', () => {
		expect(offerOf(cardDown())?.kind).toBe('run');
		expect(offerOf(cardDown(restart))?.kind).toBe('run');
		expect(offerOf(cardDown(repair))?.kind).toBe('repair');
		expect(offerOf(cardDown({...linkUp, undo: null}))).toBeNull();
		expect(offerOf(stopped())).toBeNull();
		const mixed = {...linkUp, commands: [...linkUp.commands, ...repair.commands]};
		expect(offerOf(cardDown(mixed))).toBeNull();
	});

	test('wants a word where it costs more', () => {
		const words = (['none', 'dsm', 'docker', 'deletes'] as const).map(danger => wordFor({...linkUp, danger}));
		expect(words).toEqual([null, 'dsm', 'docker', 'delete']);
	});
});

test.each(Object.entries(doctorKeymap))(
	'the keys of %s have one meaning each, and Ctrl-C is one',
	(_, bindings) => {
		const keys = bindings.flatMap(binding => binding.keys);
		expect(keys).toEqual([...new Set(keys)]);
		expect(keys).toContain('ctrl+c');
	},
);

test('scrolling stays within the document, and shows an item from its beginning', () => {
	expect(scrolled('page-up', {start: 4, last: 30, page: 10})).toBe(0);
	expect(scrolled('page-down', {start: 28, last: 30, page: 10})).toBe(30);
	expect(startFor(0, 5, 40, 10)).toBe(0);
	expect(startFor(12, 18, 40, 10)).toBe(8);
	expect(startFor(12, 30, 40, 10)).toBe(12);
	expect(startFor(38, 40, 40, 10)).toBe(30);
});

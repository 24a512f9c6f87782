import {expect, test, vi} from 'vitest';
import type {ComposeOwner} from '../../source/model/compose-project.js';
import {reduce} from '../../source/wizard/reduce.js';
import {viewOf} from '../../source/wizard/view.js';
import {makeEngine} from '../helpers/facts.js';
import {composed, factsWithDsm, makePredecessor} from '../helpers/predecessor.js';
import {begin, play, reach} from './helpers/play.js';
import {startWizard, walkTo} from './helpers/wizard.js';

vi.setConfig({testTimeout: 60_000});

const owned = (compose: Partial<ComposeOwner> = {}) => makePredecessor({compose: {...composed, ...compose}});
const facts = factsWithDsm(owned(), {engine: makeEngine({version: '28.5.2', clientVersion: '28.5.2'})});
const raw = {nic: 'enp3s0', takeOver: 'dsm'};
const old = {flaw: 'compose-old', values: ['2.10.0']} as const;

test('what stands against moving a DSM of Compose’s is told among the warnings, as soon as it was chosen', async () => {
	const asked: string[] = [];
	const wizard = startWizard({
		facts,
		raw,
		rows: 60,
		async readPredecessors(name) {
			asked.push(name);
			return [owned(old)];
		},
	});
	await walkTo(wizard, 'warnings');
	expect(await wizard.waitFor('2.10.0')).toContain('dsm');
	expect(asked).toEqual(['dsm']);
});

test('nobody else’s container is asked about', async () => {
	const asked: string[] = [];
	const wizard = startWizard({
		facts: factsWithDsm(makePredecessor()),
		raw,
		async readPredecessors(name) {
			asked.push(name);
			return [];
		},
	});
	await walkTo(wizard, 'warnings');
	expect(asked).toEqual([]);
});

test('at the review it puts the question once more', () => {
	const asked = play(reach('warnings', begin(raw, facts)), {type: 'enp3s0'}, 'enter');
	expect(asked.screen).toBe('review');
	const fine = reduce(asked, {type: 'moved-read', moved: {name: 'dsm', predecessors: [owned()]}});
	expect(fine.notice).toBeUndefined();
	const flawed = reduce(asked, {type: 'moved-read', moved: {name: 'dsm', predecessors: [owned(old)]}});
	expect(flawed.notice).toEqual({code: 'answers-changed'});
	expect(viewOf(flawed).plan?.findings.map(({code}) => code)).toContain('take-over-compose');
});

test('a danger that is heard of only there is agreed to among the warnings, before anything is applied', () => {
	const asked = play(reach('warnings', begin(raw, factsWithDsm())), {type: 'enp3s0'}, 'enter');
	const lost = makePredecessor({lost: ['a setting']});
	const now = reduce(asked, {type: 'moved-read', moved: {name: 'dsm', predecessors: [lost]}});
	expect(now.notice).toEqual({code: 'answers-changed'});
	expect(viewOf(now).dangers.map(({code}) => code)).toEqual(['take-over-lost']);
	const back = play(now, 'draw', 'enter');
	expect(back).toMatchObject({screen: 'warnings', dialog: undefined});
	expect(play(back, {type: 'enp3s0'}, 'enter').screen).toBe('review');
});

test('what was agreed to for one container is not for another', () => {
	const other = makePredecessor({id: 'e'.repeat(64), name: 'other'});
	const both = {...factsWithDsm(makePredecessor())};
	const two = {...both, predecessors: [...both.predecessors, other]};
	const agreed = play(reach('warnings', begin(raw, two)), {type: 'enp3s0'}, 'enter');
	expect(viewOf(agreed).dangers).toEqual([]);
	expect(viewOf({...agreed, raw: {...agreed.raw, takeOver: 'other'}}).dangers.map(({code}) => code)).toEqual([
		'take-over',
	]);
});

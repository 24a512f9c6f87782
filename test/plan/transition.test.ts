import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Step, StepId, StepKind, StepState} from '../../source/model/step.js';
import {stepIds} from '../../source/model/step.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {writtenOver} from '../../source/plan/overwritten.js';
import {type States, transition, undoMoves} from '../../source/plan/transition.js';
import {makeAnswers} from '../helpers/answers.js';
import {makeFacts} from '../helpers/facts.js';

const facts = makeFacts();
const {steps} = buildPlan(makeAnswers({ip: '192.168.1.70'}, facts), facts);

function states(all: StepState, some: Partial<Record<StepId, StepState>> = {}): States {
	return {...Object.fromEntries(stepIds.map(id => [id, all])), ...some} as States;
}

function inShort(result: ReturnType<typeof transition>): string[] {
	return result.kind === 'go' ? result.moves.map(({id, direction}) => `${direction} ${id}`) : [result.kind];
}

describe('from how things stand to how they should', () => {
	test('takes every step of an empty machine, in the order of the plan', () => {
		expect(inShort(transition(steps, states('absent')))).toEqual(steps.map(({id}) => `take ${id}`));
	});

	test('does nothing when everything holds [A4]', () => {
		expect(transition(steps, states('holds'))).toEqual({kind: 'nothing'});
	});

	test('starts a container that was stopped, and touches nothing else', () => {
		expect(inShort(transition(steps, states('holds', {start: 'differs'})))).toEqual(['take start']);
	});

	test('replaces a container of other answers: down, then up', () => {
		expect(inShort(transition(steps, states('holds', {container: 'differs'})))).toEqual([
			'take-back start',
			'take-back container',
			'take container',
			'take start',
		]);
	});

	test('writes a unit or a setting of the card anew in its place: DSM runs on', () => {
		expect(inShort(transition(steps, states('holds', {'nic-quiet': 'differs'})))).toEqual(['take nic-quiet']);
	});

	test('replaces the container with a network that is gone, since it knows its networks by their ids', () => {
		expect(inShort(transition(steps, states('holds', {'network-lan': 'absent'})))).toEqual([
			'take-back start',
			'take-back container',
			'take network-lan',
			'take container',
			'take start',
		]);
	});

	test('takes back what the former set-up has on another card, in the order of an undo, before anything takes its place', () => {
		const former = buildPlan(makeAnswers({ip: '192.168.1.70'}, facts), facts).steps;
		const left = former.filter(({id}) => id.startsWith('nic-')).map(step => ({...step, subject: 'enp9s0'}));
		expect(left.map(({id}) => id)).toContain('nic-up');
		const moved = states('holds', {'network-lan': 'differs', 'nic-up': 'absent'});
		const result = transition(steps, moved, left);
		expect(inShort(result)).toEqual([
			'take-back start',
			'take-back container',
			...[...left].reverse().map(({id}) => `take-back ${id}`),
			'take-back network-lan',
			'take network-lan',
			'take nic-up',
			'take container',
			'take start',
		]);
		const subjects = result.kind === 'go' ? result.moves.filter(({id}) => id === 'nic-up') : [];
		expect(subjects.map(({subject, direction}) => [subject, direction])).toEqual([
			['enp9s0', 'take-back'],
			[steps.find(({id}) => id === 'nic-up')?.subject, 'take'],
		]);
	});

	test('does something where only the former set-up has something left', () => {
		const [left] = steps.filter(({id}) => id === 'nic-up');
		const result = transition(steps, states('holds'), left ? [{...left, subject: 'enp9s0'}] : []);
		expect(inShort(result)).toEqual(['take-back nic-up']);
	});

	test('has the image before it takes anything apart', () => {
		const moves = inShort(transition(steps, states('holds', {image: 'absent', container: 'differs'})));
		expect(moves[0]).toBe('take image');
	});

	test.each([
		['foreign', 'foreign'],
		['unknown', 'unknown'],
	] as const)('refuses when a step is %s', (state, why) => {
		const result = transition(steps, states('absent', {container: state}));
		expect(result).toMatchObject({kind: 'refused', why, step: {id: 'container'}});
	});

	test('refuses to start DSM on another disk than its own', () => {
		const result = transition(steps, states('holds', {storage: 'absent', start: 'differs'}));
		expect(result).toMatchObject({kind: 'refused', why: 'storage-gone'});
	});

	test('ends with every step taken that did not hold, and each taken at most once', () => {
		const some = fc.record(
			Object.fromEntries(
				stepIds.map(id => [id, fc.constantFrom<StepState>('absent', 'holds', 'differs')]),
			) as Record<StepKind, fc.Arbitrary<StepState>>,
		);
		fc.assert(
			fc.property(some, given => {
				const result = transition(steps, given as States);
				if (result.kind !== 'go') return;
				const stands = new Map<StepId, boolean>(steps.map(({id}) => [id, (given as States)[id] === 'holds']));
				for (const {id, direction} of result.moves) stands.set(id, direction === 'take');
				expect([...stands].filter(([, holds]) => !holds)).toEqual([]);
				const taken = result.moves.filter(({direction}) => direction === 'take').map(({id}) => id);
				expect(new Set(taken).size).toBe(taken.length);
				expect(taken).toEqual(sorted(taken));
			}),
		);
	});
});

function sorted(ids: readonly StepId[]): StepId[] {
	return stepIds.filter(id => ids.includes(id));
}

describe('taking everything down', () => {
	test('goes backwards, the container before its networks, and leaves image and storage', () => {
		const ids = undoMoves(steps).map(({id}) => id);
		expect(ids).not.toContain('image');
		expect(ids).not.toContain('storage');
		expect(ids.indexOf('start')).toBeLessThan(ids.indexOf('container'));
		expect(ids.indexOf('container')).toBeLessThan(ids.indexOf('network-lan'));
		expect(ids).toEqual(sorted(ids).reverse());
	});

	test('names every step that can be undone', () => {
		const undoable = (step: Step) => step.undo.length > 0;
		expect(undoMoves(steps)).toHaveLength(steps.filter(undoable).length);
	});
});

describe('what a run put in the place of the former set-up’s', () => {
	const unitOf = (list: readonly Step[], content: string): readonly Step[] =>
		list.map(step =>
			step.id === 'boot'
				? {...step, run: [{kind: 'write', file: {path: '/etc/unit', mode: 0o644, content}}]}
				: step,
		);
	const [was, is] = [unitOf(steps, 'one card'), unitOf(steps, 'two cards')];
	const over = (taken: readonly StepId[], apart: readonly StepId[] = [], before = was) => {
		const {by, former} = writtenOver(is, before, {taken: new Set(taken), apart: new Set(apart)});
		return [by.map(({id}) => id), [...former]];
	};

	test('is written as it was on the way back', () => {
		expect(over(['boot', 'container'], ['container'])).toEqual([['boot'], ['boot']]);
	});

	test('is none where nothing was there, the same was, or it was taken apart', () => {
		expect(over(['boot'], [], [])).toEqual([[], []]);
		expect(over(['boot'], [], is)).toEqual([[], []]);
		expect(over(['boot'], ['boot'])).toEqual([[], []]);
		expect(over(['container'])).toEqual([[], []]);
	});

	test('is a card’s own, whichever place it has', () => {
		const second = was.flatMap(step =>
			step.id === 'nic-up' ? [{...step, id: 'nic-up-2' as const, run: []}] : [],
		);
		expect(over(['nic-up'], [], second)).toEqual([['nic-up'], ['nic-up-2']]);
		expect(
			over(
				['nic-up'],
				[],
				second.map(step => ({...step, subject: 'enp9s0'})),
			),
		).toEqual([[], []]);
	});
});

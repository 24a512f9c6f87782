import fc from 'fast-check';
import {expect, test} from 'vitest';
import {cardOfStep, stepKind} from '../../source/model/step.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {pictured} from '../helpers/pictures.js';
import {anySetup} from '../helpers/setups.js';

test('every step of every plan makes something that the picture shows', () => {
	fc.assert(
		fc.property(anySetup, ({answers, facts}) => {
			const {steps, picture} = buildPlan(answers, facts);
			const shown = [picture, ...(picture.more ?? [])].flatMap(({nodes}) =>
				nodes.flatMap(node => node.steps),
			);
			expect(steps.map(({id}) => id).filter(id => !shown.includes(id))).toEqual([]);
		}),
	);
});

test('a card’s steps make that card and its network, and no other', () => {
	const {picture} = pictured.several;
	const made = [picture, ...(picture.more ?? [])].map(({nodes}) =>
		nodes
			.filter(({id}) => id === 'nic' || id === 'port')
			.flatMap(({steps}) => steps.filter(id => stepKind(id) !== 'boot').map(cardOfStep)),
	);
	expect(made.map(cards => [...new Set(cards)])).toEqual([[1], [2]]);
});

test('nothing makes the LAN and the host', () => {
	for (const {picture} of Object.values(pictured))
		for (const {id, steps} of picture.nodes) expect(steps.length === 0).toBe(id === 'lan' || id === 'host');
});

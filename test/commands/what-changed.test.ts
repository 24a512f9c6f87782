import {describe, expect, test} from 'vitest';
import {isSameProposal, whatChanged} from '../../source/commands/run/what-changed.js';
import type {RawAnswers} from '../../source/model/answers.js';
import type {Move} from '../../source/model/run-event.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {makeAnswers} from '../helpers/answers.js';
import {makeFacts} from '../helpers/facts.js';
import {en, zhCN} from '../helpers/texts.js';

const facts = makeFacts();

function proposal(raw: RawAnswers = {}, leave: readonly string[] = []) {
	const plan = buildPlan(makeAnswers(raw, facts), facts);
	const moves = plan.steps
		.filter(({id}) => !leave.includes(id))
		.map(({id, subject}): Move => ({id, subject, direction: 'take'}));
	return {plan, moves};
}

describe('in which way a plan has become another one', () => {
	test('the same one has in none', () => {
		expect(whatChanged(proposal(), proposal(), en)).toEqual([]);
	});

	test('a word of a command, and not the digest of all of them', () => {
		const lines = whatChanged(proposal({ramSize: '2G'}), proposal({ramSize: '4G'}), en);
		expect(lines).toContainEqual(
			expect.stringMatching(/^Container vdsm: “RAM_SIZE=2G” became “RAM_SIZE=4G”$/),
		);
		expect(lines.join('\n')).not.toContain('vdsm-passthru.spec');
	});

	test('what a word holds cannot reach a terminal as it is', () => {
		const {plan, moves} = proposal();
		const steps = plan.steps.map(step =>
			step.id === 'container'
				? {...step, run: [{kind: 'run', command: ['docker', ['create', 'a\u001B[2J\nb']]} as const]}
				: step,
		);
		const lines = whatChanged({plan, moves}, {plan: {...plan, steps}, moves}, en);
		expect(lines.join('')).toContain('“a\\x1b[2J\\x0ab”');
	});

	test('a file is named without its content', () => {
		const lines = whatChanged(proposal(), proposal({blockPorts: '23'}), en);
		expect(lines).toContainEqual(expect.stringMatching(/: with another content$/));
		expect(Math.max(...lines.map(line => line.length))).toBeLessThan(400);
	});

	test('a step that somebody else took meanwhile, and one that has to be taken', () => {
		const [before, now] = [proposal({}, ['container']), proposal({}, ['nic-up'])];
		expect(whatChanged(before, now, en)).toEqual([
			'Container vdsm: has to be done now',
			expect.stringMatching(/enp3s0.*: need not be done any more$/),
		]);
	});

	test('that the image came meanwhile is no difference', () => {
		expect(whatChanged(proposal(), proposal({}, ['image']), en)).toEqual([]);
		expect(isSameProposal(proposal(), proposal({}, ['image']))).toBe(true);
		expect(isSameProposal(proposal(), proposal({}, ['container']))).toBe(false);
	});

	test('what stands against it now', () => {
		const before = proposal();
		const [finding] = before.plan.findings;
		if (!finding) throw new Error('A plan without a finding.');
		const findings = [...before.plan.findings, {...finding, severity: 'error'} as const];
		const now = {...before, plan: {...before.plan, findings}};
		expect(whatChanged(before, now, zhCN)).toEqual([expect.stringMatching(/^新出现：/)]);
		expect(whatChanged(now, before, en)).toEqual([expect.stringMatching(/^No longer: /)]);
	});

	test('another container is another step', () => {
		const lines = whatChanged(proposal(), proposal({name: 'other'}), en);
		expect(lines).toContain('Container other: was not in the plan');
		expect(lines).toContain('Container vdsm: is not in the plan any more');
	});
});

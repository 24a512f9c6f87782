import {describe, expect, test} from 'vitest';
import {formatNicBefore} from '../../source/model/nic-before.js';
import {installLabel, nicWasLabel} from '../../source/model/spec.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {recordedNicBefore, standingIn, standingSteps} from '../../source/plan/standing.js';
import {makeAnswers} from '../helpers/answers.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';

const address = {family: 4, address: '192.168.1.40', prefix: 24, scope: 'global'} as const;
const facts = makeFacts({nics: [hostNic, makeNic({up: true, addresses: [address]})]});
const answers = makeAnswers({ip: '192.168.1.70'}, facts);
const plan = buildPlan(answers, facts);

/** The machine as it is when the plan was applied. */
const applied = makeFacts({
	nics: [hostNic, makeNic({up: true})],
	networks: plan.networks.map(({name, driver, internal, subnet, options}, index) => ({
		id: `n${index}`,
		name,
		driver,
		internal,
		subnets: [subnet],
		parent: options['parent'] ?? null,
		mode: options['macvlan_mode'] ?? null,
		install: answers.prefix,
		nicWas: driver === 'macvlan' ? formatNicBefore(plan.cards[0].before) : null,
	})),
	containers: [
		{
			id: 'c',
			name: 'vdsm',
			image: plan.container.image,
			running: true,
			networks: plan.networks.map(({name}) => name),
			published: [],
			install: answers.prefix,
			dsm: true,
		},
	],
});

describe('what stands by its labels alone', () => {
	const [standing] = standingIn(applied);

	test('is taken down by the very commands of the plan that made it', () => {
		const steps = standing ? standingSteps(standing, {systemd: false}) : [];
		const undo = (of: readonly {id: string; undo: unknown}[]) =>
			Object.fromEntries(
				of.filter(({id}) => id !== 'hook' && id !== 'boot').map(({id, undo: how}) => [id, how]),
			);
		const made = undo(plan.steps.filter(step => step.undo.length > 0));
		expect(undo(steps.filter(step => step.undo.length > 0))).toEqual(made);
	});

	test('leaves the card alone when the network with its note is gone', () => {
		const lost = standing && {
			...standing,
			networks: standing.networks.filter(({driver}) => driver !== 'macvlan'),
		};
		const ids = lost ? standingSteps(lost, {systemd: true}).map(({id}) => id) : [];
		expect(ids).toEqual(['network-management', 'container', 'start']);
	});

	test('is only what has our label', () => {
		expect(
			standingIn({networks: applied.networks.map(one => ({...one, install: null})), containers: []}),
		).toEqual([]);
		expect(installLabel).not.toBe(nicWasLabel);
	});
});

test('the note of how the card was is read from the record when its network is gone', () => {
	const before = recordedNicBefore(plan.steps);
	expect(before).toEqual(plan.cards[0].before);
	expect(before?.addresses).toHaveLength(1);
	const gone = {...applied, networks: applied.networks.filter(({driver}) => driver !== 'macvlan')};
	const again = buildPlan(answers, gone, undefined, {recorded: new Map(before ? [['enp3s0', before]] : [])});
	expect(again.steps.map(({id}) => id)).toEqual(plan.steps.map(({id}) => id));
	expect(buildPlan(answers, gone).steps.map(({id}) => id)).not.toContain('nic-address');
});

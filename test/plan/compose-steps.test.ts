import {describe, expect, test} from 'vitest';
import {resolveCommand} from '../../source/model/command.js';
import type {DockerContainer} from '../../source/model/facts.js';
import type {Step, StepAction, StepId} from '../../source/model/step.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {preparation} from '../../source/plan/preparation.js';
import {standingIn, standingSteps} from '../../source/plan/standing.js';
import {makeAnswers} from '../helpers/answers.js';
import {composed, factsWithDsm, makePredecessor, predecessorId} from '../helpers/predecessor.js';

type Changes = Parameters<typeof makePredecessor>[0];

function planOf(changes: Changes = {}, words: Parameters<typeof makeAnswers>[0] = {}) {
	const facts = factsWithDsm(makePredecessor({compose: composed, ...changes}));
	return buildPlan(makeAnswers({takeOver: 'dsm', ...words}, facts), facts);
}

function told(actions: readonly StepAction[] = []): string[] {
	return actions.map(action => {
		if (action.kind === 'remove') return `remove ${String(action.path)}`;
		if (action.kind === 'write') return `write ${String(action.file.path)}`;
		return `${action.kind} ${resolveCommand(action.command, '/srv').flat().join(' ')}`;
	});
}

const stepOf = (id: StepId, changes: Changes = {}): Step | undefined =>
	planOf(changes).steps.find(one => one.id === id);
const up =
	'run docker compose --project-directory /srv/nas up --no-start --no-deps --no-build --pull never dsm';
/** In case that the project's file names the container otherwise by now. */
const startAgain =
	'run docker compose --project-directory /srv/nas up --detach --no-recreate --no-deps --no-build --pull never dsm';

describe('a container that Compose owns', () => {
	test('is stopped, and nothing starts it beside ours; it is Compose that takes it away', () => {
		const {run, undo} = stepOf('predecessor') ?? {};
		expect(told(run)).toEqual(['run docker update --restart no dsm', 'run docker stop -t 120 dsm']);
		expect(told(undo)).toEqual([
			'run docker update --restart always dsm',
			'run docker start dsm',
			startAgain,
		]);
	});

	test.each([
		[{running: true, carried: {restart: 'no'}}, 1, ['run docker stop -t 120 dsm']],
		[{running: false, carried: {restart: 'on-failure:3'}}, 1, ['run docker update --restart no dsm']],
	] as const)('is asked only what can change: %j', (changes, probes, run) => {
		const step = stepOf('predecessor', changes);
		expect(told(step?.run)).toEqual(run);
		expect(step?.probe.kind === 'all' ? step.probe.of.length : 0).toBe(probes);
	});

	test('that neither runs nor would be started is left to Compose wholly', () => {
		expect(stepOf('predecessor', {running: false, carried: {restart: 'no'}})).toBeUndefined();
		expect(told(stepOf('container', {running: false})?.run)).toContain(up);
	});

	test('has gone nowhere as long as Compose can make it again', () => {
		expect(stepOf('predecessor', {place: 'aside', install: 'vdsm'})).toEqual(stepOf('predecessor'));
	});

	test('is no foreign one under our name, whatever its id is by now', () => {
		for (const id of ['container', 'start'] as const) {
			const probe = stepOf(id)?.probe;
			const text = JSON.stringify(probe?.kind === 'all' ? probe.of[0] : probe);
			expect(text).toContain('com.docker.compose.project');
			expect(text).toContain('"absent":"predecessor"');
			expect(text).not.toContain(predecessorId);
		}
	});
});

describe('ours', () => {
	test('is made by Compose, from its own file and from ours; and made again without ours', () => {
		const {run, undo} = stepOf('container') ?? {};
		expect(told(run)).toEqual(['write /srv/nas/compose.override.yaml', up]);
		expect(told(undo)).toEqual(['remove /srv/nas/compose.override.yaml', up]);
	});

	test('needs no variables from us: they stay in the project (promise E7)', () => {
		const plan = planOf();
		expect(plan.steps.map(({id}) => id)).not.toContain('environment');
		expect(JSON.stringify(plan.steps)).not.toContain('SECRET');
	});

	test('has its hook beside the Compose file, by a path that Compose reads from there', () => {
		expect(planOf().container.compose?.folder).toBe('/srv/nas');
		expect(stepOf('hook')?.undo).toEqual([{kind: 'remove', path: {project: 'vdsm-hook.sh'}}]);
	});

	test('is another one when the hook or the answers are others', () => {
		const mark = (...given: Parameters<typeof planOf>) =>
			JSON.stringify(planOf(...given).steps.find(({id}) => id === 'container')?.probe);
		expect(mark({carried: {arguments: '-cpu max'}})).not.toBe(mark());
		// The hook is read at the start only, so a closed port wants a new container (F93).
		expect(mark({}, {blockPorts: '22'})).not.toBe(mark());
	});

	test.each(['/srv/a"b', 'srv', '/srv/../etc', '/srv/x\u202e', '/'])(
		'is never made in a folder that no label of Compose’s says: %j',
		folder => {
			expect(planOf({compose: {...composed, folder, flaw: 'labels'}}).container.compose).toBeNull();
		},
	);

	test('by hand needs its networks first', () => {
		const commands = preparation(planOf(), '.').map(command => command.flat().join(' '));
		expect(commands.filter(line => line.startsWith('docker network create'))).toHaveLength(2);
	});
});

test('an undo that has nothing but labels has Compose bring it back', () => {
	const plan = planOf();
	const note = plan.steps
		.flatMap(({run}) => run.flatMap(action => (action.kind === 'run' ? action.command[1] : [])))
		.find(word => typeof word === 'string' && word.startsWith('vdsm-passthru.predecessor='));
	const predecessor = String(note).replace('vdsm-passthru.predecessor=', '');
	const [network] = factsWithDsm().networks;
	if (!network) throw new Error('no network');
	const [standing] = standingIn({
		networks: [{...network, name: 'vdsm-eth1-macvlan', driver: 'macvlan', install: 'vdsm', predecessor}],
		containers: [],
	});
	if (!standing) throw new Error('nothing stands');
	const steps = standingSteps(standing, {systemd: false});
	const withHook = standingSteps({...standing, hook: '/srv/nas/vdsm-hook.sh'}, {systemd: false});
	expect(steps.find(({id}) => id === 'predecessor')).toEqual(stepOf('predecessor'));
	expect(steps.find(({id}) => id === 'container')?.undo).toEqual(stepOf('container')?.undo);
	expect(steps.find(({id}) => id === 'start')).toEqual(stepOf('start'));
	expect(told(steps.find(({id}) => id === 'hook')?.undo)).toEqual(['remove /srv/nas/vdsm-hook.sh']);
	expect(withHook.map(({id}) => id)).toEqual(steps.map(({id}) => id));
	expect(steps.map(({id}) => id)).not.toContain('environment');

	// Of two notes the network's, which was there before anything was touched.
	const stopped = predecessor.replace(' running always ', ' stopped always ');
	const container = {...factsWithDsm().containers[0], name: 'dsm', install: 'vdsm', predecessor: stopped};
	const both = standingSteps({...standing, container: container as DockerContainer}, {systemd: false});
	expect(both.find(({id}) => id === 'predecessor')).toEqual(stepOf('predecessor'));
});

import {describe, expect, test} from 'vitest';
import {resolveCommand} from '../../source/model/command.js';
import type {Predecessor} from '../../source/model/predecessor.js';
import type {StepAction, StepId} from '../../source/model/step.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {standingIn, standingSteps} from '../../source/plan/standing.js';
import {makeAnswers} from '../helpers/answers.js';
import {factsWithDsm, makePredecessor, predecessorId} from '../helpers/predecessor.js';

type Changes = Parameters<typeof makePredecessor>[0];

function planOf(changes: Changes = {}, words: Parameters<typeof makeAnswers>[0] = {}) {
	const facts = factsWithDsm(makePredecessor(changes));
	return buildPlan(makeAnswers({takeOver: 'dsm', ...words}, facts), facts);
}

function told(actions: readonly StepAction[]): string[] {
	return actions.map(action => {
		if (action.kind === 'remove' || action.kind === 'write') return action.kind;
		return `${action.kind} ${resolveCommand(action.command, '/srv').flat().join(' ')}`;
	});
}

function stepOf(id: StepId, changes: Changes = {}) {
	const step = planOf(changes).steps.find(one => one.id === id);
	if (!step) throw new Error(`no step ${id}`);
	return step;
}

function createArgs(changes: Changes = {}, words: Parameters<typeof makeAnswers>[0] = {}): readonly string[] {
	const [create = ''] = told(planOf(changes, words).steps.find(({id}) => id === 'container')?.run ?? []);
	return create.split(' --');
}

describe('the container that DSM runs in', () => {
	test('is put aside right before ours is made, and its variables are had before anything is taken apart', () => {
		const ids = planOf().steps.map(({id}) => id);
		expect(ids.indexOf('environment')).toBeLessThan(ids.indexOf('hook'));
		expect(ids.slice(ids.indexOf('predecessor'))).toEqual(['predecessor', 'container', 'start']);
	});

	test('loses its restart policy first: two QEMUs on one disk would destroy it', () => {
		const {run, undo} = stepOf('predecessor');
		expect(told(run)).toEqual([
			'run docker update --restart no dsm',
			'run docker stop -t 120 dsm',
			'run docker rename dsm dsm-predecessor',
		]);
		expect(told(undo)).toEqual([
			'run docker rename dsm-predecessor dsm',
			'run docker update --restart always dsm',
			'run docker start dsm',
		]);
	});

	test.each([
		['runs', {running: true}, '/dsm running always'],
		['is stopped', {running: false}, '/dsm stopped always'],
		['has tries', {carried: {restart: 'on-failure:3'}}, '/dsm running on-failure'],
	] as const)('is back when it is as it was: %s', (_, changes, absent) => {
		const {probe, undo} = stepOf('predecessor', changes);
		expect(probe).toMatchObject({kind: 'says', holds: '/dsm-predecessor stopped no', absent});
		expect(told(undo).some(line => line.includes('docker start'))).toBe(
			!('running' in changes) || changes.running,
		);
	});

	test('does not count as a container of somebody else’s under our name', () => {
		for (const id of ['container', 'start'] as const) {
			const {probe} = stepOf(id);
			expect(probe).toMatchObject({kind: 'labelled', absent: 'predecessor'});
			expect(JSON.stringify(probe)).toContain(`{{if eq .ID \\"${predecessorId}\\"}}predecessor{{else}}`);
		}
		expect(planOf().findings.map(({code}) => code)).not.toContain('container-foreign');
	});

	test('is asked for no more, once it is gone: ours has all that it had', () => {
		const gone: Changes = {place: 'gone', install: 'vdsm'};
		expect(planOf(gone).steps.some(({id}) => id === 'predecessor')).toBe(false);
		expect(told(stepOf('environment', gone).run)[0]).toMatch(/ dsm$/);
		expect(told(stepOf('environment').run)[0]).toMatch(new RegExp(` ${predecessorId}$`));
	});
});

describe('ours', () => {
	test('has what the one before had', () => {
		const args = createArgs();
		for (const arg of [
			'restart always',
			'stop-timeout 120',
			'memory=4294967296',
			'log-driver=json-file',
			'publish=137:137/udp',
			'publish 0.0.0.0:5000:5000',
			'label owner=anna',
			'mount type=bind,source=/srv/dsm,target=/storage',
			'env-file /srv/vdsm-environment.env',
		])
			expect(args).toContain(arg);
		expect(args.at(-1)).toMatch(/ vdsm\/virtual-dsm:7\.65$/);
	});

	test('is given no value of its environment in a command, only in a file that nobody else reads', () => {
		const {run, probe} = stepOf('environment');
		expect(run).toMatchObject([{kind: 'capture', file: {mode: 0o600}}]);
		expect(told(run)[0]).toContain('{{if eq (index (split . "=") 0) "DISK_SIZE" "RAM_SIZE" "SECRET"}}');
		expect(JSON.stringify(probe)).toContain(predecessorId);
		expect(
			createArgs()
				.filter(arg => arg.startsWith('env '))
				.join(' '),
		).not.toMatch(/DISK_SIZE|RAM_SIZE|SECRET/);
	});

	test('does not start two disks: sizes and folder are not asked for', () => {
		expect(createArgs().filter(arg => arg.includes('target=/storage'))).toHaveLength(1);
		expect(() => planOf({}, {ramSize: '4G'})).toThrow(/take-over/);
	});

	test.each([
		['', 'hostnet1'],
		['-device usb-tablet', 'hostnet1'],
		['-netdev user,id=hostnet1 -device e1000,netdev=hostnet1,id=net1', 'hostnet2'],
		['-netdev user,id=hostnet1 -device e1000,netdev=hostnet1,id=net2', 'hostnet3'],
	])('keeps QEMU’s arguments %j, and takes a number of its own', (before, id) => {
		const text = createArgs({carried: {arguments: before}}).find(arg => arg.startsWith('env ARGUMENTS='));
		expect(text).toContain(`ARGUMENTS=${before}${before === '' ? '' : ' '}-netdev tap,id=${id},`);
	});

	test('calls the hook that was there, but for one that makes a br0', () => {
		const hook = (bridge: boolean) => planOf({hook: {source: '/srv/start.sh', bridge}});
		expect(hook(false).hook?.content).toMatch(/\. \/run\/start-predecessor\.sh\nreturn 0\n$/);
		expect(hook(false).container.mounts.at(-2)).toMatchObject({source: '/srv/start.sh', readOnly: true});
		expect(hook(true).hook?.content).not.toContain('start-predecessor');
		expect(hook(true).container.mounts).toHaveLength(2);
	});

	test('is stopped no sooner than it was, and never as soon as Docker would', () => {
		expect(planOf({carried: {stopTimeout: 10}}).container.stopTimeout).toBe(120);
		expect(planOf({carried: {stopTimeout: 300}}).container.stopTimeout).toBe(300);
	});

	test('leaves a volume where it is', () => {
		const volume = {
			carried: {mounts: [{type: 'volume', source: 'dsm', target: '/storage', readOnly: false}]},
		} as const;
		expect(planOf(volume).steps.some(({id}) => id === 'storage')).toBe(false);
		expect(createArgs(volume)).toContain('mount type=volume,source=dsm,target=/storage');
	});
});

test('an undo that has nothing but labels brings it back', () => {
	const plan = planOf();
	const note = plan.steps
		.flatMap(({run}) => run.flatMap(action => (action.kind === 'run' ? action.command[1] : [])))
		.find(word => typeof word === 'string' && word.startsWith('vdsm-passthru.predecessor='));
	const predecessor = String(note).replace('vdsm-passthru.predecessor=', '');
	const [network] = factsWithDsm().networks;
	if (!network) throw new Error('no network');
	// Our container was never made.
	const [standing] = standingIn({
		networks: [{...network, name: 'vdsm-eth1-macvlan', driver: 'macvlan', install: 'vdsm', predecessor}],
		containers: [],
	});
	if (!standing) throw new Error('nothing stands');
	const step = standingSteps(standing, {systemd: false}).find(({id}) => id === 'predecessor');
	const planned = plan.steps.find(({id}) => id === 'predecessor');
	expect(step).toEqual(planned);
});

test('a container that was taken over is proposed again, and no other', () => {
	const moved: Predecessor = makePredecessor({place: 'aside', install: 'vdsm'});
	const facts = factsWithDsm(moved);
	expect(makeAnswers({prefix: 'vdsm'}, facts).takeOver).toBe('dsm');
	expect(makeAnswers({prefix: 'other'}, facts).takeOver).toBeNull();
	expect(makeAnswers({}, factsWithDsm()).takeOver).toBeNull();
});

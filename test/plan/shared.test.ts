import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {settle} from '../../source/answers/settle.js';
import type {Facts, Generation} from '../../source/model/facts.js';
import {nicWasLabel} from '../../source/model/spec.js';
import {isNewVlan} from '../../source/model/vlan.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {standingIn, standingSteps} from '../../source/plan/standing.js';
import {waysIn} from '../../source/plan/ways-in.js';
import {makeAnswers} from '../helpers/answers.js';
import {hostNic, makeEngine, makeFacts, makeNic} from '../helpers/facts.js';
import {anySetup} from '../helpers/setups.js';

// Layout shared: a host with one card keeps it, and DSM is beside it.

/** Docker's own bridge is on every such host. */
const docker0 = makeNic({name: 'docker0', index: 9, kind: 'bridge'});
const only = makeFacts({nics: [hostNic, docker0]});
const answers = makeAnswers({nic: 'eno1', mac: '02:11:32:ab:cd:ef'}, only);

function commands(generation: Generation): string[] {
	return buildPlan(answers, only, generation).steps.flatMap(({id, run}) =>
		id === 'image' || id === 'storage'
			? []
			: run.map(action => (action.kind === 'run' ? spelled(action) : '')),
	);
}

function spelled({command: [program, args]}: {command: readonly [string, readonly unknown[]]}): string {
	const words = args.flatMap(word => (typeof word === 'string' ? [word] : JSON.stringify(word)));
	// What changes with every word of the plan is not what is looked at here.
	return [program, ...words.map(word => word.replace(/(\.spec=)\w+/, '$1…'))].join(' ');
}

describe('the commands', () => {
	test('of Engine 28', () => {
		expect(commands('named')).toMatchInlineSnapshot(`
			[
			  "docker network create --driver macvlan --subnet 192.168.1.0/24 --gateway 192.168.1.1 --ip-range 192.168.1.70/32 --opt parent=eno1 --opt macvlan_mode=bridge --label vdsm-passthru.install=vdsm --label vdsm-passthru.spec=… vdsm-eth0-shared",
			  "docker create --name vdsm --restart unless-stopped --stop-timeout 120 --network name=vdsm-eth0-shared,ip=192.168.1.70,mac-address=d6:0e:4d:c3:c4:ff,driver-opt=com.docker.network.endpoint.ifname=lan0,gw-priority=100 --cap-add NET_ADMIN --device /dev/kvm --device /dev/net/tun --device /dev/vhost-net --device-cgroup-rule c *:* rwm --mount ["type=bind,source=",{"project":"dsm"},",target=/storage"] --env DISK_SIZE=256G --env RAM_SIZE=2G --env CPU_CORES=2 --env DHCP=Y --env MAC=02:11:32:ab:cd:ef --label vdsm-passthru.install=vdsm --label vdsm-passthru.spec=… vdsm/virtual-dsm:latest",
			  "docker start vdsm",
			]
		`);
	});

	test('of Engine 26 leave out what it does not know', () => {
		expect(commands('several')[1]).toContain('--network name=vdsm-eth0-shared,ip=192.168.1.70,mac-address=');
		expect(commands('several')[1]).not.toMatch(/gw-priority|ifname/);
	});

	test('of Engine 20.10 make the container with its one network, and connect no other', () => {
		expect(commands('single')[1]).toContain('--network vdsm-eth0-shared --ip 192.168.1.70 ');
		expect(commands('single')).toHaveLength(3);
	});
});

describe('the card stays the host’s', () => {
	test('no step touches it, wants root or a confirmation, and nothing of it is noted', () => {
		fc.assert(
			fc.property(
				anySetup.filter(
					({answers: {layout, shim}, facts}) =>
						layout === 'shared' && shim === null && !facts.nics.some(isNewVlan),
				),
				setup => {
					const plan = buildPlan(setup.answers, setup.facts);
					const ids = plan.steps.map(({id}) => id);
					expect(ids).toEqual(['image', 'storage', 'network-lan', 'container', 'start']);
					expect(plan.steps.filter(({needsRoot}) => needsRoot)).toEqual([]);
					expect([plan.confirm, plan.hook]).toEqual([false, null]);
					expect(JSON.stringify(plan.steps)).not.toContain(nicWasLabel);
					const programs = plan.steps.flatMap(({run, undo}) =>
						[...run, ...undo].map(action => action.kind === 'run' && action.command[0]),
					);
					expect(new Set(programs)).toEqual(new Set(['docker', 'mkdir']));
				},
			),
		);
	});

	test('an undo by labels alone takes network and container, and nothing of the card', () => {
		const plan = buildPlan(answers, only);
		const network = {
			id: 'n',
			name: 'vdsm-eth0-shared',
			driver: 'macvlan',
			internal: false,
			subnets: [],
			parent: 'eno1',
			mode: 'bridge',
			install: 'vdsm',
			nicWas: null,
		};
		const container = {
			id: 'c',
			name: plan.container.name,
			image: 'vdsm',
			running: true,
			networks: [network.name],
			published: [],
			install: 'vdsm',
			dsm: true,
		};
		const [standing] = standingIn({networks: [network], containers: [container]});
		if (!standing) throw new Error('nothing stands');
		expect(standingSteps(standing, {systemd: true}).map(({id}) => id)).toEqual([
			'network-lan',
			'container',
			'start',
		]);
	});
});

test('DSM is found by its lease, and not from this machine', () => {
	expect(waysIn(buildPlan(answers, only))).toEqual([{from: 'lan', lease: '02:11:32:ab:cd:ef'}]);
});

describe('what is proposed', () => {
	const layoutOf = (raw: Parameters<typeof settle>[0], facts: Facts, giveUp?: string) => {
		const {values, used} = settle({ip: '192.168.1.70', ...raw}, facts, {giveUp});
		return [values.nic, values.layout, used.layout?.origin?.from];
	};
	const busy = makeFacts({nics: [hostNic, makeNic({wireless: true})]});

	test.each([
		['the only card carries the host', {}, only, ['eno1', 'shared', 'carries-host']],
		['the other is Wi-Fi', {}, busy, ['eno1', 'shared', 'carries-host']],
		['a card is free', {}, makeFacts(), ['enp3s0', 'direct', 'recommended']],
		[
			'the host’s is named, though another is free',
			{nic: 'eno1'},
			makeFacts(),
			['eno1', 'shared', 'carries-host'],
		],
		['it was said otherwise', {layout: 'direct'}, only, ['eno1', 'direct', undefined]],
	] as const)('%s', (_, raw, facts, expected) => {
		expect(layoutOf(raw, facts)).toEqual(expected);
	});

	test('not where the card was given up by name', () => {
		expect(layoutOf({nic: 'eno1'}, only, 'eno1')).toEqual(['eno1', 'direct', 'recommended']);
	});

	test('not where it cannot be: no card is proposed then', () => {
		const old = makeEngine({version: '26.1.5', clientVersion: '26.1.5'});
		const taken = [{name: 'home', mode: 'bridge', install: null}];
		const facts = makeFacts({nics: [{...hostNic, dockerNetworks: taken}], engine: old});
		expect(settle({}, facts).values.nic).toBeUndefined();
		expect(settle({}, {...facts, engine: makeEngine()}).values.nic).toBeUndefined();
	});

	test('a card that is in use and could be given away is not passed over for one that is not', () => {
		const usable = makeNic({addresses: [{family: 4, address: '10.9.9.9', prefix: 24, scope: 'global'}]});
		expect(settle({}, makeFacts({nics: [hostNic, usable]})).values.nic).toBeUndefined();
	});
});

describe('what is refused', () => {
	const problemsOf = (raw: Parameters<typeof settle>[0], giveUp?: string) =>
		settle({nic: 'eno1', layout: 'shared', ip: '192.168.1.70', ...raw}, only, {giveUp}).problems.map(
			({problem}) => problem.code,
		);

	test.each([
		[{}, []],
		[{address: 'static'}, []],
		[{address: 'dhcp'}, ['shared-needs-static']],
		[{address: 'manual'}, ['shared-needs-static']],
		[{publish: '5000:5000'}, ['flag-conflict']],
		[{blockPorts: '22'}, ['flag-conflict']],
		[{mgmtSubnet: '172.31.4.0/24'}, ['flag-conflict']],
		[{dns: '192.168.1.1'}, ['flag-conflict']],
		[{takeOver: 'dsm'}, ['flag-conflict']],
	])('%j', (raw, expected) => {
		expect(problemsOf(raw).slice(0, 1)).toEqual(expected);
	});

	test('the host gives nothing up', () => {
		expect(problemsOf({}, 'eno1')).toEqual(['give-up-shared']);
	});
});

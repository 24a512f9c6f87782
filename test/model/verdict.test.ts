import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {DockerNetwork} from '../../source/model/facts.js';
import type {Nic, NicReason} from '../../source/model/nic.js';
import {judge, judgeAll, reasonsToGiveUp} from '../../source/model/verdict.js';
import {makeNic} from '../helpers/facts.js';

const nothing = {networks: []};

function network(changes: Partial<DockerNetwork>): DockerNetwork {
	return {
		id: 'a1',
		name: 'cameras',
		driver: 'macvlan',
		internal: false,
		subnets: [],
		parent: 'enp3s0',
		mode: null,
		install: null,
		nicWas: null,
		...changes,
	};
}

function codes(nic: Nic, networks: readonly DockerNetwork[] = []): NicReason['code'][] {
	return judge(nic, {networks}).reasons.map(({code}) => code);
}

test('an idle wired card with a link is recommended', () => {
	expect(judge(makeNic(), nothing)).toEqual({level: 'recommended', reasons: [{code: 'free'}]});
});

test('so is one that is down, whose cable nobody can know', () => {
	const verdict = judge(makeNic({up: false, carrier: null, speed: null, duplex: null}), nothing);
	expect(verdict).toEqual({level: 'recommended', reasons: [{code: 'free'}, {code: 'link-down'}]});
});

test('of a card that DSM cannot have, nothing is said that is about having it', () => {
	const down = {up: false, carrier: null, speed: null, duplex: null};
	expect(codes(makeNic({...down, wireless: true}))).toEqual(['wireless']);
});

test('an IPv6 link-local address is no address of the host', () => {
	const nic = makeNic({addresses: [{family: 6, address: 'fe80::1', prefix: 64, scope: 'link'}]});
	expect(judge(nic, nothing).level).toBe('recommended');
});

const blocking: readonly (readonly [NicReason['code'], Partial<Nic>])[] = [
	['default-route', {carries: [{what: 'default-route', family: 4, table: 'main', via: 'enp3s0'}]}],
	['default-route', {carries: [{what: 'default-route', family: 6, table: '77', via: 'br0'}]}],
	['ssh-session', {carries: [{what: 'ssh-session', peer: '192.0.2.7', via: 'enp3s0.10'}]}],
	['wireless', {wireless: true}],
	['enslaved', {master: {name: 'br0', kind: 'bridge'}}],
	['child', {children: [{name: 'macvtap0', kind: 'macvtap'}]}],
	['child', {children: [{name: 'lan1', kind: 'dsa'}]}],
	['not-ethernet', {arpType: 65_534, kind: 'other'}],
	['unfit-kind', {kind: 'macvlan'}],
	['loopback', {kind: 'loopback', arpType: 772}],
	['unsafe-name', {name: '-rf'}],
	['unsafe-name', {name: '$(x)'}],
	['docker-bridge', {name: 'docker0', kind: 'bridge'}],
	['docker-bridge', {name: 'br-0123456789ab', kind: 'bridge'}],
	['docker-network', {dockerNetworks: [{name: 'cameras', mode: 'bridge', install: null}]}],
];

test.each(blocking)('blocked: %s %j [B1, B4]', (code, changes) => {
	const verdict = judge(makeNic(changes), nothing);
	expect(verdict.level).toBe('blocked');
	expect(verdict.reasons.map(reason => reason.code)).toContain(code);
});

const cautioning: readonly (readonly [NicReason['code'], Partial<Nic>])[] = [
	['has-address', {addresses: [{family: 4, address: '192.168.1.9', prefix: 24, scope: 'global'}]}],
	['has-address', {addresses: [{family: 4, address: '169.254.3.4', prefix: 16, scope: 'link'}]}],
	['has-address', {addresses: [{family: 6, address: 'fd00::9', prefix: 64, scope: 'global'}]}],
	['child', {children: [{name: 'enp3s0.10', kind: 'vlan'}]}],
	['no-carrier', {carrier: false}],
	['managed', {managedBy: 'NetworkManager'}],
	['maybe-taken', {promiscuity: 1}],
	['half-duplex', {duplex: 'half'}],
	['slow', {speed: 100}],
	['not-physical', {kind: 'veth'}],
	['not-physical', {kind: 'vlan'}],
	['not-physical', {kind: 'bond'}],
	['not-physical', {kind: 'bridge'}],
];

test.each(cautioning)('usable: %s %j [B1, B4]', (code, changes) => {
	const verdict = judge(makeNic(changes), nothing);
	expect(verdict.level).toBe('usable');
	expect(verdict.reasons.map(reason => reason.code)).toContain(code);
});

describe('Docker networks on the card', () => {
	test.each(['bridge', 'passthru', 'vepa', 'private', null])(
		'a foreign macvlan in mode %s blocks it [B4]',
		mode => {
			expect(codes(makeNic(), [network({mode})])).toContain('docker-network');
		},
	);

	test('so does an ipvlan', () => {
		expect(judge(makeNic(), {networks: [network({driver: 'ipvlan'})]}).reasons).toEqual([
			{code: 'docker-network', network: 'cameras', mode: 'l2'},
		]);
	});

	test('one on another card, or of another driver, does not', () => {
		expect(codes(makeNic(), [network({parent: 'eno1'}), network({driver: 'bridge'})])).toEqual(['free']);
	});

	test('ours makes it usable, and explains the promiscuity of its container', () => {
		const verdict = judge(makeNic({promiscuity: 1}), {
			networks: [network({install: 'dsm', mode: 'passthru'})],
		});
		expect(verdict).toEqual({level: 'usable', reasons: [{code: 'ours', install: 'dsm'}]});
	});

	test('ours does not lift what else blocks the card', () => {
		const nic = makeNic({carries: [{what: 'default-route', family: 4, table: 'main', via: 'enp3s0'}]});
		expect(judge(nic, {networks: [network({install: 'dsm'})]}).level).toBe('blocked');
	});
});

describe('a card that carries the host', () => {
	const carries = [
		{what: 'default-route', family: 6, table: '77', via: 'br0'},
		{what: 'ssh-session', peer: '192.0.2.7', via: 'enp3s0.10'},
	] as const;
	const harmless = fc.subarray(cautioning.map(([, change]) => change));
	const unfit = blocking.filter(([code]) => code !== 'default-route' && code !== 'ssh-session');

	test('may be given up, with what goes with it, when nothing else blocks it', () => {
		fc.assert(
			fc.property(harmless, changes => {
				const nic = makeNic({...(Object.assign({}, ...changes) as Partial<Nic>), carries});
				expect(reasonsToGiveUp(nic, nothing)).toEqual([
					{code: 'default-route', family: 6, table: '77', via: 'br0'},
					{code: 'ssh-session', peer: '192.0.2.7', via: 'enp3s0.10'},
				]);
			}),
		);
	});

	test.each(unfit)('may not, where it cannot work: %s %j', (_, changes) => {
		expect(reasonsToGiveUp(makeNic({...changes, carries}), nothing)).toEqual([]);
	});

	test('may not, where a Docker network of somebody else has it', () => {
		expect(reasonsToGiveUp(makeNic({carries}), {networks: [network({})]})).toEqual([]);
		const own = network({install: 'dsm'});
		expect(reasonsToGiveUp(makeNic({carries}), {networks: [own]})).toHaveLength(2);
	});
});

test('there is nothing to give up about a card that carries nothing', () => {
	expect(
		reasonsToGiveUp(
			makeNic({addresses: [{family: 4, address: '192.168.1.9', prefix: 24, scope: 'global'}]}),
			nothing,
		),
	).toEqual([]);
});

test('promiscuity is not held against a bridge member twice, nor where the listener is seen', () => {
	expect(codes(makeNic({promiscuity: 1, master: {name: 'br0', kind: 'bridge'}}))).not.toContain(
		'maybe-taken',
	);
	expect(codes(makeNic({promiscuity: 1, children: [{name: 'mv0', kind: 'macvlan'}]}))).not.toContain(
		'maybe-taken',
	);
});

test('of two cards that can be used, the one without an address comes first', () => {
	const addresses = [{family: 4 as const, address: '192.168.1.9', prefix: 24, scope: 'global'}];
	const nics = [makeNic({name: 'eth0', addresses}), makeNic({name: 'eth1', carrier: false})];
	expect(judgeAll(nics, nothing).map(({nic}) => nic.name)).toEqual(['eth1', 'eth0']);
});

test('the list begins with the recommended, ends with the blocked, and counts in names', () => {
	const nics = [
		makeNic({name: 'eth10'}),
		makeNic({name: 'wlan0', wireless: true}),
		makeNic({name: 'eth1', carrier: false}),
		makeNic({name: 'eth2'}),
		makeNic({name: 'br0', kind: 'loopback'}),
	];
	expect(judgeAll(nics, nothing).map(({nic}) => nic.name)).toEqual(['eth2', 'eth10', 'eth1', 'br0', 'wlan0']);
});

const changes = fc.subarray(
	[...blocking, ...cautioning].map(([, change]) => change),
	{minLength: 1},
);

test('no further circumstance makes a blocked card available', () => {
	fc.assert(
		fc.property(fc.constantFrom(...blocking), changes, ([code, change], others) => {
			// What blocks comes last, so that nothing takes it back; a name or a kind can be had only once.
			const nic = makeNic(Object.assign({}, ...others, change) as Partial<Nic>);
			expect(judge(nic, nothing).level, code).toBe('blocked');
		}),
	);
});

test('a verdict always has a reason', () => {
	fc.assert(
		fc.property(
			changes,
			some => judge(makeNic(Object.assign({}, ...some) as Partial<Nic>), nothing).reasons.length > 0,
		),
	);
});

test('names stand in the order that people count in, whatever is in them', () => {
	const name = fc.string({
		unit: fc.constantFrom('e', 'n', 'p', 's', '-', '.', ' ', '0', '1', '2', '9'),
		maxLength: 6,
	});
	const inOrder = (names: readonly string[]) =>
		judgeAll(
			names.map(one => makeNic({name: one})),
			nothing,
		).map(({nic}) => nic.name);
	fc.assert(
		fc.property(fc.uniqueArray(name, {minLength: 2, maxLength: 8}), names => {
			expect(inOrder([...names].reverse())).toEqual(inOrder(names));
		}),
	);
	expect(inOrder(['enp10s0', 'enp3s0f1', 'enp3s0', 'enp03s0', 'enp3', 'en'])).toEqual([
		'en',
		'enp03s0',
		'enp3',
		'enp3s0',
		'enp3s0f1',
		'enp10s0',
	]);
});

import {describe, expect, test} from 'vitest';
import {type CollectionTag, parse, type ScalarTag} from 'yaml';
import {buildPlan} from '../../source/plan/build-plan.js';
import {makeAnswers} from '../helpers/answers.js';
import {hostNic, makeEngine} from '../helpers/facts.js';
import {composed, factsWithDsm, makePredecessor} from '../helpers/predecessor.js';

type Changes = Parameters<typeof makePredecessor>[0];
type Words = Parameters<typeof makeAnswers>[0];

function planOf(changes: Changes = {}, words: Words = {}, giveUp?: string) {
	const facts = factsWithDsm(makePredecessor({compose: composed, ...changes}));
	return buildPlan(makeAnswers({takeOver: 'dsm', ...words}, facts), facts, undefined, {giveUp});
}

/** What Compose takes away from the service's own, by its tag. */
const tags: Array<ScalarTag | CollectionTag> = [
	{tag: '!reset', resolve: () => 'RESET'},
	{tag: '!reset', collection: 'seq', resolve: () => 'RESET'},
	{tag: '!override', collection: 'map', resolve: map => map},
	{tag: '!override', collection: 'seq', resolve: list => list},
];

function serviceOf(changes: Changes = {}, words: Words = {}) {
	const {steps} = planOf(changes, words);
	const text = steps
		.find(({id}) => id === 'container')
		?.run.flatMap(action => (action.kind === 'write' ? [action.file.content] : []))[0];
	const {services, networks} = parse(text ?? '', {customTags: tags});
	return {text: text ?? '', service: services[composed.service], networks};
}

describe('the file beside a Compose file', () => {
	test('puts the service on our networks, which are the host’s, and on no others', () => {
		const {service, networks, text} = serviceOf();
		expect(text).toContain('networks: !override');
		expect(Object.keys(service.networks)).toEqual(['vdsm-eth0-bridge', 'vdsm-eth1-macvlan']);
		expect(service.networks['vdsm-eth0-bridge']).toMatchObject({gw_priority: 100});
		expect(service.networks['vdsm-eth1-macvlan']).toMatchObject({
			driver_opts: {'com.docker.network.endpoint.ifname': 'lan0'},
		});
		expect(service).toMatchObject({network_mode: 'RESET', mac_address: 'RESET'});
		expect(networks['vdsm-eth0-bridge']).toEqual({name: 'vdsm-eth0-bridge', external: true});
	});

	test('tells who opens it what it fixes, and that nothing is to be added to it', () => {
		const head = serviceOf().text.split('services:')[0] ?? '';
		for (const key of [
			'name',
			'networks',
			'MAC addresses',
			'ports',
			'ARGUMENTS',
			'DNSMASQ_OPTS',
			'hook',
			'stop_grace_period',
		])
			expect(head).toContain(key);
		expect(head).toContain('what was added to it is lost');
		expect(
			head
				.split('\n')
				.filter(line => line !== '')
				.every(line => line.startsWith('# ')),
		).toBe(true);
	});

	test('says of devices, capabilities and variables only what the wiring needs: the rest is the user’s file', () => {
		const {service} = serviceOf({
			carried: {devices: ['/dev/sda'], capabilities: ['SYS_TIME'], sysctls: {a: '1'}},
		});
		expect(service.devices).not.toContain('/dev/sda');
		expect(service.cap_add).toEqual(['NET_ADMIN']);
		expect(service.sysctls).toEqual({'net.ipv4.ip_forward': '1'});
		expect(Object.keys(service.environment)).toEqual(['ARGUMENTS', 'DNSMASQ_OPTS']);
		expect(service).not.toHaveProperty('image');
		expect(service).not.toHaveProperty('restart');
		// By which the container is found again.
		expect(service.container_name).toBe('dsm');
	});

	test('keeps QEMU’s arguments and adds to them, with a dollar that Compose leaves alone', () => {
		const {service} = serviceOf({carried: {arguments: '-name $HOME'}});
		expect(service.environment.ARGUMENTS).toMatch(/^-name \$\$HOME -netdev tap,/);
	});

	test('empties what wires DSM as it was: a file of variables cannot be told to leave one out', () => {
		expect(serviceOf({dropped: ['DHCP', 'DEV']}).service.environment).toMatchObject({DHCP: '', DEV: ''});
	});

	test('names all ports, and in layout classic none', () => {
		const ports = ['0.0.0.0:5000:5000', '0.0.0.0:5001:5001', '137:137/udp', '80/tcp'];
		expect(serviceOf({carried: {otherPorts: ['137:137/udp', ':80/tcp']}}).service.ports).toEqual(ports);
		const classic = serviceOf({carried: {otherPorts: []}}, {layout: 'classic'});
		expect(classic.service.ports).toBe('RESET');
	});

	test('mounts our hook over the one that was there, and calls that behind it', () => {
		const {service} = serviceOf({hook: {source: '/srv/nas/own.sh', bridge: false}});
		expect(service.volumes).toMatchObject([
			{source: '/srv/nas/own.sh', target: '/run/start-predecessor.sh', bind: {create_host_path: false}},
			{source: './vdsm-hook.sh', target: '/run/start.sh', bind: {create_host_path: false}},
		]);
		expect(serviceOf({hook: {source: '/srv/nas/own.sh', bridge: true}}).service.volumes).toHaveLength(1);
	});

	test('gives DSM its time to shut down', () => {
		expect(serviceOf().service.stop_grace_period).toBe('120s');
	});

	test('is the same when it is made again from the container that came of it', () => {
		const first = serviceOf({dropped: ['DEV']});
		const {devices, capabilities, sysctls, mounts} = planOf({dropped: ['DEV']}).container;
		const again = serviceOf({
			dropped: ['DEV'],
			place: 'aside',
			install: 'vdsm',
			carried: {devices, capabilities, sysctls, stopTimeout: 120, mounts: makePredecessor().carried.mounts},
		});
		expect(mounts).toHaveLength(2);
		expect(again.text).toBe(first.text);
	});
});

describe('what stands against it', () => {
	const flawOf = (...given: Parameters<typeof planOf>) =>
		planOf(...given).findings.flatMap(found => (found.code === 'take-over-compose' ? [found.flaw] : []));

	test.each([
		[{}, {}, []],
		[{compose: {...composed, flaw: 'changed'}}, {}, ['changed']],
		[{}, {image: 'vdsm/virtual-dsm:9'}, ['image']],
		[{}, {name: 'other'}, ['name']],
		[{lost: ['DeviceRequests']}, {}, []],
	] as const)('%j %j', (changes, words, flaws) => {
		expect(flawOf(changes, words)).toEqual(flaws);
	});

	test('an Engine that nobody has tried it on', () => {
		const facts = factsWithDsm(makePredecessor({compose: composed}), {
			engine: makeEngine({version: '27.5.1'}),
		});
		const {findings} = buildPlan(makeAnswers({takeOver: 'dsm'}, facts), facts);
		expect(findings).toContainEqual(expect.objectContaining({code: 'take-over-compose', flaw: 'engine'}));
	});

	test('a change that waits for its confirmation: no policy in a file does', () => {
		expect(flawOf({}, {nic: hostNic.name, layout: 'direct'}, hostNic.name)).toEqual(['card']);
	});

	test('and nothing that Compose takes along by itself is called lost', () => {
		const codes = planOf({lost: ['DeviceRequests']}).findings.map(({code}) => code);
		expect(codes).not.toContain('take-over-lost');
		expect(codes).toContain('take-over');
	});
});

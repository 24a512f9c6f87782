import {symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {readContainers} from '../../source/host/docker-containers.js';
import {readImages} from '../../source/host/docker-images.js';
import {readNetworks} from '../../source/host/docker-networks.js';
import {askEngine} from '../../source/host/engine-socket.js';
import {readNetworkDetails} from '../../source/host/evidence/networks.js';
import {readLabelledInstalls} from '../../source/host/labelled-installs.js';
import {ok, type SocketStandIn, socketStandIn} from './socket-stand-in.js';

let docker: SocketStandIn;
const label = 'vdsm-passthru.install';

beforeEach(() => {
	docker = socketStandIn();
});

afterEach(async () => {
	delete process.env['VDSM_PASSTHRU_TEST_PATIENCE'];
	await docker.close();
});

/** The client answers in the words of the real one. */
const machine = (env: Record<string, string> = {}) => docker.machine('"by-client"\n', env);

describe('what is labelled, asked at Docker’s own socket', () => {
	const object = (install: string) => ({Id: 'x', Labels: {[label]: install, other: '1'}});

	it('is told by two questions, without a start of the client', async () => {
		await docker.listen(question =>
			ok(question.startsWith('/networks') ? [object('vdsm'), object('b')] : [object('vdsm')]),
		);
		const here = machine();
		expect([...(await readLabelledInstalls(here))].sort()).toEqual(['b', 'vdsm']);
		expect(here.clients).toEqual([]);
		const filters = `filters={"label":["${label}"]}`;
		expect([...docker.asked].sort()).toEqual([`/containers/json?all=1&${filters}`, `/networks?${filters}`]);
	});

	it.each([
		['DOCKER_HOST names another', {DOCKER_HOST: 'ssh://nas'}, ''],
		['DOCKER_CONTEXT names another', {DOCKER_CONTEXT: 'nas'}, ''],
		['the client’s settings name another', {}, '{"currentContext": "nas"}'],
		['the client’s settings cannot be read', {}, '{"currentContext": '],
	])('is the client’s to ask where %s', async (_, env: Record<string, string>, settings) => {
		await docker.listen(() => ok([object('socket')]));
		if (settings !== '') writeFileSync(path.join(docker.root, 'home/.docker/config.json'), settings);
		const here = machine(env);
		expect(await readLabelledInstalls(here)).toEqual(['by-client']);
		expect(here.clients.sort()).toEqual(['network ls', 'ps --all']);
		expect(docker.asked).toEqual([]);
	});

	it('is the client’s to ask where the socket is a link to somewhere else, or nobody listens', async () => {
		expect(await readLabelledInstalls(machine())).toEqual(['by-client']);
		symlinkSync('/nowhere', path.join(docker.root, 'var/run/docker.sock'));
		expect(await readLabelledInstalls(machine())).toEqual(['by-client']);
	});

	it.each([
		['an error', 'HTTP/1.0 500 Internal Server Error\r\n\r\n{"message":"no"}'],
		['no HTTP', 'hello'],
		['no JSON', 'HTTP/1.0 200 OK\r\n\r\n{'],
		['JSON of another shape', ok({networks: []})],
		['a label that is no text', ok([{Labels: {[label]: 7}}])],
	])('is the client’s to ask where the answer is %s', async (_, answer) => {
		await docker.listen(() => answer);
		expect(await readLabelledInstalls(machine())).toEqual(['by-client']);
	});

	it('is nothing where Docker hangs: the client would hang as well', async () => {
		await docker.listen(() => undefined);
		process.env['VDSM_PASSTHRU_TEST_PATIENCE'] = '0.02';
		const here = machine();
		expect(await askEngine(here, '/networks')).toBe('silent');
		expect(await readLabelledInstalls(here)).toEqual([]);
		expect(here.clients).toEqual([]);
	});
});

describe('the facts about Docker, asked at its own socket', () => {
	const network = {
		Id: 'n1',
		Name: 'lan',
		Driver: 'macvlan',
		IPAM: {Config: [{Subnet: '192.168.1.0/24'}]},
		Options: {parent: 'eth1', macvlan_mode: 'passthru'},
		Labels: {[label]: 'vdsm'},
	};
	const port = {IP: '127.0.0.1', PrivatePort: 5001, PublicPort: 5001, Type: 'tcp'};
	const container = {
		Id: 'c1',
		Names: ['/dsm', '/other/alias'],
		Image: 'sha256:1',
		State: 'running',
		Labels: {'org.opencontainers.image.title': 'Virtual DSM'},
		Ports: [
			port,
			{...port, PrivatePort: 5000, PublicPort: 5000},
			{...port, IP: '::'},
			{...port, Type: 'udp'},
			{PrivatePort: 80, Type: 'tcp'},
		],
		NetworkSettings: {Networks: {lan: {}, bridge: {}}},
	};

	it('are the networks, by name', async () => {
		await docker.listen(() =>
			ok([network, {...network, Id: 'n2', Name: 'a', Labels: null, Options: null}, 7]),
		);
		const here = machine();
		const found = await readNetworks(here);
		expect(found.map(({name, parent, install}) => [name, parent, install])).toEqual([
			['a', null, null],
			['lan', 'eth1', 'vdsm'],
		]);
		expect(found[1]).toMatchObject({mode: 'passthru', subnets: [{address: '192.168.1.0', prefix: 24}]});
		expect([here.clients, docker.asked]).toEqual([[], ['/networks']]);
	});

	it('are the containers, with what the client would leave out left out', async () => {
		await docker.listen(() => ok([container, {Id: 'c2'}]));
		const here = machine();
		expect(await readContainers(here)).toEqual([
			{
				id: 'c1',
				name: 'dsm',
				image: 'sha256:1',
				running: true,
				networks: ['bridge', 'lan'],
				published: [5000, 5001].map(number => ({address: '127.0.0.1', host: number, guest: number})),
				install: null,
				dsm: true,
			},
		]);
		expect(here.clients).toEqual([]);
	});

	it('are the images', async () => {
		await docker.listen(() =>
			ok([
				{
					RepoTags: ['vdsm/virtual-dsm:latest', 'x/y:1'],
					Labels: {'org.opencontainers.image.version': '7.65'},
				},
				{RepoTags: null, Labels: null},
			]),
		);
		const here = machine();
		expect(await readImages(here)).toEqual([{name: 'vdsm/virtual-dsm:latest', version: '7.65'}]);
		expect(here.clients).toEqual([]);
	});

	it('are the networks in full, each with what is attached', async () => {
		const attached = {c1: {Name: 'dsm', MacAddress: '02:00:00:00:00:01', IPv4Address: '192.168.1.5/24'}};
		await docker.listen(question =>
			ok(question === '/networks' ? [network] : {...network, Containers: attached}),
		);
		const here = machine();
		const told = await readNetworkDetails(here);
		expect(told).toMatchObject({value: [{name: 'lan', attached: [{id: 'c1', name: 'dsm'}]}]});
		expect([here.clients, docker.asked]).toEqual([[], ['/networks', '/networks/n1']]);
	});

	it('are empty in one time limit, where the Engine hangs', async () => {
		process.env['VDSM_PASSTHRU_TEST_PATIENCE'] = '0.01';
		await docker.listen(() => undefined);
		const here = machine();
		expect(await Promise.all([readNetworks(here), readContainers(here), readImages(here)])).toEqual([
			[],
			[],
			[],
		]);
		expect(await readNetworkDetails(here)).toEqual({ok: false, why: 'limit', detail: 'docker'});
		expect(here.clients).toEqual([]);
	});
});

import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {parseContainers, readContainers} from '../../source/host/docker-containers.js';
import {parseImages, readImages} from '../../source/host/docker-images.js';
import {parseCidr, parseNetworks, readNetworks} from '../../source/host/docker-networks.js';
import {endpointOf, foreignEndpoint} from '../../source/host/endpoint.js';
import {readEngine} from '../../source/host/engine.js';
import {type Answers, fakeMachine} from './machine.js';

type Recorded = {
	readonly command: readonly [string, readonly string[]];
	readonly exitCode: number;
	readonly stdout: string;
	readonly stderr: string;
};

/** The answers of a real engine, asked by these very command lines. */
function recordedAnswers(name: string): Answers {
	const text = readFileSync(new URL(`../fixtures/host/docker-${name}.json`, import.meta.url), 'utf8');
	const rows = JSON.parse(text) as readonly Recorded[];
	return Object.fromEntries(
		rows.map(({command: [program, args], ...answer}) => [[program, ...args].join(' '), answer]),
	);
}

const host = {name: 'homelab', kernel: '6.18.44-fc-v595'};
const version = 'docker version --format {{json .}}';
const info = 'docker info --format {{json .}}';
const context = 'docker context inspect';

const engines = [
	['bookworm', '20.10.24+dfsg1', '1.41', 'Debian GNU/Linux 12 (bookworm)'],
	['sid', '28.5.2+dfsg4', '1.51', 'Debian GNU/Linux forky/sid'],
] as const;

describe.each(engines)('Docker of Debian %s', (name, number, apiVersion, operatingSystem) => {
	const machine = () => fakeMachine('/nonexistent', recordedAnswers(name));

	test('the engine', async () => {
		expect(await readEngine(machine(), host)).toEqual({
			state: 'running',
			version: number,
			apiVersion,
			clientVersion: number,
			name: 'homelab',
			operatingSystem,
			rootless: false,
			desktop: false,
			remote: null,
			podman: false,
		});
	});

	test('its networks', async () => {
		const networks = await readNetworks(machine());
		const byName = Object.fromEntries(networks.map(({id: _, ...network}) => [network.name, network]));
		expect(Object.keys(byName).sort()).toEqual(['bridge', 'cameras', 'dsm-lan', 'dsm-mgmt', 'host', 'none']);
		expect(byName['dsm-lan']).toEqual({
			name: 'dsm-lan',
			driver: 'macvlan',
			internal: false,
			subnets: [{address: '192.168.50.0', prefix: 24}],
			parent: 'nic0',
			mode: 'passthru',
			install: 'dsm',
			nicWas: null,
		});
		expect(byName['cameras']).toMatchObject({parent: 'nic1', mode: null, install: null});
		expect(byName['dsm-mgmt']).toMatchObject({
			driver: 'bridge',
			internal: true,
			parent: null,
			install: 'dsm',
		});
		expect(byName['bridge']?.bridge).toBe('docker0');
		expect(byName['bridge']?.subnets).toEqual([{address: '172.17.0.0', prefix: 16}]);
	});

	test('its containers', async () => {
		const containers = await readContainers(machine());
		const byName = Object.fromEntries(containers.map(({id: _, ...container}) => [container.name, container]));
		expect(Object.keys(byName).sort()).toEqual(['dsm', 'other', 'plain', 'web']);
		expect(byName['dsm']).toEqual({
			name: 'dsm',
			image: 'vdsm/virtual-dsm:latest',
			running: false,
			networks: ['dsm-lan', 'dsm-mgmt'],
			published: [],
			install: 'dsm',
			dsm: true,
		});
		// Its name has an alias beside it, from the link of another container.
		expect(byName['other']).toMatchObject({
			image: 'registry.example/kroese/virtual-dsm:7.42',
			install: null,
			dsm: true,
		});
		expect(byName['web']).toMatchObject({
			running: true,
			published: [
				...[5000, 5001, 5002].map(port => ({address: '127.0.0.1', host: port, guest: port})),
				{address: '0.0.0.0', host: 8080, guest: 80},
				{address: '0.0.0.0', host: 8081, guest: 81},
			],
		});
	});

	test('its images', async () => {
		expect(await readImages(machine())).toEqual([
			{name: 'vdsm/virtual-dsm:latest', version: '7.65'},
			{name: 'registry.example/kroese/virtual-dsm:7.42', version: '7.65'},
		]);
	});

	test('environment values are never asked for [E7]', async () => {
		const asking = machine();
		await Promise.all([
			readNetworks(asking),
			readContainers(asking),
			readImages(asking),
			readEngine(asking, host),
		]);
		expect(
			asking.asked.filter(line =>
				/(?:^|\s)inspect/.test(line.replace(/docker (?:network|image|context) inspect/, '')),
			),
		).toEqual([]);
		expect(JSON.stringify(recordedAnswers(name))).not.toContain('canary-7c1f');
	});
});

describe('an engine that is not there, or is not what it seems', () => {
	const client = {Client: {Version: '28.2.2'}, Server: null};

	test('no client', async () => {
		expect(await readEngine(fakeMachine('/'), host)).toEqual({state: 'none'});
	});

	test('no daemon', async () => {
		const stderr =
			'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n';
		const machine = fakeMachine('/', {[version]: {exitCode: 1, stdout: JSON.stringify(client), stderr}});
		expect(await readEngine(machine, host)).toEqual({
			state: 'unreachable',
			reason: stderr.trim(),
			denied: false,
		});
	});

	test('no permission', async () => {
		const stderr =
			'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock\n';
		const machine = fakeMachine('/', {[version]: {exitCode: 1, stdout: JSON.stringify(client), stderr}});
		expect(await readEngine(machine, host)).toMatchObject({state: 'unreachable', denied: true});
	});

	test('a daemon that hangs', async () => {
		const hung = {exitCode: null, failed: 'timeout'} as const;
		const machine = fakeMachine('/', {[version]: hung, [info]: hung, [context]: {stdout: '[]'}});
		expect(await readEngine(machine, host)).toEqual({state: 'unreachable', reason: 'timeout', denied: false});
	});

	test('a client that somebody else may write', async () => {
		const machine = fakeMachine('/', {[version]: {exitCode: null, failed: 'untrusted'}});
		expect(await readEngine(machine, host)).toMatchObject({state: 'unreachable', reason: 'untrusted'});
	});

	const running = (changes: object, more: Answers = {}) =>
		fakeMachine('/', {
			[version]: {
				stdout: JSON.stringify({
					Client: {Version: '28.2.2'},
					Server: {Version: '28.2.2', ApiVersion: '1.50'},
				}),
			},
			[info]: {
				stdout: JSON.stringify({
					Name: 'homelab',
					KernelVersion: host.kernel,
					OperatingSystem: 'Debian',
					...changes,
				}),
			},
			[context]: {stdout: '[{"Endpoints":{"docker":{"Host":"unix:///var/run/docker.sock"}}}]'},
			...more,
		});

	test('rootless [E8]', async () => {
		const machine = running({
			SecurityOptions: ['name=seccomp,profile=builtin', 'name=rootless', 'name=cgroupns'],
		});
		expect(await readEngine(machine, host)).toMatchObject({rootless: true});
	});

	test('Desktop, whose kernel is that of its virtual machine [E8]', async () => {
		const machine = running({OperatingSystem: 'Docker Desktop', KernelVersion: '6.10.14-linuxkit'});
		expect(await readEngine(machine, host)).toMatchObject({
			desktop: true,
			remote: 'unix:///var/run/docker.sock',
		});
	});

	test('another machine [E8]', async () => {
		const ssh = {[context]: {stdout: '[{"Endpoints":{"docker":{"Host":"ssh://me@nas"}}}]'}};
		expect(await readEngine(running({}, ssh), host)).toMatchObject({remote: 'ssh://me@nas'});
	});

	test('Podman behind its socket, and in the place of the client', async () => {
		const server = {Version: '4.9.3', ApiVersion: '1.41', Components: [{Name: 'Podman Engine'}]};
		const socket = running(
			{},
			{[version]: {stdout: JSON.stringify({Client: {Version: '28'}, Server: server})}},
		);
		expect(await readEngine(socket, host)).toMatchObject({podman: true});
		const shim = fakeMachine('/', {
			[version]: {
				stdout:
					'{"Client":{"APIVersion":"4.3.1","Version":"4.3.1","GoVersion":"go1.19.8","GitCommit":"","BuiltTime":"Thu Jan  1 00:00:00 1970","Built":0,"OsArch":"linux/amd64","Os":"linux"}}\n',
				stderr: 'Emulate Docker CLI using podman. Create /etc/containers/nodocker to quiet msg.\n',
			},
		});
		expect(await readEngine(shim, host)).toMatchObject({state: 'running', podman: true, version: '4.3.1'});
	});

	test.each(['', 'null', '[]', '7', '"x"', '{"Server":{"Version":5}}', '{"Server":'])(
		'rubbish: %s',
		async stdout => {
			const machine = fakeMachine('/', {[version]: {stdout}, [info]: {stdout}, [context]: {stdout}});
			expect((await readEngine(machine, host)).state).toBe('unreachable');
			expect(parseNetworks(stdout)).toEqual([]);
			expect(parseContainers(stdout)).toEqual([]);
			expect(parseImages(stdout)).toEqual([]);
			expect(endpointOf(stdout)).toBeNull();
		},
	);
});

describe('where commands go', () => {
	const here = {name: 'homelab', kernel: '6.12.0'};
	test.each([
		[null, here, null],
		['', here, null],
		['unix:///run/user/1000/docker.sock', here, null],
		[
			'unix:///home/me/.colima/docker.sock',
			{name: 'colima', kernel: '6.8.0'},
			'unix:///home/me/.colima/docker.sock',
		],
		['tcp://127.0.0.1:2375', here, null],
		['tcp://localhost:2375', {name: 'nas', kernel: '6.12.0'}, 'tcp://localhost:2375'],
		['tcp://10.0.0.5:2376', here, 'tcp://10.0.0.5:2376'],
		['tcp://me:canary@10.0.0.5:2376', here, 'tcp://me@10.0.0.5:2376'],
		['ssh://me@nas', here, 'ssh://me@nas'],
	])('%s', (endpoint, engine, foreign) => {
		expect(foreignEndpoint(endpoint, engine, here)).toBe(foreign);
	});
});

test.each([
	['172.17.0.0/16', [{address: '172.17.0.0', prefix: 16}]],
	// Docker 20.10 took host bits.
	['192.168.4.7/24', [{address: '192.168.4.0', prefix: 24}]],
	['10.0.0.4/31', [{address: '10.0.0.4', prefix: 31}]],
	['0.0.0.0/0', [{address: '0.0.0.0', prefix: 0}]],
	['fd00::/64', []],
	['', []],
	['10.0.0.0/33', []],
	['010.0.0.0/8', []],
])('subnet %j', (cidr, subnets) => {
	expect(parseCidr(cidr)).toEqual(subnets);
});

test('a container whose tag has moved on is known by its labels', () => {
	const row = {
		id: 'a',
		names: 'nas',
		image: '1f2e3d4c',
		state: 'running',
		networks: '',
		ports: '',
		install: '',
		title: '',
		source: 'https://github.com/vdsm/virtual-dsm',
	};
	expect(parseContainers(`${JSON.stringify(row)}\n`)).toMatchObject([
		{dsm: true, running: true, networks: []},
	]);
	expect(
		parseContainers(JSON.stringify({...row, source: 'https://github.com/dockur/windows'})),
	).toMatchObject([{dsm: false}]);
});

import {describe, expect, test} from 'vitest';
import {carriedOf} from '../../source/host/predecessor/carried.js';
import {lostOf} from '../../source/host/predecessor/lost.js';
import {type ContainerSays, containerShape} from '../../source/host/predecessor/shape.js';
import {formatNote, parseNote} from '../../source/model/predecessor.js';

const id = 'ab'.repeat(32);
const composed = {project: 'nas', service: 'dsm', folder: '/srv/nas', override: 'compose.override.yaml'};

/** What Docker says of a container that was made with nothing but an image and a folder. */
const plain = {
	AutoRemove: false,
	BlkioWeight: 0,
	CapAdd: null,
	CgroupnsMode: 'private',
	ConsoleSize: [0, 0],
	CpuShares: 0,
	DeviceRequests: null,
	Devices: [],
	Dns: [],
	IpcMode: 'private',
	LogConfig: {Type: 'json-file', Config: {}},
	MaskedPaths: ['/proc/acpi'],
	Memory: 0,
	MemorySwappiness: null,
	NetworkMode: 'bridge',
	OomKillDisable: false,
	PidsLimit: null,
	PortBindings: {},
	RestartPolicy: {Name: 'no', MaximumRetryCount: 0},
	Runtime: 'runc',
	ShmSize: 67_108_864,
	UTSMode: '',
	Ulimits: null,
};

const image = {Image: '', Entrypoint: ['/run/entry.sh'], Labels: {version: '7'}};

function says(
	host: Record<string, unknown> = {},
	config: Record<string, unknown> = {},
	mounts: unknown[] = [],
): ContainerSays {
	const all = {...plain, ...host};
	return containerShape.parse({
		id,
		name: '/dsm',
		imageId: 'sha256:1',
		running: true,
		config: {Hostname: id.slice(0, 12), ...image, Image: 'vdsm/virtual-dsm', ...config},
		host: all,
		all,
		mounts,
	});
}

const environment = {names: [], arguments: '', dnsmasq: ''};
const carried = (...given: Parameters<typeof says>) => carriedOf(says(...given), image, environment);

describe('of a container', () => {
	test('that says nothing of itself, nothing is carried', () => {
		const {settings, switches, labels, devices, restart} = carried();
		expect(settings).toEqual({'log-driver': ['json-file']});
		expect([switches, labels, devices, restart]).toEqual([[], {}, [], 'no']);
		expect(lostOf(says(), image, [])).toEqual([]);
	});

	test.each([
		[
			{Memory: 1024, MemorySwap: -1},
			{memory: ['1024'], 'memory-swap': ['-1']},
		],
		[{NanoCpus: 1_500_000_000}, {cpus: ['1.5']}],
		[{Ulimits: [{Name: 'nofile', Soft: 1, Hard: 2}]}, {ulimit: ['nofile=1:2']}],
		[{Tmpfs: {'/run': '', '/tmp': 'size=1m'}}, {tmpfs: ['/run', '/tmp:size=1m']}],
		[{ExtraHosts: ['nas:10.0.0.1']}, {'add-host': ['nas:10.0.0.1']}],
		[{CapDrop: ['CAP_MKNOD']}, {'cap-drop': ['MKNOD']}],
		[{ShmSize: 128}, {'shm-size': ['128']}],
		[
			{IpcMode: 'host', Runtime: 'crun'},
			{ipc: ['host'], runtime: ['crun']},
		],
		[
			{LogConfig: {Type: 'local', Config: {'max-size': '1m'}}},
			{'log-driver': ['local'], 'log-opt': ['max-size=1m']},
		],
	])('with %j the same is carried', (host, settings) => {
		expect(carried(host).settings).toEqual({'log-driver': ['json-file'], ...settings});
		expect(lostOf(says(host), image, [])).toEqual([]);
	});

	test('the check is carried where it is not the image’s', () => {
		const own = {Test: ['CMD-SHELL', 'true'], Interval: 31_000_000_000, Retries: 3};
		expect(carried({}, {Healthcheck: own}).settings).toMatchObject({
			'health-cmd': ['true'],
			'health-interval': ['31000000000ns'],
			'health-retries': ['3'],
		});
		expect(
			carriedOf(says({}, {Healthcheck: own}), {...image, Healthcheck: own}, environment).settings,
		).toEqual({
			'log-driver': ['json-file'],
		});
		expect(carried({}, {Healthcheck: {Test: ['NONE']}}).switches).toEqual(['no-healthcheck']);
		expect(lostOf(says({}, {Healthcheck: {Test: ['CMD', 'a']}}), image, [])).toEqual(['Healthcheck']);
	});

	test('ports that are no TCP ports of IPv4 are carried as they are', () => {
		const PortBindings = {
			'5000/tcp': [
				{HostIp: '', HostPort: '5000'},
				{HostIp: '::1', HostPort: '5000'},
			],
			'137/udp': [{HostIp: '10.0.0.1', HostPort: '137'}],
			'80/tcp': [{HostIp: '', HostPort: ''}],
		};
		expect(carried({PortBindings})).toMatchObject({
			publish: [{address: '0.0.0.0', host: 5000, guest: 5000}],
			otherPorts: ['[::1]:5000:5000/tcp', '10.0.0.1:137:137/udp', ':80/tcp'],
		});
	});

	test('its hook is none of the mounts, and these are in one order', () => {
		const mount = (Destination: string, more = {}) => ({
			Type: 'bind',
			Source: `/srv${Destination}`,
			Destination,
			RW: true,
			...more,
		});
		const mounts = [
			mount('/storage'),
			mount('/run/start.sh'),
			mount('/etc/x', {RW: false}),
			mount('/run/start-predecessor.sh'),
		];
		expect(carried({}, {}, mounts).mounts.map(({target, readOnly}) => [target, readOnly])).toEqual([
			['/etc/x', true],
			['/storage', false],
		]);
	});

	test('labels of ours, of Compose and of the image stay behind', () => {
		const Labels = {
			version: '7',
			owner: 'anna',
			'vdsm-passthru.install': 'vdsm',
			'com.docker.compose.project': 'nas',
		};
		expect(carried({}, {Labels}).labels).toEqual({owner: 'anna'});
	});

	test('what we add to QEMU’s and to the DHCP server’s arguments is not carried twice', () => {
		const nic =
			'-netdev bridge,id=hostnet2,br=br0 -device virtio-net-pci,romfile=,netdev=hostnet2,id=net2,mac=02:00:00:00:00:01';
		const read = (text: string, dnsmasq: string) => {
			const {arguments: kept, dnsmasq: also} = carriedOf(says(), image, {
				names: [],
				arguments: text,
				dnsmasq,
			});
			return [kept, also];
		};
		const option = '--dhcp-option=tag:docker,option:router';
		expect(read(`-cpu max ${nic}`, `--log-dhcp ${option}`)).toEqual(['-cpu max', '--log-dhcp']);
		expect(read(nic, option)).toEqual(['', '']);
		expect(read('-cpu max', '')).toEqual(['-cpu max', '']);
	});
});

test.each([
	[{DeviceRequests: [{Driver: 'nvidia'}]}, {}, [], ['DeviceRequests']],
	[{SomethingNew: {a: 1}}, {}, [], ['SomethingNew']],
	[{}, {Entrypoint: ['/bin/sh']}, [], ['Entrypoint']],
	[{}, {}, ['A'], ['Env A']],
] as const)('what cannot be carried is named: %j %j %j', (host, config, unfit, lost) => {
	expect(lostOf(says(host, config), image, unfit)).toEqual(lost);
});

test('a mount that cannot be told is named', () => {
	const odd = {Type: 'bind', Source: '/srv/a,b', Destination: '/x', RW: true, Propagation: 'rprivate'};
	const shared = {Type: 'bind', Source: '/srv/c', Destination: '/y', RW: true, Propagation: 'rshared'};
	expect(lostOf(says({}, {}, [odd, shared]), image, [])).toEqual(['Mounts /x', 'Mounts /y']);
	expect(carried({}, {}, [odd, shared]).mounts).toEqual([]);
});

describe('the note', () => {
	test.each([
		[{id, name: 'dsm', running: true, restart: 'always', compose: null}],
		[{id, name: 'my.dsm_2-x', running: false, restart: 'on-failure:5', compose: null}],
		[{id, name: 'dsm', running: true, restart: 'no', compose: {...composed, folder: '/srv/my nas'}}],
	])('is read back: %j', note => {
		expect(parseNote(formatNote(note))).toEqual(note);
	});

	test.each([
		'',
		id,
		`${id} running always`,
		`${id} running always -rf`,
		`${id} up always dsm`,
		`x running always dsm`,
		`${id} running always dsm nas dsm compose.override.yaml`,
		`${id} running always dsm nas dsm compose.override.yaml /srv/../etc`,
		`${id} running always dsm nas dsm authorized_keys /root/.ssh`,
		`${id} running always dsm nas --privileged compose.override.yaml /srv/nas`,
	])('of somebody else’s making is none: %j', text => {
		expect(parseNote(text)).toBeUndefined();
	});
});

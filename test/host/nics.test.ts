import {describe, expect, test} from 'vitest';
import {readNics, withDockerNetworks} from '../../source/host/nics.js';
import type {Nic} from '../../source/model/nic.js';
import {judge} from '../../source/model/verdict.js';
import {type Answers, fakeMachine, temporaryFolder} from './machine.js';
import {plant, plantNic} from './tree.js';

type IpRow = {readonly ifindex: number; readonly ifname: string; readonly [key: string]: unknown};

function ipAnswers(rows: readonly IpRow[], more: Answers = {}): Answers {
	return {
		'ip -j -d addr show': {stdout: JSON.stringify(rows)},
		'ip -j -4 route show table all': {stdout: '[]'},
		'ip -j -6 route show table all': {stdout: '[]'},
		'ip -j -4 rule show': {stdout: '[]'},
		'ip -j -6 rule show': {stdout: '[]'},
		...more,
	};
}

function routes(...list: readonly Readonly<Record<string, unknown>>[]): Answers {
	return {'ip -j -4 route show table all': {stdout: JSON.stringify(list)}};
}

async function read(
	root: string,
	rows: readonly IpRow[],
	more: Answers = {},
	rest = {},
): Promise<Record<string, Nic>> {
	const {nics} = await readNics(fakeMachine(root, ipAnswers(rows, more), rest));
	return Object.fromEntries(nics.map(nic => [nic.name, nic]));
}

function level(nic: Nic | undefined) {
	return nic === undefined ? 'not listed' : judge(nic, {networks: []}).level;
}

test('a PCI card that is down and has no address is there, with all that can be known', async () => {
	const root = await temporaryFolder();
	await plantNic(root, 'enp3s0', {index: 3, device: 'pci/0000:03:00.0', driver: 'igc', up: false});
	await plant(root, {
		'run/udev/data/n3':
			'E:ID_VENDOR_FROM_DATABASE=Intel Corporation\nE:ID_MODEL_FROM_DATABASE=Ethernet Controller I226-V\n',
	});
	expect((await read(root, [{ifindex: 3, ifname: 'enp3s0'}]))['enp3s0']).toEqual({
		name: 'enp3s0',
		index: 3,
		kind: 'physical',
		mac: '00:11:22:33:44:03',
		permanentMac: '00:11:22:33:44:03',
		driver: 'igc',
		bus: 'pci 0000:03:00.0',
		model: 'Intel Corporation Ethernet Controller I226-V',
		up: false,
		carrier: null,
		speed: null,
		duplex: null,
		mtu: 1500,
		arpType: 1,
		wireless: false,
		addresses: [],
		master: null,
		children: [],
		dockerNetworks: [],
		carries: [],
		managedBy: null,
		promiscuity: 0,
		ipv6: null,
	});
});

test('a USB adapter with a link', async () => {
	const root = await temporaryFolder();
	await plantNic(root, 'enx001122334404', {
		index: 4,
		device: 'usb/2-1:1.0',
		driver: 'r8152',
		speed: 2500,
		duplex: 'full',
	});
	await plant(root, {'run/udev/data/n4': 'E:ID_VENDOR=Realtek\nE:ID_MODEL=USB_10_100_1G_2.5G_LAN\n'});
	expect((await read(root, []))['enx001122334404']).toMatchObject({
		kind: 'physical',
		bus: 'usb 2-1:1.0',
		driver: 'r8152',
		model: 'Realtek USB 10 100 1G 2.5G LAN',
		speed: 2500,
		duplex: 'full',
		carrier: true,
	});
});

test('a virtio NIC is known by its PCI slot', async () => {
	const root = await temporaryFolder();
	await plantNic(root, 'ens3', {index: 2});
	await plant(root, {
		'sys/devices/pci/0000:00:03.0/subsystem': {link: '../../../bus/pci'},
		'sys/devices/pci/0000:00:03.0/virtio2/subsystem': {link: '../../../../bus/virtio'},
		'sys/devices/pci/0000:00:03.0/virtio2/driver': {link: '../../../../bus/virtio/drivers/virtio_net'},
		'sys/class/net/ens3/device': {link: '../../../devices/pci/0000:00:03.0/virtio2'},
	});
	expect((await read(root, []))['ens3']).toMatchObject({
		bus: 'pci 0000:00:03.0',
		driver: 'virtio_net',
		kind: 'physical',
	});
});

test.each([
	['a folder wireless', {'wireless/': ''}],
	['a link phy80211', {phy80211: {link: '../phy0'}}],
	['its type', {uevent: 'DEVTYPE=wlan\nINTERFACE=wlp2s0\n'}],
])('Wi-Fi is known by %s [B4]', async (_by, also) => {
	const root = await temporaryFolder();
	await plantNic(root, 'wlp2s0', {index: 5, device: 'pci/0000:02:00.0', driver: 'iwlwifi', also});
	const {wlp2s0} = await read(root, [{ifindex: 5, ifname: 'wlp2s0'}]);
	expect(wlp2s0?.wireless).toBe(true);
	expect(level(wlp2s0)).toBe('blocked');
});

describe('what carries the default route [B1]', () => {
	const card = {device: 'pci/0000:03:00.0'};

	test('the members of a bond, and the bond below a VLAN', async () => {
		const root = await temporaryFolder();
		await plantNic(root, 'eno1', {index: 2, device: 'pci/0000:01:00.0', master: 'bond0'});
		await plantNic(root, 'eno2', {index: 3, device: 'pci/0000:01:00.1', master: 'bond0'});
		await plantNic(root, 'eno3', {index: 4, device: 'pci/0000:01:00.2'});
		await plantNic(root, 'bond0', {
			index: 5,
			also: {
				'bonding/mode': 'active-backup 1\n',
				lower_eno1: {link: '../eno1'},
				lower_eno2: {link: '../eno2'},
			},
		});
		await plantNic(root, 'bond0.20', {
			index: 6,
			also: {uevent: 'DEVTYPE=vlan\n', lower_bond0: {link: '../bond0'}},
		});
		const nics = await read(
			root,
			[
				{ifindex: 2, ifname: 'eno1', master: 'bond0', linkinfo: {info_slave_kind: 'bond'}},
				{ifindex: 3, ifname: 'eno2', master: 'bond0', linkinfo: {info_slave_kind: 'bond'}},
				{ifindex: 4, ifname: 'eno3'},
				{ifindex: 5, ifname: 'bond0', linkinfo: {info_kind: 'bond'}},
				{ifindex: 6, ifname: 'bond0.20', link: 'bond0', linkinfo: {info_kind: 'vlan'}},
			],
			routes({dst: 'default', gateway: '10.0.0.1', dev: 'bond0.20'}),
		);
		const load = [{what: 'default-route', family: 4, table: 'main', via: 'bond0.20'}];
		for (const name of ['eno1', 'eno2', 'bond0', 'bond0.20']) expect(nics[name]?.carries, name).toEqual(load);
		expect(nics['eno1']?.master).toEqual({name: 'bond0', kind: 'bond'});
		expect(nics['bond0']).toMatchObject({kind: 'bond', children: [{name: 'bond0.20', kind: 'vlan'}]});
		expect(nics['bond0.20']?.kind).toBe('vlan');
		expect(nics['eno3']?.carries).toEqual([]);
		expect(['eno1', 'eno2', 'eno3'].map(name => level(nics[name]))).toEqual([
			'blocked',
			'blocked',
			'recommended',
		]);
	});

	test('the same where there is no ip at all', async () => {
		const root = await temporaryFolder();
		await plantNic(root, 'eno1', {index: 2, device: 'pci/0000:01:00.0', master: 'bond0'});
		await plantNic(root, 'bond0', {index: 5, also: {'bonding/mode': '', lower_eno1: {link: '../eno1'}}});
		await plantNic(root, 'bond0.20', {
			index: 6,
			also: {uevent: 'DEVTYPE=vlan\n', lower_bond0: {link: '../bond0'}},
		});
		await plant(root, {
			'proc/net/route':
				'Iface\tDestination\tGateway\tFlags\nbond0.20\t00000000\t0100000A\t0003\t0\t0\t0\t00000000\t0\t0\t0\n',
		});
		const addresses = () => ({
			'bond0.20': [
				{
					address: '10.0.0.9',
					netmask: '255.255.255.0',
					family: 'IPv4' as const,
					mac: '',
					internal: false,
					cidr: '10.0.0.9/24',
				},
			],
		});
		const {nics} = await readNics(fakeMachine(root, {}, {addresses}));
		expect(nics.map(({name, kind, carries}) => [name, kind, carries.length])).toEqual([
			['eno1', 'physical', 1],
			['bond0', 'bond', 1],
			['bond0.20', 'vlan', 1],
		]);
		expect(nics[0]?.master).toEqual({name: 'bond0', kind: 'bond'});
		expect(nics[2]?.addresses).toEqual([{family: 4, address: '10.0.0.9', prefix: 24, scope: 'global'}]);
	});

	test('every port of an Open vSwitch, which shows no bridge of its own', async () => {
		const root = await temporaryFolder();
		await plantNic(root, 'eno1', {index: 2, ...card, master: 'ovs-system'});
		await plantNic(root, 'ovs-system', {index: 3, up: false});
		await plantNic(root, 'br-lan', {index: 4});
		const nics = await read(
			root,
			[
				{
					ifindex: 2,
					ifname: 'eno1',
					master: 'ovs-system',
					linkinfo: {info_slave_kind: 'openvswitch'},
					promiscuity: 1,
				},
				{ifindex: 3, ifname: 'ovs-system', linkinfo: {info_kind: 'openvswitch'}},
				{ifindex: 4, ifname: 'br-lan', linkinfo: {info_kind: 'openvswitch'}},
			],
			routes({dst: 'default', gateway: '10.0.0.1', dev: 'br-lan'}),
		);
		expect(nics['eno1']).toMatchObject({
			master: {name: 'ovs-system', kind: 'openvswitch'},
			carries: [{what: 'default-route', via: 'br-lan'}],
		});
	});

	test('what only names its master', async () => {
		const root = await temporaryFolder();
		await plantNic(root, 'eno1', {index: 2, ...card, master: 'vrf1'});
		await plantNic(root, 'vrf1', {index: 3});
		const nics = await read(
			root,
			[{ifindex: 2, ifname: 'eno1', master: 'vrf1', linkinfo: {info_slave_kind: 'vrf'}}],
			routes({dst: 'default', dev: 'vrf1'}),
		);
		expect(nics['eno1']).toMatchObject({master: {kind: 'vrf'}, carries: [{via: 'vrf1'}]});
	});

	test('two halves of the Internet are a default route', async () => {
		const root = await temporaryFolder();
		await plantNic(root, 'eno1', {index: 2, ...card});
		const nics = await read(root, [], routes({dst: '0.0.0.0/1', gateway: '10.0.0.1', dev: 'eno1'}));
		expect(level(nics['eno1'])).toBe('blocked');
	});

	test('a table that no rule leads to is not in use', async () => {
		const root = await temporaryFolder();
		await plantNic(root, 'eno1', {index: 2, ...card});
		const inTable = routes({dst: 'default', gateway: '10.0.0.1', dev: 'eno1', table: '77'});
		expect((await read(root, [], inTable))['eno1']?.carries).toEqual([]);
		const rule = {
			'ip -j -4 rule show': {stdout: '[{"priority":100,"src":"10.0.0.0","srclen":24,"table":"77"}]'},
		};
		expect((await read(root, [], {...inTable, ...rule}))['eno1']?.carries).toMatchObject([{table: '77'}]);
	});

	test('a circle in what we read does not hold us up', async () => {
		const root = await temporaryFolder();
		await plantNic(root, 'a', {index: 2, also: {lower_b: {link: '../b'}}});
		await plantNic(root, 'b', {index: 3, also: {lower_a: {link: '../a'}}});
		const nics = await read(root, [], routes({dst: 'default', dev: 'a'}));
		expect([nics['a']?.carries.length, nics['b']?.carries.length]).toEqual([1, 1]);
	});
});

describe('the factory address', () => {
	const card = {index: 3, device: 'pci/0000:03:00.0', mac: '02:aa:bb:cc:dd:03', macOrigin: 3};
	const factory = '00:1b:21:33:44:55';

	test('is what ip says while a container has set another', async () => {
		const root = await temporaryFolder();
		await plantNic(root, 'enp3s0', card);
		const nics = await read(root, [{ifindex: 3, ifname: 'enp3s0', permaddr: factory}]);
		expect(nics['enp3s0']).toMatchObject({mac: '02:aa:bb:cc:dd:03', permanentMac: factory});
	});

	test('is asked from ethtool where ip is too old to say', async () => {
		const root = await temporaryFolder();
		await plantNic(root, 'enp3s0', card);
		const ethtool = {'ethtool -P enp3s0': {stdout: `Permanent address: ${factory.toUpperCase()}\n`}};
		expect((await read(root, [{ifindex: 3, ifname: 'enp3s0'}], ethtool))['enp3s0']?.permanentMac).toBe(
			factory,
		);
		expect((await read(root, []))['enp3s0']?.permanentMac).toBeNull();
	});

	test('is unknown where the driver has none', async () => {
		const root = await temporaryFolder();
		await plantNic(root, 'enp3s0', card);
		const ethtool = {'ethtool -P enp3s0': {stdout: 'Permanent address: not set\n'}};
		expect((await read(root, [], ethtool))['enp3s0']?.permanentMac).toBeNull();
	});

	test('is not asked for a name that is no safe argument', async () => {
		const root = await temporaryFolder();
		await plantNic(root, '-P', card);
		const machine = fakeMachine(root, ipAnswers([]));
		await readNics(machine);
		expect(machine.asked.filter(line => line.startsWith('ethtool'))).toEqual([]);
	});
});

test('a file among the interfaces is none, and neither is what cannot be read', async () => {
	const root = await temporaryFolder();
	await plantNic(root, 'eno1', {index: 2, device: 'pci/0000:03:00.0'});
	await plant(root, {'sys/class/net/bonding_masters': 'bond0\n', 'sys/class/net/gone/mtu': '1500\n'});
	expect(Object.keys(await read(root, []))).toEqual(['eno1']);
});

test('a number that a driver makes up for an unknown speed is none', async () => {
	const root = await temporaryFolder();
	for (const [index, speed] of [-1, 0, 4_294_967_295].entries()) {
		await plantNic(root, `eno${index}`, {index: index + 2, device: `pci/0000:0${index}:00.0`, speed});
	}
	expect(Object.values(await read(root, [])).map(({speed}) => speed)).toEqual([null, null, null]);
});

test('Docker networks are told on the card that they name', async () => {
	const root = await temporaryFolder();
	await plantNic(root, 'eno1', {index: 2, device: 'pci/0000:03:00.0'});
	const {nics} = await readNics(fakeMachine(root, ipAnswers([])));
	const shared = {id: 'a', internal: false, subnets: [], parent: 'eno1', install: null, nicWas: null};
	const [nic] = withDockerNetworks(nics, [
		{...shared, name: 'lan', driver: 'macvlan', mode: 'passthru', install: 'dsm'},
		{...shared, name: 'plain', driver: 'macvlan', mode: null},
		{...shared, name: 'l', driver: 'ipvlan', mode: null},
		{...shared, name: 'bridged', driver: 'bridge', mode: null},
		{...shared, name: 'elsewhere', driver: 'macvlan', mode: null, parent: 'eno2'},
	]);
	expect(nic?.dockerNetworks).toEqual([
		{name: 'lan', mode: 'passthru', install: 'dsm'},
		{name: 'plain', mode: 'bridge', install: null},
		{name: 'l', mode: 'l2', install: null},
	]);
});

import type {ContainerDetail, NetworkDetail} from '../../source/model/diagnosis/container-detail.js';
import type {Evidence, Inside} from '../../source/model/diagnosis/evidence.js';
import {nic, runningFacts} from './healthy-facts.js';

const managementId = 'a'.repeat(64);
const lanId = 'b'.repeat(64);

/** What stands after an apply with a static address, with everything as it should be. */
export const container: ContainerDetail = {
	id: 'c'.repeat(64),
	name: 'vdsm',
	image: 'vdsm/virtual-dsm:latest',
	imageVersion: '7.65',
	status: 'running',
	pid: 4711,
	restarts: 0,
	startedAt: 1_790_000_000_000,
	finishedAt: null,
	ranFor: 3_600_000,
	exitCode: 0,
	oomKilled: false,
	error: '',
	health: null,
	networkMode: 'vdsm-eth0-bridge',
	ends: [
		{
			network: 'vdsm-eth0-bridge',
			networkId: managementId,
			ip: '172.20.0.2',
			mac: '02:42:ac:14:00:02',
			gateway: '172.20.0.1',
			wantedIp: '172.20.0.2',
			wantedMac: null,
			driverOpts: {'com.docker.network.endpoint.ifname': 'mgmt0'},
			gwPriority: 100,
		},
		{
			network: 'vdsm-eth1-macvlan',
			networkId: lanId,
			ip: '10.213.213.2',
			mac: '66:9a:45:d1:97:40',
			gateway: '',
			wantedIp: '10.213.213.2',
			wantedMac: '66:9a:45:d1:97:40',
			driverOpts: {'com.docker.network.endpoint.ifname': 'lan0'},
			gwPriority: 0,
		},
	],
	environment: {
		ARGUMENTS:
			'-netdev bridge,id=hostnet1,br=br0 -device virtio-net-pci,romfile=,netdev=hostnet1,id=net1,mac=46:9a:45:d1:97:41',
		DNSMASQ_OPTS: '--dhcp-option=tag:docker,option:router',
	},
	devices: ['/dev/kvm', '/dev/net/tun'],
	cgroupRules: [],
	capabilities: ['NET_ADMIN'],
	privileged: false,
	sysctls: {'net.ipv4.ip_forward': '1'},
	mounts: [
		{type: 'bind', source: '/root/dsm', target: '/storage', readOnly: false},
		{type: 'bind', source: '/root/vdsm-hook.sh', target: '/run/start.sh', readOnly: true},
	],
	wantedPorts: ['127.0.0.1:5000:5000'],
	openPorts: ['127.0.0.1:5000:5000'],
	restartPolicy: 'unless-stopped',
	install: 'vdsm',
	compose: null,
};

export const managementNetwork: NetworkDetail = {
	id: managementId,
	name: 'vdsm-eth0-bridge',
	driver: 'bridge',
	internal: false,
	ipv6: false,
	attachable: false,
	ipam: [{subnet: '172.20.0.0/24', gateway: '172.20.0.1', ipRange: null, reserved: []}],
	options: {},
	labels: {'vdsm-passthru.install': 'vdsm'},
	attached: [{id: container.id, name: 'vdsm', mac: '02:42:ac:14:00:02', ip: '172.20.0.2/24'}],
};

export const lanNetwork: NetworkDetail = {
	id: lanId,
	name: 'vdsm-eth1-macvlan',
	driver: 'macvlan',
	internal: true,
	ipv6: false,
	attachable: false,
	ipam: [{subnet: '10.213.213.0/30', gateway: '10.213.213.1', ipRange: null, reserved: []}],
	options: {parent: 'enp3s0', macvlan_mode: 'passthru'},
	labels: {'vdsm-passthru.install': 'vdsm'},
	attached: [{id: container.id, name: 'vdsm', mac: '66:9a:45:d1:97:40', ip: '10.213.213.2/30'}],
};

export const inside: Inside = {
	links: [
		link({index: 1, name: 'lo', kind: null, mac: '00:00:00:00:00:00', mtu: 65536}),
		link({
			index: 2,
			name: 'mgmt0',
			kind: 'veth',
			mac: '02:42:ac:14:00:02',
			addresses: [{family: 4, address: '172.20.0.2', prefix: 24, scope: 'global'}],
		}),
		link({
			index: 3,
			name: 'lan0',
			kind: 'macvlan',
			mac: '66:9a:45:d1:97:40',
			master: 'br0',
			lowerIndex: nic.index,
			macvlanMode: 'passthru',
		}),
		link({
			index: 4,
			name: 'br0',
			kind: 'bridge',
			mac: '66:9a:45:d1:97:41',
			addresses: [{family: 4, address: '169.254.254.1', prefix: 32, scope: 'global'}],
		}),
		link({index: 5, name: 'docker', kind: 'bridge', mac: '02:aa:bb:cc:dd:ee'}),
		link({index: 6, name: 'qemu', kind: 'tun', mac: '02:aa:bb:cc:dd:01', master: 'docker'}),
		link({index: 7, name: 'tap0', kind: 'tun', mac: 'fe:aa:bb:cc:dd:02', master: 'br0'}),
	],
	routes: [
		{destination: 'default', gateway: '172.20.0.1', device: 'mgmt0'},
		{destination: '172.20.0.0/24', gateway: null, device: 'mgmt0'},
	],
	learned: new Map([
		['46:9a:45:d1:97:41', 'tap0'],
		['00:11:22:00:00:01', 'lan0'],
	]),
	bridgeConf: 'allow br0\n',
	qemu: ['qemu-system-x86_64', '-netdev', 'bridge,id=hostnet1,br=br0'],
	imageHost: '172.20.0.2',
	dsmUrl: null,
	bridgeNf: null,
	hookInode: '77:2049',
};

function link(
	of: Partial<Inside['links'][number]> & {readonly name: string; readonly index: number},
): Inside['links'][number] {
	return {
		kind: null,
		mac: null,
		master: null,
		mtu: 1500,
		up: true,
		state: 'UP',
		lowerIndex: null,
		macvlanMode: null,
		addresses: [],
		...of,
	};
}

/** Everything as it should be; a test changes the one thing that it is about. */
export const healthy: Evidence = {
	facts: runningFacts,
	container,
	networks: [managementNetwork, lanNetwork],
	inside,
	log: ['❯ Booting Virtual DSM...'],
	daemon: [],
	hook: {
		source: '/root/vdsm-hook.sh',
		kind: 'file',
		content: '# vdsm-passthru hook: installation vdsm, layout direct\nreturn 0\n',
		inode: '77:2049',
		ours: true,
	},
	card: {
		name: 'enp3s0',
		exists: true,
		index: nic.index,
		mac: '66:9a:45:d1:97:40',
		permanentMac: '00:11:22:33:44:55',
		mtu: 1500,
		promiscuity: 1,
		received: 1000,
		dropped: 0,
		probe: null,
		offloads: [],
	},
	lan: {
		dsm: '192.168.1.70',
		gateway: '192.168.1.1',
		onBridge: ['46:9a:45:d1:97:41'],
		besides: {device: 'eno1', macs: ['46:9a:45:d1:97:41']},
		gatewayBesides: {device: 'eno1', macs: ['00:11:22:00:00:01']},
		gatewayInside: null,
		hostRoute: 'eno1',
		why: null,
	},
	web: [{address: '127.0.0.1', port: 5000, guest: 5000, answer: 'open'}],
	storage: {macs: [{container: 'vdsm', file: '/root/dsm/dsm.mac', mac: '02:11:32:aa:bb:cc'}], free: 10 ** 11},
	ours: {
		install: 'vdsm',
		nic: {name: 'enp3s0', mac: '00:11:22:33:44:55'},
		management: 'vdsm-eth0-bridge',
		ip: '192.168.1.70',
		gateway: '192.168.1.1',
		shim: null,
		further: [],
		portMac: '66:9a:45:d1:97:40',
		internal: true,
		repair: ['npx', ['vdsm-passthru', 'apply', '--yes', '--prefix', 'vdsm']],
	},
	unfinished: null,
};

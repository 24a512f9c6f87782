import type {ContainerDetail, NetworkDetail} from '../../source/model/diagnosis/container-detail.js';
import type {Evidence, Inside, InsideLink} from '../../source/model/diagnosis/evidence.js';
import {container, healthy, inside, lanNetwork, managementNetwork} from './healthy.js';

// Set-ups that work, and are not this program's direct one.

const [managementEnd, lanEnd] = container.ends as readonly [
	ContainerDetail['ends'][number],
	ContainerDetail['ends'][number],
];

/** Changes to links of the container, by name; null takes one away. */
export function withLinks(
	changes: Readonly<Record<string, Partial<InsideLink> | null>>,
	of: Inside = inside,
): Inside {
	return {
		...of,
		links: of.links.flatMap(link => {
			const change = changes[link.name];
			return change === null ? [] : [{...link, ...change}];
		}),
	};
}

export function withContainer(changes: Partial<ContainerDetail>): {readonly container: ContainerDetail} {
	return {container: {...container, ...changes}};
}

/** Not this program's: the wiring of `direct` by hand, on the LAN's own subnet, with another hook. */
export const byHand: Partial<Evidence> = {
	ours: null,
	container: {
		...container,
		install: null,
		ends: [
			{...managementEnd, driverOpts: {}, gwPriority: 0},
			{...lanEnd, ip: '192.168.1.60', gateway: '192.168.1.1', wantedIp: null, driverOpts: {}},
		],
		environment: {
			ARGUMENTS: '-netdev bridge,id=hostnet1,br=br0 -device virtio-net-pci,netdev=hostnet1,id=net1',
		},
	},
	networks: [
		managementNetwork,
		{
			...lanNetwork,
			internal: false,
			labels: {},
			ipam: [{subnet: '192.168.1.0/24', gateway: '192.168.1.1', ipRange: null, reserved: []}],
		},
	] satisfies readonly NetworkDetail[],
	hook: {
		source: '/srv/vdsm/start.sh',
		kind: 'file',
		content:
			'#!/bin/bash\nip link add br0 type bridge || true\nip addr flush dev eth1\nip link set eth1 master br0\nip link set br0 up\nreturn 0\n',
		inode: '77:2049',
		ours: false,
	},
	lan: {
		dsm: null,
		gateway: '192.168.1.1',
		onBridge: null,
		besides: null,
		gatewayBesides: {device: 'eno1', macs: ['00:11:22:00:00:01']},
		gatewayInside: null,
		hostRoute: null,
		why: 'not-known',
	},
};

/** The published recipe: the macvlan owns LAN address and gateway, br0 is the management side's. */
export const classic: Partial<Evidence> = {
	container: {
		...container,
		ends: [
			{...managementEnd, network: 'vdsm-eth1-bridge', gwPriority: 0},
			{...lanEnd, network: 'vdsm-eth0-macvlan', ip: '192.168.1.70', gateway: '192.168.1.1', gwPriority: 100},
		],
		environment: {ARGUMENTS: container.environment['ARGUMENTS'] ?? ''},
		wantedPorts: [],
		openPorts: [],
	},
	networks: [
		{...managementNetwork, name: 'vdsm-eth1-bridge'},
		{...lanNetwork, name: 'vdsm-eth0-macvlan', internal: false},
	],
	inside: withLinks({
		mgmt0: {master: 'br0', addresses: []},
		lan0: {
			master: null,
			addresses: [{family: 4, address: '192.168.1.70', prefix: 24, scope: 'global'}],
		},
		br0: {addresses: [{family: 4, address: '172.20.0.2', prefix: 24, scope: 'global'}]},
	}),
	hook: {
		source: '/root/vdsm-hook.sh',
		kind: 'file',
		content:
			'# vdsm-passthru hook: installation vdsm, layout classic, network vdsm-eth0-macvlan\n--dhcp-host=46:9a:45:d1:97:41,172.20.0.3\nreturn 0\n',
		inode: '77:2049',
		ours: true,
	},
	lan: {...healthy.lan, onBridge: [], besides: {device: 'eno1', macs: ['66:9a:45:d1:97:40']}},
	web: [],
};

/** The image as it comes: no card at all. */
export const natOnly: Partial<Evidence> = {
	ours: null,
	container: {
		...container,
		install: null,
		ends: [managementEnd],
		environment: {},
		mounts: container.mounts.slice(0, 1),
	},
	networks: [managementNetwork],
	hook: null,
	inside: withLinks({lan0: null, br0: null, tap0: null}),
	lan: {...healthy.lan, dsm: null, gateway: null, onBridge: null, besides: null, gatewayBesides: null},
};

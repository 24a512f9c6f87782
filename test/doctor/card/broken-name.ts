import {healthy, lanNetwork, managementNetwork} from '../healthy.js';
import {type Broken, setUp, start, stop} from './broken.js';
import {another, type Changes, card, gone, options, passthruOn, stopped} from './change.js';

const create = 'Handler for POST /v1.51/networks/create returned error: ';

/** As Engine 28.5.2 says it. */
const dropped = `${setUp}failed to create endpoint vdsm on network vdsm-eth1-macvlan: network id "${lanNetwork.id}" not found`;

const nothing: Changes = {
	facts: {...healthy.facts, containers: [], networks: []},
};

/** Which card it is, and whether it is there. */
export const brokenName: readonly Broken[] = [
	{
		id: 'nic-refused',
		name: 'no such card (F2)',
		changes: {
			...nothing,
			daemon: [
				'Loading containers: done.',
				`${create}invalid subinterface vlan name enp9s9, example formatting is eth0.10`,
			],
		},
		values: {case: 'missing', name: 'enp9s9'},
		names: ['enp9s9'],
	},
	{
		id: 'nic-refused',
		name: 'no such card below the VLAN (F3)',
		changes: {...nothing, daemon: [`${create}-o parent interface was not found on the host: enp9s9`]},
		values: {case: 'missing', name: 'enp9s9'},
		names: ['enp9s9'],
	},
	{
		id: 'nic-refused',
		name: 'loopback (F13)',
		changes: {...nothing, daemon: [`${create}loopback interface is not a valid macvlan parent link`]},
		values: {case: 'loopback', name: 'lo'},
		names: ['lo'],
	},
	{
		id: 'nic-refused',
		name: 'a VLAN number that is none (F17)',
		changes: {
			...nothing,
			daemon: [
				`${create}invalid subinterface vlan name enp9s9, example formatting is eth0.10`,
				`${create}vlan id must be between 1-4094, received: 5000`,
			],
		},
		values: {case: 'vlan-number', name: '5000'},
		names: ['5000'],
	},
	{
		id: 'nic-refused',
		name: 'two dots (F17)',
		changes: {
			...nothing,
			daemon: [
				`${create}required interface name format is: name.vlan_id, ex. eth0.10 for vlan 10, instead received enp3s0.1.2`,
			],
		},
		values: {case: 'vlan-name', name: 'enp3s0.1.2'},
		names: ['enp3s0.1.2'],
	},
	{
		id: 'nic-named',
		name: 'a macvlan network without a parent',
		changes: options({macvlan_mode: 'passthru'}),
		values: {network: 'vdsm-eth1-macvlan'},
		names: ['vdsm-eth1-macvlan'],
	},
	{
		id: 'nic-same',
		name: 'renamed, and the container could not start (F20)',
		changes: {
			...gone(another({mac: '00:11:22:33:44:55', permanentMac: '00:11:22:33:44:55'})),
			...stopped(`${setUp}the requested parent interface enp3s0 was not found on the Docker host`),
		},
		values: {case: 'renamed', nic: 'enp3s0', now: 'enp9s9'},
		names: ['enp3s0', 'enp9s9'],
		commands: [
			'ip link set dev enp9s9 down',
			'ip link set dev enp9s9 name enp3s0',
			'ip link set dev enp3s0 up',
			start,
		],
		undo: [
			stop,
			'ip link set dev enp3s0 down',
			'ip link set dev enp3s0 name enp9s9',
			'ip link set dev enp9s9 up',
		],
		danger: 'dsm',
	},
	{
		id: 'nic-same',
		name: 'renamed, by the note on the network when our record is lost',
		changes: {
			...gone(another({mac: '00:77:00:00:00:01', permanentMac: '00:77:00:00:00:01'})),
			...stopped(),
			ours: null,
			networks: [
				managementNetwork,
				{...lanNetwork, labels: {'vdsm-passthru.nic-was': 'up,ipv6,00:77:00:00:00:01'}},
			],
		},
		values: {case: 'renamed', nic: 'enp3s0', now: 'enp9s9'},
		names: ['enp3s0', 'enp9s9'],
		commands: [
			'ip link set dev enp9s9 down',
			'ip link set dev enp9s9 name enp3s0',
			'ip link set dev enp3s0 up',
			start,
		],
		undo: [
			stop,
			'ip link set dev enp3s0 down',
			'ip link set dev enp3s0 name enp9s9',
			'ip link set dev enp9s9 up',
		],
		danger: 'dsm',
	},
	{
		id: 'nic-same',
		name: 'renamed, and this host lives on it now',
		changes: {
			...gone(
				another({
					permanentMac: '00:11:22:33:44:55',
					carries: [{what: 'default-route', family: 4, table: 'main', via: 'enp9s9'}],
				}),
			),
			...stopped(),
		},
		values: {case: 'renamed', nic: 'enp3s0', now: 'enp9s9'},
		names: ['enp3s0', 'enp9s9'],
	},
	{
		id: 'nic-same',
		name: 'renamed under the running container',
		changes: gone(another({permanentMac: '00:11:22:33:44:55', mac: '66:9a:45:d1:97:40', promiscuity: 1})),
		verdict: 'warning',
		values: {case: 'renamed', nic: 'enp3s0', now: 'enp9s9'},
		names: ['enp3s0', 'enp9s9'],
	},
	{
		id: 'nic-same',
		name: 'names swapped',
		changes: card({permanentMac: '00:aa:00:00:00:99'}, another({permanentMac: '00:11:22:33:44:55'})),
		verdict: 'warning',
		values: {case: 'other', nic: 'enp3s0', now: 'enp9s9'},
		names: ['enp3s0', 'enp9s9'],
	},
	{
		id: 'nic-same',
		name: 'a new card under the old name',
		changes: card({permanentMac: '00:aa:00:00:00:99'}),
		verdict: 'warning',
		values: {case: 'other', nic: 'enp3s0', now: null},
		names: ['enp3s0'],
	},
	{
		id: 'vlan-card',
		name: 'no card below the VLAN (F3)',
		changes: {...gone(), ...passthruOn('enp3s0.10')},
		values: {nic: 'enp3s0.10', base: 'enp3s0', missing: 'base'},
		names: ['enp3s0.10', 'enp3s0'],
	},
	{
		id: 'vlan-card',
		name: 'the VLAN itself is gone',
		changes: {...passthruOn('enp3s0.10'), ...stopped()},
		values: {nic: 'enp3s0.10', base: 'enp3s0', missing: 'vlan'},
		names: ['enp3s0.10', 'enp3s0'],
		commands: [
			'ip link add link enp3s0 name enp3s0.10 type vlan id 10',
			'ip link set dev enp3s0.10 up',
			start,
		],
		undo: [stop, 'ip link del dev enp3s0.10'],
		danger: 'dsm',
	},
	{
		id: 'nic-exists',
		name: 'unplugged (F4)',
		changes: {...gone(), ...stopped()},
		values: {nic: 'enp3s0', now: null},
		names: ['enp3s0'],
	},
	{
		id: 'nic-exists',
		name: 'unplugged under the running container',
		changes: gone(another({})),
		values: {nic: 'enp3s0', now: null},
		names: ['enp3s0'],
	},
	{
		id: 'nic-exists',
		name: 'renamed under the running container',
		changes: gone(another({mac: '66:9a:45:d1:97:40', promiscuity: 1})),
		verdict: 'warning',
		values: {nic: 'enp3s0', now: 'enp9s9'},
		names: ['enp3s0', 'enp9s9'],
	},
	...['', setUp].map(
		(prefix): Broken => ({
			id: 'nic-in-time',
			name: `there again after the start${prefix === '' ? ', Engine 20.10' : ''} (F4)`,
			changes: stopped(`${prefix}the requested parent interface enp3s0 was not found on the Docker host`),
			values: {nic: 'enp3s0', container: 'vdsm', dropped: false},
			names: ['enp3s0', 'vdsm'],
			commands: [start],
			undo: [stop],
			danger: 'dsm',
		}),
	),
	{
		id: 'nic-in-time',
		name: 'there again after Docker’s own start',
		changes: stopped(dropped),
		values: {nic: 'enp3s0', container: 'vdsm', dropped: true},
		names: ['enp3s0', 'vdsm'],
		commands: ['systemctl restart docker', start],
		undo: null,
		danger: 'docker',
	},
	{
		id: 'nic-in-time',
		name: 'there again after Docker’s own start, without systemd',
		changes: {
			...stopped(dropped),
			facts: {...healthy.facts, host: {...healthy.facts.host, systemd: false}},
		},
		values: {nic: 'enp3s0', container: 'vdsm', dropped: true},
		names: ['enp3s0', 'vdsm'],
	},
	{
		id: 'nic-vlan',
		name: 'a VLAN interface (F16)',
		changes: {
			...passthruOn('enp3s0.10'),
			...card({children: [{name: 'enp3s0.10', kind: 'vlan'}]}, another({name: 'enp3s0.10', kind: 'vlan'})),
		},
		verdict: 'note',
		values: {nic: 'enp3s0.10', base: 'enp3s0'},
		names: ['enp3s0.10', 'enp3s0'],
	},
	{
		id: 'nic-dots',
		name: 'a dot that is no VLAN (F17)',
		changes: {...passthruOn('lan.left'), ...gone(another({name: 'lan.left'}))},
		verdict: 'note',
		values: {nic: 'lan.left'},
		names: ['lan.left'],
	},
];

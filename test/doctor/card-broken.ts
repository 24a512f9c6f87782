import type {CardValues} from '../../source/model/diagnosis/values-card.js';
import type {Fix} from '../../source/model/diagnosis/verdict.js';
import {hostNic} from '../helpers/facts.js';
import {
	another,
	type Changes,
	card,
	classic,
	counted,
	engine,
	environment,
	gone,
	inside,
	options,
	passthruOn,
	stopped,
} from './card-change.js';
import {healthy, lanNetwork, managementNetwork} from './healthy.js';

export type Broken = {
	readonly [K in keyof CardValues]: {
		readonly id: K;
		readonly name: string;
		readonly changes: Changes;
		/** Default: error. */
		readonly verdict?: 'note' | 'warning';
		readonly values: CardValues[K];
		/** What the sentence has to name, in each language. */
		readonly names: readonly string[];
		/** As one would type them. Default: none. */
		readonly commands?: readonly string[];
		/** Default: none are needed; null without commands. */
		readonly undo?: readonly string[] | null;
		readonly danger?: Fix['danger'];
	};
}[keyof CardValues];

const start = 'docker start vdsm';
const stop = 'docker stop --time 120 vdsm';
const restart = 'docker restart --time 120 vdsm';
const repair = 'npx vdsm-passthru apply --yes --prefix vdsm';
const setUp = 'failed to set up container networking: ';
const create = 'Handler for POST /v1.51/networks/create returned error: ';

const lanAddress = {
	family: 4,
	address: '192.168.1.9',
	prefix: 24,
	scope: 'global',
	broadcast: '192.168.1.255',
} as const;
const lanRoute = {
	family: 4,
	destination: 'default',
	gateway: '192.168.1.1',
	device: 'enp3s0',
	table: 'main',
} as const;
const carried = {what: 'default-route', family: 4, table: 'main', via: 'enp3s0'} as const;

/** The default route goes over DSM's card; the host's own card has one as well, if it is given. */
function routed(own: number | null, other: number | null): Changes {
	const {facts = healthy.facts} = card({carries: [carried], addresses: [lanAddress]});
	const routes = [
		{...lanRoute, metric: own},
		...(other === null ? [] : [{...lanRoute, device: 'eno1', metric: other}]),
	];
	return {facts: {...facts, routes}};
}

const nothing: Changes = {
	facts: {...healthy.facts, containers: [], networks: []},
};

export const broken: readonly Broken[] = [
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
		changes: {...nothing, daemon: [`${create}vlan id must be between 1-4094, received: 5000`]},
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
					carries: [{...carried, via: 'enp9s9'}],
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
		changes: stopped(`${setUp}network ${lanNetwork.id} not found`),
		values: {nic: 'enp3s0', container: 'vdsm', dropped: true},
		names: ['enp3s0', 'vdsm'],
		commands: ['systemctl restart docker', start],
		undo: null,
		danger: 'docker',
	},
	{
		id: 'nic-ethernet',
		name: 'a tunnel (F14)',
		changes: card({kind: 'other', arpType: 65534}),
		values: {nic: 'enp3s0', arpType: 65534, loopback: false},
		names: ['enp3s0', '65534'],
	},
	{
		id: 'nic-ethernet',
		name: 'loopback (F13)',
		changes: card({kind: 'loopback', arpType: 772}),
		values: {nic: 'enp3s0', arpType: 772, loopback: true},
		names: ['enp3s0'],
	},
	{
		id: 'nic-wired',
		name: 'Wi-Fi (F12)',
		changes: card({wireless: true}),
		values: {nic: 'enp3s0'},
		names: ['enp3s0'],
	},
	{
		id: 'nic-host-way',
		name: 'the only default route (F1)',
		changes: routed(null, null),
		values: {
			nic: 'enp3s0',
			container: 'vdsm',
			running: true,
			load: {what: 'default-route', via: 'enp3s0', table: 'main', other: null},
		},
		names: ['enp3s0', 'vdsm', 'main'],
		commands: [stop],
		undo: [start],
		danger: 'dsm',
	},
	{
		id: 'nic-host-way',
		name: 'the better one of two default routes',
		changes: routed(10, 100),
		values: {
			nic: 'enp3s0',
			container: 'vdsm',
			running: true,
			load: {what: 'default-route', via: 'enp3s0', table: 'main', other: 'eno1'},
		},
		names: ['enp3s0', 'eno1'],
		commands: ['ip -4 route del default via 192.168.1.1 dev enp3s0 table main metric 10'],
		undo: ['ip -4 route add default via 192.168.1.1 dev enp3s0 table main metric 10'],
	},
	{
		id: 'nic-host-way',
		name: 'the worse one of two default routes',
		changes: routed(200, 100),
		verdict: 'warning',
		values: {
			nic: 'enp3s0',
			container: 'vdsm',
			running: true,
			load: {what: 'default-route', via: 'enp3s0', table: 'main', other: 'eno1'},
		},
		names: ['enp3s0', 'eno1'],
		commands: ['ip -4 route del default via 192.168.1.1 dev enp3s0 table main metric 200'],
		undo: ['ip -4 route add default via 192.168.1.1 dev enp3s0 table main metric 200'],
	},
	{
		id: 'nic-host-way',
		name: 'the only default route, and DSM is stopped',
		changes: {...routed(null, null), ...stopped()},
		verdict: 'warning',
		values: {
			nic: 'enp3s0',
			container: 'vdsm',
			running: false,
			load: {what: 'default-route', via: 'enp3s0', table: 'main', other: null},
		},
		names: ['enp3s0', 'vdsm'],
	},
	{
		id: 'nic-host-way',
		name: 'a default route over a VLAN on it',
		changes: card({carries: [{...carried, via: 'enp3s0.5'}]}),
		verdict: 'warning',
		values: {
			nic: 'enp3s0',
			container: 'vdsm',
			running: true,
			load: {what: 'default-route', via: 'enp3s0.5', table: 'main', other: 'eno1'},
		},
		names: ['enp3s0.5'],
	},
	{
		id: 'nic-host-way',
		name: 'the SSH session',
		changes: {
			...card({carries: [{what: 'ssh-session', peer: '192.168.1.50', via: 'enp3s0'}]}),
			...stopped(),
		},
		verdict: 'warning',
		values: {
			nic: 'enp3s0',
			container: 'vdsm',
			running: false,
			load: {what: 'ssh-session', via: 'enp3s0', peer: '192.168.1.50'},
		},
		names: ['192.168.1.50', 'enp3s0'],
	},
	{
		id: 'nic-managed',
		name: 'NetworkManager gave it an address again (F21), set-up of ours',
		changes: card({managedBy: 'NetworkManager', addresses: [{...lanAddress, dynamic: true}]}),
		verdict: 'warning',
		values: {nic: 'enp3s0', by: 'NetworkManager', addresses: ['192.168.1.9/24']},
		names: ['NetworkManager', 'enp3s0', '192.168.1.9/24'],
		commands: [repair],
		undo: null,
		danger: 'dsm',
	},
	{
		id: 'nic-managed',
		name: 'NetworkManager gave it an address again, made by hand',
		changes: {...card({managedBy: 'NetworkManager', addresses: [lanAddress]}), ours: null},
		verdict: 'warning',
		values: {nic: 'enp3s0', by: 'NetworkManager', addresses: ['192.168.1.9/24']},
		names: ['NetworkManager', 'enp3s0'],
		commands: ['nmcli device set enp3s0 managed no'],
		undo: ['nmcli device set enp3s0 managed yes'],
	},
	{
		id: 'nic-managed',
		name: 'dhclient gave it an address again',
		changes: card({managedBy: 'dhclient', addresses: [lanAddress]}),
		verdict: 'warning',
		values: {nic: 'enp3s0', by: 'dhclient', addresses: ['192.168.1.9/24']},
		names: ['dhclient', 'enp3s0'],
	},
	{
		id: 'nic-managed',
		name: 'managed, and without an address',
		changes: card({managedBy: 'networkd'}),
		verdict: 'note',
		values: {nic: 'enp3s0', by: 'networkd', addresses: []},
		names: ['networkd', 'enp3s0'],
	},
	{
		id: 'nic-host-address',
		name: 'an address (F1, F85)',
		changes: card({addresses: [lanAddress]}),
		verdict: 'warning',
		values: {nic: 'enp3s0', addresses: ['192.168.1.9/24']},
		names: ['192.168.1.9/24', 'enp3s0'],
		commands: ['ip addr del 192.168.1.9/24 dev enp3s0'],
		undo: ['ip addr add 192.168.1.9/24 broadcast 192.168.1.255 dev enp3s0'],
	},
	{
		id: 'nic-host-address',
		name: 'an address that this host lives by',
		changes: card({addresses: [lanAddress], carries: [carried]}),
		verdict: 'warning',
		values: {nic: 'enp3s0', addresses: ['192.168.1.9/24']},
		names: ['192.168.1.9/24'],
	},
	{
		id: 'nic-ipv6',
		name: 'what the router announced',
		changes: card({
			addresses: [{family: 6, address: '2001:db8::7', prefix: 64, scope: 'global', dynamic: true}],
			carries: [{what: 'default-route', family: 6, table: 'main', via: 'enp3s0'}],
		}),
		verdict: 'warning',
		values: {nic: 'enp3s0', addresses: ['2001:db8::7/64'], route: true},
		names: ['2001:db8::7/64', 'enp3s0'],
		commands: ['sysctl -q -w net/ipv6/conf/enp3s0/disable_ipv6=1'],
		undo: ['sysctl -q -w net/ipv6/conf/enp3s0/disable_ipv6=0'],
	},
	{
		id: 'nic-master',
		name: 'in a bridge (F5)',
		changes: {
			...card({master: {name: 'vmbr0', kind: 'bridge'}, up: false, carrier: null}),
			...stopped(`${setUp}failed to create the macvlan port: device or resource busy`),
		},
		values: {nic: 'enp3s0', master: 'vmbr0', kind: 'bridge', carries: false},
		names: ['enp3s0', 'vmbr0'],
		commands: ['ip link set dev enp3s0 nomaster', 'ip link set dev enp3s0 up', start],
		undo: [stop, 'ip link set dev enp3s0 master vmbr0'],
		danger: 'dsm',
	},
	{
		id: 'nic-master',
		name: 'in the bridge that this host lives on',
		changes: {
			...card(
				{master: {name: 'vmbr0', kind: 'bridge'}},
				another({name: 'vmbr0', kind: 'bridge', addresses: [lanAddress]}),
			),
			...stopped(),
		},
		values: {nic: 'enp3s0', master: 'vmbr0', kind: 'bridge', carries: true},
		names: ['enp3s0', 'vmbr0'],
	},
	...(['bond', 'team', 'openvswitch'] as const).map(
		(kind): Broken => ({
			id: 'nic-master',
			name: `in a ${kind}`,
			changes: {...card({master: {name: 'm0', kind}}), ...stopped()},
			values: {nic: 'enp3s0', master: 'm0', kind, carries: false},
			names: ['enp3s0', 'm0'],
		}),
	),
	{
		id: 'nic-shared',
		name: 'a macvlan of this host (F6)',
		changes: {
			...card({children: [{name: 'shim0', kind: 'macvlan'}]}),
			...stopped(`${setUp}failed to create the macvlan port: invalid argument`),
		},
		values: {nic: 'enp3s0', child: 'shim0', kind: 'macvlan'},
		names: ['shim0', 'enp3s0'],
		commands: ['ip link del dev shim0', start],
		undo: null,
		danger: 'deletes',
	},
	{
		id: 'nic-shared',
		name: 'a virtual machine’s macvtap',
		changes: {...card({children: [{name: 'macvtap0', kind: 'macvtap'}]}), ...stopped()},
		values: {nic: 'enp3s0', child: 'macvtap0', kind: 'macvtap'},
		names: ['macvtap0', 'enp3s0'],
	},
	{
		id: 'nic-shared',
		name: 'an ipvlan below a macvlan in mode bridge (F5)',
		changes: {
			...card({children: [{name: 'ipv0', kind: 'ipvlan'}]}),
			...options({parent: 'enp3s0'}),
			...stopped(),
		},
		values: {nic: 'enp3s0', child: 'ipv0', kind: 'ipvlan'},
		names: ['ipv0'],
		commands: ['ip link del dev ipv0', start],
		undo: null,
		danger: 'deletes',
	},
	{
		id: 'nic-carrier',
		name: 'down (F10)',
		changes: card({up: false, carrier: null}),
		values: {nic: 'enp3s0', case: 'down'},
		names: ['enp3s0'],
		commands: ['ip link set dev enp3s0 up'],
		undo: ['ip link set dev enp3s0 down'],
	},
	{
		id: 'nic-carrier',
		name: 'no cable (F10)',
		changes: card({carrier: false}),
		values: {nic: 'enp3s0', case: 'no-carrier'},
		names: ['enp3s0'],
	},
	{
		id: 'nic-speed',
		name: 'half duplex',
		changes: card({speed: 100, duplex: 'half'}),
		verdict: 'warning',
		values: {nic: 'enp3s0', case: 'half', speed: 100},
		names: ['enp3s0', '100'],
	},
	{
		id: 'nic-speed',
		name: 'slow',
		changes: card({speed: 100}),
		verdict: 'note',
		values: {nic: 'enp3s0', case: 'slow', speed: 100},
		names: ['enp3s0', '100'],
	},
	{
		id: 'nic-bridge-nf',
		name: 'a bridge whose frames pass the firewall (F15)',
		changes: {
			facts: {...healthy.facts, bridgeNf: true, nics: [hostNic, another({name: 'enp3s0', kind: 'bridge'})]},
		},
		verdict: 'warning',
		values: {nic: 'enp3s0'},
		names: ['enp3s0'],
		commands: ['sysctl -q -w net.bridge.bridge-nf-call-iptables=0'],
		undo: ['sysctl -q -w net.bridge.bridge-nf-call-iptables=1'],
	},
	{
		id: 'nic-unraid',
		name: 'a bridge on Unraid (F23)',
		changes: {
			facts: {
				...healthy.facts,
				host: {...healthy.facts.host, system: 'Unraid 6.12.3'},
				nics: [hostNic, another({name: 'enp3s0', kind: 'bridge'})],
			},
		},
		verdict: 'warning',
		values: {nic: 'enp3s0', kind: 'bridge', system: 'Unraid 6.12.3'},
		names: ['enp3s0', 'Unraid 6.12.3'],
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
	{
		id: 'nic-held',
		name: 'what is normal (F22, F47)',
		changes: {},
		verdict: 'note',
		values: {nic: 'enp3s0', container: 'vdsm', mac: '66:9a:45:d1:97:40', permanent: '00:11:22:33:44:55'},
		names: ['enp3s0', 'vdsm', '66:9a:45:d1:97:40', '00:11:22:33:44:55'],
	},
	{
		id: 'nic-held',
		name: 'a card that does not tell its own MAC',
		changes: card({permanentMac: null}),
		verdict: 'note',
		values: {nic: 'enp3s0', container: 'vdsm', mac: '66:9a:45:d1:97:40', permanent: null},
		names: ['enp3s0', 'vdsm'],
	},
	{
		id: 'nic-drops',
		name: 'every fifth frame',
		changes: counted({received: 80_000, dropped: 20_000}),
		verdict: 'warning',
		values: {nic: 'enp3s0', dropped: 20_000, percent: 20},
		names: ['enp3s0', '20000', '20'],
	},
	{
		id: 'nic-drops',
		name: 'every fiftieth frame',
		changes: counted({received: 98_000, dropped: 2000}),
		verdict: 'note',
		values: {nic: 'enp3s0', dropped: 2000, percent: 2},
		names: ['enp3s0', '2000', '2'],
	},
	{
		id: 'nic-offloads',
		name: 'merged frames, and losses (F89)',
		changes: counted({
			received: 98_000,
			dropped: 2000,
			offloads: ['large-receive-offload', 'rx-vlan-offload', 'rx-vlan-filter'],
		}),
		verdict: 'warning',
		values: {nic: 'enp3s0', features: ['lro', 'rxvlan', 'rx-vlan-filter'], dropped: 2000, percent: 2},
		names: ['enp3s0', 'lro', 'rx-vlan-filter', '2000'],
		commands: ['ethtool -K enp3s0 lro off rxvlan off rx-vlan-filter off'],
		undo: ['ethtool -K enp3s0 lro on rxvlan on rx-vlan-filter on'],
	},
	{
		id: 'nic-offloads',
		name: 'VLANs sorted by the card, and losses (F89)',
		changes: counted({received: 98_000, dropped: 2000, offloads: ['rx-vlan-filter']}),
		verdict: 'note',
		values: {nic: 'enp3s0', features: ['rx-vlan-filter'], dropped: 2000, percent: 2},
		names: ['enp3s0', 'rx-vlan-filter'],
		commands: ['ethtool -K enp3s0 rx-vlan-filter off'],
		undo: ['ethtool -K enp3s0 rx-vlan-filter on'],
	},
	...(
		[
			['busy', 'busy', 'device or resource busy'],
			['invalid', 'taken', 'invalid argument'],
		] as const
	).map(
		([probe, which, words]): Broken => ({
			id: 'macvlan-free',
			name: `the kernel says ${probe} (F5, F6)`,
			changes: {
				...counted({probe}),
				...stopped(`${setUp}failed to create the macvlan port: ${words}`),
			},
			values: {nic: 'enp3s0', container: 'vdsm', case: which, networks: []},
			names: ['enp3s0', words],
		}),
	),
	{
		id: 'macvlan-free',
		name: 'taken by a network of somebody else’s',
		changes: {
			...card({dockerNetworks: [{name: 'other_lan', mode: 'bridge', install: null}]}),
			...counted({probe: 'invalid'}),
			...stopped(),
		},
		values: {nic: 'enp3s0', container: 'vdsm', case: 'taken', networks: ['other_lan']},
		names: ['enp3s0', 'other_lan'],
	},
	{
		id: 'macvlan-free',
		name: 'a macvlan in mode bridge in another namespace, which the probe does not mind (F6)',
		changes: {
			...counted({probe: 'fine', promiscuity: 1}),
			...stopped(`${setUp}failed to create the macvlan port: invalid argument`),
		},
		values: {nic: 'enp3s0', container: 'vdsm', case: 'hidden', networks: []},
		names: ['enp3s0', 'vdsm'],
	},
	{
		id: 'macvlan-free',
		name: 'free again',
		changes: {
			...counted({probe: 'fine', promiscuity: 0}),
			...stopped('failed to create the macvlan port: device or resource busy'),
		},
		values: {nic: 'enp3s0', container: 'vdsm', case: 'was', networks: []},
		names: ['enp3s0', 'vdsm'],
		commands: [start],
		undo: [stop],
		danger: 'dsm',
	},
	{
		id: 'macvlan-free',
		name: 'not allowed here (F76)',
		changes: {...counted({probe: 'denied'}), ...stopped()},
		values: {nic: 'enp3s0', container: 'vdsm', case: 'denied', networks: []},
		names: ['enp3s0'],
	},
	{
		id: 'macvlan-free',
		name: 'by Docker’s words alone, without root',
		changes: {...counted({probe: null}), ...stopped('failed to create the macvlan port: invalid argument')},
		values: {nic: 'enp3s0', container: 'vdsm', case: 'taken', networks: []},
		names: ['enp3s0'],
	},
	{
		id: 'macvlan-up',
		name: 'gone, with the card in place',
		changes: inside('lan0', null),
		values: {container: 'vdsm', nic: 'enp3s0', link: '', case: 'missing'},
		names: ['vdsm', 'enp3s0'],
		commands: [restart],
		undo: [],
		danger: 'dsm',
	},
	{
		id: 'macvlan-up',
		name: 'gone, as the card is',
		changes: {...inside('lan0', null), ...gone()},
		values: {container: 'vdsm', nic: 'enp3s0', link: '', case: 'missing'},
		names: ['vdsm', 'enp3s0'],
	},
	{
		id: 'macvlan-up',
		name: 'turned off',
		changes: inside('lan0', {up: false, state: 'DOWN'}),
		values: {container: 'vdsm', nic: 'enp3s0', link: 'lan0', case: 'down'},
		names: ['vdsm', 'lan0', 'enp3s0'],
		commands: ['docker exec vdsm ip link set dev lan0 up'],
		undo: ['docker exec vdsm ip link set dev lan0 down'],
	},
	{
		id: 'macvlan-up',
		name: 'no link below it (F10)',
		changes: inside('lan0', {state: 'LOWERLAYERDOWN'}),
		values: {container: 'vdsm', nic: 'enp3s0', link: 'lan0', case: 'no-link'},
		names: ['vdsm', 'lan0', 'LOWERLAYERDOWN'],
	},
	{
		id: 'macvlan-mode',
		name: 'mode bridge below br0 (F19)',
		changes: inside('lan0', {macvlanMode: 'bridge'}),
		values: {container: 'vdsm', network: 'vdsm-eth1-macvlan', mode: 'bridge'},
		names: ['vdsm-eth1-macvlan', 'bridge'],
		commands: [restart],
		undo: [],
		danger: 'dsm',
	},
	{
		id: 'macvlan-card',
		name: 'on a card that has another name now (F20)',
		changes: {...inside('lan0', {lowerIndex: 9}), ...card({}, another({}))},
		verdict: 'warning',
		values: {container: 'vdsm', nic: 'enp3s0', actual: 'enp9s9'},
		names: ['vdsm', 'enp3s0', 'enp9s9'],
		commands: [restart],
		undo: [],
		danger: 'dsm',
	},
	{
		id: 'macvlan-card',
		name: 'on a card that is not there',
		changes: inside('lan0', {lowerIndex: 77}),
		verdict: 'warning',
		values: {container: 'vdsm', nic: 'enp3s0', actual: null},
		names: ['vdsm', 'enp3s0'],
		commands: [restart],
		undo: [],
		danger: 'dsm',
	},
	{
		id: 'mac-unicast',
		name: 'by Docker’s words (F48)',
		changes: stopped(
			`${setUp}error setting interface "vethaa" MAC to "01:02:03:04:05:06": cannot assign requested address`,
		),
		values: {mac: '01:02:03:04:05:06', where: 'network', name: '', suggestion: '02:02:03:04:05:06'},
		names: ['01:02:03:04:05:06'],
	},
	{
		id: 'mac-unicast',
		name: 'as it was asked for',
		changes: {
			container: {
				...healthy.container,
				status: 'created',
				pid: 0,
				ends: healthy.container.ends.map(end =>
					end.network === 'vdsm-eth1-macvlan'
						? {...end, mac: '33:00:00:00:00:01', wantedMac: '33:00:00:00:00:01'}
						: end,
				),
			},
		},
		values: {
			mac: '33:00:00:00:00:01',
			where: 'network',
			name: 'vdsm-eth1-macvlan',
			suggestion: '32:00:00:00:00:01',
		},
		names: ['33:00:00:00:00:01', 'vdsm-eth1-macvlan'],
	},
	{
		id: 'mac-unicast',
		name: 'in QEMU’s arguments',
		changes: environment({
			ARGUMENTS: '-netdev bridge,id=n1,br=br0 -device virtio-net-pci,netdev=n1,mac=0F:11:32:00:00:01',
		}),
		values: {
			mac: '0F:11:32:00:00:01',
			where: 'arguments',
			name: 'ARGUMENTS',
			suggestion: '0e:11:32:00:00:01',
		},
		names: ['0F:11:32:00:00:01', 'ARGUMENTS'],
	},
	{
		id: 'mac-unicast',
		name: 'in the image’s own variable',
		changes: environment({MAC: '11-22-33-44-55-66'}),
		values: {mac: '11-22-33-44-55-66', where: 'variable', name: 'MAC', suggestion: '12-22-33-44-55-66'},
		names: ['11-22-33-44-55-66', 'MAC'],
	},
	{
		id: 'mac-fixed',
		name: 'drawn at each start, where the LAN sees it (F47)',
		changes: {
			...engine('28.5.2'),
			...classic({
				status: 'exited',
				pid: 0,
				ends: healthy.container.ends.map(end => ({...end, mac: '', wantedMac: null})),
			}),
		},
		verdict: 'warning',
		values: {container: 'vdsm', network: 'vdsm-eth1-macvlan', engine: '28.5.2', matters: true},
		names: ['vdsm', 'vdsm-eth1-macvlan', '28.5.2'],
	},
	{
		id: 'mac-fixed',
		name: 'drawn at each start, where DSM has its own on br0',
		changes: {
			...engine('29.0.0'),
			container: {
				...healthy.container,
				install: null,
				status: 'exited',
				pid: 0,
				ends: healthy.container.ends.map(end => ({...end, mac: '', wantedMac: null})),
			},
		},
		verdict: 'note',
		values: {container: 'vdsm', network: 'vdsm-eth1-macvlan', engine: '29.0.0', matters: false},
		names: ['vdsm', 'vdsm-eth1-macvlan', '29.0.0'],
	},
	{
		id: 'mtu-even',
		name: 'the card raised since (F88)',
		changes: card({mtu: 9000}),
		verdict: 'warning',
		values: {narrow: 'lan0', narrowMtu: 1500, wide: 'enp3s0', wideMtu: 9000},
		names: ['lan0', '1500', 'enp3s0', '9000'],
		commands: ['ip link set dev enp3s0 mtu 1500'],
		undo: ['ip link set dev enp3s0 mtu 9000'],
	},
	{
		id: 'mtu-even',
		name: 'a tap that is narrower',
		changes: inside('tap0', {mtu: 1400}),
		verdict: 'warning',
		values: {narrow: 'tap0', narrowMtu: 1400, wide: 'enp3s0', wideMtu: 1500},
		names: ['tap0', '1400', '1500'],
		commands: [restart],
		undo: [],
		danger: 'dsm',
	},
	{
		id: 'mtu-guest',
		name: 'a wire that is narrower than DSM thinks (F88), set-up of ours',
		changes: card({mtu: 1400}),
		verdict: 'warning',
		values: {nic: 'enp3s0', wire: 1400, guest: 1500},
		names: ['enp3s0', '1400', '1500'],
		commands: [repair],
		undo: null,
		danger: 'dsm',
	},
	{
		id: 'mtu-guest',
		name: 'jumbo frames that DSM is not told of, made by hand',
		changes: {...card({mtu: 9000}), ours: null},
		verdict: 'note',
		values: {nic: 'enp3s0', wire: 9000, guest: 1500},
		names: ['enp3s0', '9000', '1500'],
	},
];

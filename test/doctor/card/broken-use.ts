import type {Nic} from '../../../source/model/nic.js';
import {hostNic} from '../../helpers/facts.js';
import {healthy} from '../healthy.js';
import {type Broken, repair, setUp, start, stop} from './broken.js';
import {another, type Changes, card, options, stopped} from './change.js';

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
function routed(own: number | null, other: number | null, more: Nic['carries'] = []): Changes {
	const {facts = healthy.facts} = card({carries: [carried, ...more], addresses: [lanAddress]});
	const routes = [
		{...lanRoute, metric: own},
		...(other === null ? [] : [{...lanRoute, device: 'eno1', metric: other}]),
	];
	return {facts: {...facts, routes}};
}

/** Whether the card may be DSM’s alone. */
export const brokenUse: readonly Broken[] = [
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
		name: 'one of two default routes, and DSM is stopped: the card is the host’s',
		changes: {...routed(10, 100), ...stopped()},
		verdict: 'warning',
		values: {
			nic: 'enp3s0',
			container: 'vdsm',
			running: false,
			load: {what: 'default-route', via: 'enp3s0', table: 'main', other: 'eno1'},
		},
		names: ['enp3s0', 'eno1'],
	},
	{
		id: 'nic-host-way',
		name: 'the worse one of two default routes, and an SSH session',
		changes: routed(200, 100, [{what: 'ssh-session', peer: '192.168.1.50', via: 'enp3s0'}]),
		verdict: 'warning',
		values: {
			nic: 'enp3s0',
			container: 'vdsm',
			running: true,
			load: {what: 'default-route', via: 'enp3s0', table: 'main', other: 'eno1'},
		},
		names: ['enp3s0', 'eno1'],
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
		name: 'NetworkManager gave the host its way by it, while DSM is stopped',
		changes: {
			...card({managedBy: 'NetworkManager', addresses: [lanAddress], carries: [carried]}),
			...stopped(),
			ours: null,
		},
		verdict: 'warning',
		values: {nic: 'enp3s0', by: 'NetworkManager', addresses: ['192.168.1.9/24']},
		names: ['NetworkManager', 'enp3s0'],
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
		id: 'nic-arp',
		name: 'answers for the address of another card on DSM’s LAN (F107)',
		changes: card({arpIgnore: 0, answersForOthers: true}),
		verdict: 'warning',
		values: {nic: 'enp3s0', device: 'eno1', address: '192.168.1.2'},
		names: ['192.168.1.2', 'eno1', 'enp3s0'],
		commands: ['sysctl -q -w net/ipv4/conf/enp3s0/arp_ignore=1'],
		undo: ['sysctl -q -w net/ipv4/conf/enp3s0/arp_ignore=0'],
	},
	{
		id: 'nic-ipv6',
		name: 'what the host lives by, while DSM is stopped',
		changes: {
			...card({
				addresses: [{family: 6, address: '2001:db8::7', prefix: 64, scope: 'global', dynamic: true}],
				carries: [{what: 'default-route', family: 6, table: 'main', via: 'enp3s0'}],
			}),
			...stopped(),
		},
		verdict: 'warning',
		values: {nic: 'enp3s0', addresses: ['2001:db8::7/64'], route: true},
		names: ['2001:db8::7/64', 'enp3s0'],
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
	...(
		[
			['a virtual machine is in, too', another({name: 'tap7', master: {name: 'vmbr0', kind: 'bridge'}})],
			['a VLAN is on', another({name: 'vmbr0', children: [{name: 'vmbr0.5', kind: 'vlan'}]})],
			[
				'this host has an IPv6 address on',
				another({
					name: 'vmbr0',
					addresses: [{family: 6, address: '2001:db8::7', prefix: 64, scope: 'global'}],
				}),
			],
		] as const
	).map(
		([name, above]): Broken => ({
			id: 'nic-master',
			name: `in a bridge that ${name}`,
			changes: {...card({master: {name: 'vmbr0', kind: 'bridge'}}, above), ...stopped()},
			values: {nic: 'enp3s0', master: 'vmbr0', kind: 'bridge', carries: false},
			names: ['enp3s0', 'vmbr0'],
		}),
	),
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
		name: 'a macvlan by which this host has an address',
		changes: {
			...card(
				{children: [{name: 'shim0', kind: 'macvlan'}]},
				another({name: 'shim0', kind: 'macvlan', addresses: [lanAddress]}),
			),
			...stopped(),
		},
		values: {nic: 'enp3s0', child: 'shim0', kind: 'macvlan'},
		names: ['shim0', 'enp3s0'],
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
];

import {addressFree} from '../../source/doctor/checks/network/address-free.js';
import {askedMac} from '../../source/doctor/checks/network/asked-mac.js';
import {defaultRoute} from '../../source/doctor/checks/network/default-route.js';
import {gatewayElected} from '../../source/doctor/checks/network/gateway-elected.js';
import {innerRange} from '../../source/doctor/checks/network/inner-range.js';
import {interfaceName} from '../../source/doctor/checks/network/interface-name.js';
import {interfaceOrder} from '../../source/doctor/checks/network/interface-order.js';
import {macUnique} from '../../source/doctor/checks/network/mac-unique.js';
import {portsPublished} from '../../source/doctor/checks/network/ports-published.js';
import {subnetShadow} from '../../source/doctor/checks/network/subnet-shadow.js';
import type {NetworkEnd} from '../../source/model/diagnosis/container-detail.js';
import type {Evidence, Inside} from '../../source/model/diagnosis/evidence.js';
import type {Fix} from '../../source/model/diagnosis/verdict.js';
import {makeEngine, makeFacts} from '../helpers/facts.js';
import {container, healthy, inside, lanNetwork, managementNetwork} from './healthy.js';
import {
	byHand,
	type Case,
	freeLan,
	freeManagement,
	halted,
	lan,
	management,
	nothing,
	offLan,
	onLan,
	other,
	rmLan,
	runCases,
	started,
	stopped,
} from './network-cases.js';

const {repair} = healthy.ours ?? {repair: ['', []] as const};
const made: Fix = {commands: [halted, ['docker', ['rm', 'vdsm']], repair], undo: null, danger: 'deletes'};
const engine = (version: string) => ({
	facts: makeFacts({engine: makeEngine({version, clientVersion: version})}),
});
const offManagement = [
	'docker',
	['network', 'disconnect', '--force', managementNetwork.name, 'vdsm'],
] as const;
const onManagement = (...more: readonly string[]) =>
	['docker', ['network', 'connect', ...more, managementNetwork.name, 'vdsm']] as const;
const mgmtName = ['--driver-opt', 'com.docker.network.endpoint.ifname=mgmt0'] as const;
const at = (ip: string, end: NetworkEnd): Partial<Evidence> => ({
	...byHand,
	container: {...stopped, ends: [{...end, wantedIp: ip}]},
});
const named = (name: string, pid = 0): Partial<Evidence> => ({
	...engine('28.5.2'),
	...byHand,
	container: {
		...stopped,
		status: pid > 0 ? 'running' : 'exited',
		pid,
		ends: [management, {...lan, driverOpts: {'com.docker.network.endpoint.ifname': name}}],
	},
});
const elected = (changes: Partial<Evidence>): Partial<Evidence> => ({
	container: {...container, status: 'restarting', pid: 0, ends: [management, {...lan, gwPriority: 200}]},
	networks: [managementNetwork, {...lanNetwork, internal: false}],
	...changes,
});
const unnamed = container.ends.map(end => ({...end, driverOpts: {}, wantedMac: null}));
const hook = (content: string): Evidence['hook'] => ({
	source: '/srv/vdsm/start.sh',
	kind: 'file',
	content,
	inode: '77:2049',
	ours: false,
});
const published = hook('ip link add br0 type bridge\n# not eth0\nip link set eth1 master br0\nreturn 0\n');
/** The names that Docker drew: which one the macvlan has. */
const drawn = (macvlan: string, bridge: string): Inside => ({
	...inside,
	links: inside.links.map(link => {
		if (link.kind === 'macvlan') return {...link, name: macvlan, master: macvlan === 'eth1' ? 'br0' : null};
		return link.kind === 'veth' ? {...link, name: bridge} : link;
	}),
});
const over = (device: string, from: Inside = inside): Inside => ({
	...from,
	routes: [{destination: 'default', gateway: '10.213.213.1', device}],
});
const outOfBridge: Inside = {
	...inside,
	links: inside.links.map(link => (link.kind === 'macvlan' ? {...link, master: null} : link)),
};
const running = {...container, install: null};
const shadowed: Partial<Evidence> = {
	container: {...running, openPorts: ['0.0.0.0:5000:5000'], wantedPorts: ['0.0.0.0:5000:5000']},
	inside: {
		...inside,
		links: inside.links.map(link =>
			link.kind === 'macvlan'
				? {...link, addresses: [{family: 4, address: '192.168.1.60', prefix: 24, scope: 'global'}]}
				: link,
		),
		routes: [
			{destination: 'default', gateway: '172.20.0.1', device: 'mgmt0'},
			{destination: '192.168.1.0/24', gateway: null, device: 'lan0'},
		],
	},
};
const withRoute = (
	change: Readonly<Partial<{destination: string; gateway: string; device: string}>>,
): Partial<Evidence> => ({
	...shadowed,
	inside: {...inside, routes: [{destination: '192.168.1.0/24', gateway: null, device: 'lan0', ...change}]},
});
const inDsm = (...args: readonly string[]) =>
	['docker', ['exec', 'vdsm', 'ip', '-4', 'address', ...args]] as const;
const oursWith = (portMac: string | null): Evidence['ours'] => healthy.ours && {...healthy.ours, portMac};

const cases: readonly Case[] = [
	// address-free
	['runs', addressFree, {}, 'skip'],
	['stopped, with its own address', addressFree, byHand, 'ok'],
	[
		'outside the range, inside the subnet (F30)',
		addressFree,
		{
			...at('172.20.0.200', management),
			networks: [
				{
					...freeManagement,
					ipam: [{subnet: '172.20.0.0/24', gateway: '172.20.0.1', ipRange: '172.20.0.0/28', reserved: []}],
				},
			],
		},
		'ok',
	],
	[
		'the gateway’s',
		addressFree,
		at('172.20.0.1', management),
		'error',
		{
			container: 'vdsm',
			network: managementNetwork.name,
			ip: '172.20.0.1',
			case: 'gateway',
		},
		{
			commands: [
				offManagement,
				onManagement('--ip', '172.20.0.2', ...mgmtName, '--gw-priority', '100'),
				started,
			],
			undo: [
				halted,
				offManagement,
				onManagement('--ip', '172.20.0.1', ...mgmtName, '--gw-priority', '100'),
				started,
			],
			danger: 'dsm',
		},
	],
	[
		'reserved',
		addressFree,
		{
			...at('172.20.0.9', management),
			networks: [
				{
					...freeManagement,
					ipam: [{subnet: '172.20.0.0/24', gateway: '172.20.0.1', ipRange: null, reserved: ['172.20.0.9']}],
				},
			],
		},
		'error',
		{case: 'reserved'},
	],
	[
		'outside the subnet',
		addressFree,
		at('10.1.1.1', management),
		'error',
		{case: 'outside', by: '172.20.0.0/24'},
	],
	[
		'another container’s',
		addressFree,
		{
			...byHand,
			networks: [{...freeManagement, attached: [{...other, ip: '172.20.0.2/24'}]}, freeLan],
		},
		'error',
		{ip: '172.20.0.2', case: 'container', by: 'other'},
		{
			commands: [['docker', ['stop', '-t', '120', 'other']], started],
			undo: [halted, ['docker', ['start', 'other']]],
			danger: 'dsm',
		},
	],
	[
		'the gateway’s, and a MAC was asked for',
		addressFree,
		at('172.20.0.1', {...management, wantedMac: '02:00:00:00:00:09'}),
		'error',
		{},
		nothing,
	],
	[
		'another’s, who has a name like an option',
		addressFree,
		{
			...byHand,
			networks: [{...freeManagement, attached: [{...other, name: '-f', ip: '172.20.0.2/24'}]}, freeLan],
		},
		'error',
		{by: '-f'},
		nothing,
	],
	[
		'its own, left behind',
		addressFree,
		{...byHand, networks: [{...managementNetwork, attached: managementNetwork.attached}, freeLan]},
		'ok',
	],
	['its network is gone', addressFree, {...at('10.1.1.1', management), networks: [freeLan]}, 'ok'],
	[
		'its network was made anew, elsewhere',
		addressFree,
		{
			...at('172.20.0.2', management),
			networks: [
				{
					...freeManagement,
					id: 'e'.repeat(64),
					ipam: [{subnet: '10.9.9.0/24', gateway: null, ipRange: null, reserved: []}],
				},
			],
		},
		'error',
		{case: 'outside', by: '10.9.9.0/24'},
	],
	[
		'a network of IPv6 alone',
		addressFree,
		{
			...byHand,
			networks: [
				{...freeManagement, ipam: [{subnet: 'fd00::/64', gateway: null, ipRange: null, reserved: []}]},
			],
		},
		'ok',
	],
	// interface-name
	['fine names', interfaceName, engine('28.5.2'), 'ok'],
	['any name with an Engine that ignores it', interfaceName, {...named('eth0'), ...engine('27.5.1')}, 'skip'],
	[
		'Docker’s own',
		interfaceName,
		named('eth0'),
		'error',
		{network: lanNetwork.name, name: 'eth0', case: 'drawn'},
		{
			commands: [offLan, onLan, started],
			danger: 'dsm',
		},
	],
	[
		'Docker’s own, and it runs',
		interfaceName,
		named('eth7', 4711),
		'warning',
		{case: 'drawn'},
		{
			commands: [halted, offLan, onLan, started],
		},
	],
	['too long', interfaceName, named('averyveryverylongname'), 'error', {case: 'too-long'}],
	['too long in bytes', interfaceName, named('网网网网网网'), 'error', {case: 'too-long'}],
	['characters', interfaceName, named('a/b'), 'error', {case: 'characters'}],
	['a word with eth', interfaceName, named('ether0'), 'ok'],
	// interface-order
	[
		'ours finds it by its driver',
		interfaceOrder,
		{...engine('28.5.2'), container: {...container, ends: unnamed}},
		'skip',
	],
	[
		'Engine 27 sorts them',
		interfaceOrder,
		{...engine('27.5.1'), container: {...running, ends: unnamed}, hook: published},
		'skip',
	],
	[
		'drawn, and right this time',
		interfaceOrder,
		{
			...engine('28.0.0'),
			container: {...running, ends: unnamed},
			hook: published,
			inside: drawn('eth1', 'eth0'),
		},
		'warning',
		{names: ['eth1'], where: 'hook', wrong: []},
		nothing,
	],
	[
		'drawn, and wrong this time',
		interfaceOrder,
		{
			...engine('28.0.0'),
			container: {...running, ends: unnamed},
			hook: published,
			inside: drawn('eth0', 'eth1'),
		},
		'error',
		{names: ['eth1'], wrong: ['eth1']},
		nothing,
	],
	[
		'every interface is named',
		interfaceOrder,
		{...engine('28.0.0'), container: running, hook: published},
		'skip',
	],
	[
		'a hook that finds it by its driver',
		interfaceOrder,
		{
			...engine('28.0.0'),
			container: {...running, ends: unnamed},
			hook: hook('# eth0, eth1\nfor i in /sys/class/net/*; do :; done\nip link set "$lan" master br0\n'),
		},
		'ok',
	],
	[
		'DEV names one',
		interfaceOrder,
		{
			...engine('28.0.0'),
			container: {...running, ends: unnamed, environment: {DEV: 'eth0'}},
			hook: null,
			inside: drawn('eth0', 'eth1'),
		},
		'error',
		{where: 'DEV', wrong: ['eth0']},
	],
	[
		'a hook that names it by a variable',
		interfaceOrder,
		{
			...engine('28.0.0'),
			container: {...running, ends: unnamed},
			hook: hook('lan=eth1\nip link set "$lan" master br0\n'),
			inside: drawn('eth0', 'eth1'),
		},
		'error',
		{names: ['eth1'], wrong: ['eth1']},
	],
	// gateway-elected
	[
		'it runs',
		gatewayElected,
		{container: {...container, ends: [management, {...lan, gwPriority: 200}]}},
		'skip',
	],
	['the bridge is to be it', gatewayElected, {container: {...stopped, install: 'vdsm'}}, 'ok'],
	['not planned so, as in layout classic', gatewayElected, elected({ours: null}), 'skip'],
	['the macvlan is to be it', gatewayElected, elected({}), 'error', {network: lanNetwork.name}, made],
	// default-route
	['over the bridge', defaultRoute, {}, 'ok'],
	[
		'nothing is to be published',
		defaultRoute,
		{container: {...container, wantedPorts: []}, inside: over('lan0')},
		'skip',
	],
	['no bridge at all', defaultRoute, {container: {...container, ends: [lan]}, inside: over('lan0')}, 'skip'],
	[
		'over the macvlan in br0, ours',
		defaultRoute,
		{inside: over('lan0')},
		'error',
		{
			container: 'vdsm',
			device: 'lan0',
			case: 'macvlan',
		},
		made,
	],
	[
		'over the macvlan in br0, by hand, 28',
		defaultRoute,
		{
			...engine('28.5.2'),
			container: {...running, ends: [management, {...lan, gwPriority: 200}]},
			inside: over('lan0'),
			ours: null,
		},
		'error',
		{case: 'macvlan'},
		{
			commands: [
				halted,
				offManagement,
				onManagement('--ip', '172.20.0.2', ...mgmtName, '--gw-priority', '300'),
				started,
			],
			undo: [
				halted,
				offManagement,
				onManagement('--ip', '172.20.0.2', ...mgmtName, '--gw-priority', '100'),
				started,
			],
			danger: 'dsm',
		},
	],
	[
		'over the macvlan in br0, by hand, 20.10',
		defaultRoute,
		{
			...engine('20.10.24'),
			container: {...running, ends: [management, lan]},
			networks: [managementNetwork, {...lanNetwork, internal: false, labels: {}}],
			inside: over('lan0'),
			ours: null,
		},
		'error',
		{case: 'macvlan'},
		{
			commands: [
				halted,
				offLan,
				rmLan,
				[
					'docker',
					[
						...['network', 'create', '--driver', 'macvlan', '--internal', '--subnet', '10.213.213.0/30'],
						...[
							'--gateway',
							'10.213.213.1',
							'--opt',
							'parent=enp3s0',
							'--opt',
							'macvlan_mode=passthru',
							lanNetwork.name,
						],
					],
				],
				onLan,
				started,
			],
			danger: 'deletes',
		},
	],
	[
		'over the macvlan by itself',
		defaultRoute,
		{inside: over('lan0', outOfBridge)},
		'warning',
		{case: 'macvlan'},
	],
	[
		'an internal bridge',
		defaultRoute,
		{
			networks: [{...managementNetwork, internal: true}, lanNetwork],
			inside: {...inside, routes: []},
		},
		'error',
		{device: '', case: 'internal'},
		nothing,
	],
	[
		'the route went with the macvlan’s address, by hand, 28',
		defaultRoute,
		{
			...engine('28.5.2'),
			ours: null,
			container: {...running, ends: [management, {...lan, gwPriority: 200}]},
			networks: [freeManagement, {...freeLan, internal: false}],
			inside: {...inside, routes: []},
		},
		'error',
		{device: '', case: 'lost'},
		{
			commands: [
				halted,
				offManagement,
				onManagement('--ip', '172.20.0.2', ...mgmtName, '--gw-priority', '300'),
				started,
			],
		},
	],
	['no route', defaultRoute, {inside: {...inside, routes: []}}, 'error', {device: '', case: 'none'}, nothing],
	['routes that cannot be read', defaultRoute, {inside: {...inside, routes: null}}, 'unknown'],
	// ports-published
	['open', portsPublished, {}, 'ok'],
	['not running', portsPublished, byHand, 'skip'],
	[
		'closed',
		portsPublished,
		{container: {...container, openPorts: []}},
		'error',
		{
			missing: ['127.0.0.1:5000:5000'],
			case: 'closed',
		},
		nothing,
	],
	[
		'a macvlan alone, as published',
		portsPublished,
		{container: {...container, ends: [lan], openPorts: [], install: null, environment: {}}},
		'note',
		{case: 'macvlan'},
	],
	[
		'the macvlan is the gateway',
		portsPublished,
		{
			container: {...container, ends: [management, {...lan, gwPriority: 200}], openPorts: []},
			networks: [managementNetwork, {...lanNetwork, internal: false}],
		},
		'warning',
		{case: 'gateway'},
	],
	// subnet-shadow
	['nothing is published but for this host', subnetShadow, {...shadowed, container: running}, 'skip'],
	['the port in br0 has no address', subnetShadow, {...shadowed, inside}, 'ok'],
	[
		'the LAN’s own on the port in br0',
		subnetShadow,
		shadowed,
		'warning',
		{
			container: 'vdsm',
			subnet: '192.168.1.0/24',
			device: 'eno1',
			link: 'lan0',
		},
		{
			commands: [inDsm('flush', 'dev', 'lan0')],
			undo: [inDsm('add', '192.168.1.60/24', 'dev', 'lan0')],
			danger: 'none',
		},
	],
	[
		'this host reaches it by the card alone',
		subnetShadow,
		{
			...shadowed,
			facts: makeFacts({
				routes: [{family: 4, destination: '192.168.1.0/24', gateway: null, device: 'enp3s0', table: 'main'}],
			}),
		},
		'ok',
	],
	['this host has no such network', subnetShadow, {...shadowed, facts: makeFacts({routes: []})}, 'ok'],
	['routes that cannot be read', subnetShadow, {...shadowed, inside: {...inside, routes: null}}, 'unknown'],
	// mac-unique
	[
		'another’s in the same network',
		macUnique,
		{
			container: {...running, ends: [management, lan]},
			networks: [
				{...managementNetwork, attached: [...managementNetwork.attached, {...other, mac: management.mac}]},
				lanNetwork,
			],
		},
		'error',
		{network: managementNetwork.name, mac: management.mac, others: ['other']},
		{
			commands: [
				halted,
				offManagement,
				onManagement('--ip', '172.20.0.2', ...mgmtName, '--gw-priority', '100'),
				started,
			],
			danger: 'dsm',
		},
	],
	[
		'another’s in another network',
		macUnique,
		{
			networks: [
				managementNetwork,
				lanNetwork,
				{...freeLan, id: 'e'.repeat(64), attached: [{...other, mac: management.mac}]},
			],
		},
		'ok',
	],
	['not running', macUnique, byHand, 'skip'],
	// asked-mac
	[
		'dropped by connect',
		askedMac,
		{ours: oursWith('56:9a:45:d1:97:41')},
		'warning',
		{
			network: lanNetwork.name,
			mac: lan.mac,
			wanted: '56:9a:45:d1:97:41',
			other: null,
		},
		made,
	],
	[
		'on the other end',
		askedMac,
		{ours: oursWith(management.mac)},
		'warning',
		{other: managementNetwork.name},
	],
	['none was asked for', askedMac, {ours: oursWith(null)}, 'skip'],
	['not ours', askedMac, {ours: null}, 'skip'],
	['not running', askedMac, {...byHand, ours: oursWith('56:9a:45:d1:97:41')}, 'skip'],
	[
		'no MACs',
		macUnique,
		{
			container: {...running, ends: [{...management, mac: ''}]},
			networks: [{...managementNetwork, attached: [{...other, mac: ''}]}],
		},
		'ok',
	],
	['unnamed', interfaceName, {...engine('28.5.2'), container: {...running, ends: unnamed}}, 'ok'],
	[
		'closed, and no macvlan at all',
		portsPublished,
		{
			container: {...container, ends: [management], openPorts: []},
		},
		'error',
		{case: 'closed'},
	],
	[
		'the gateway’s, and the next are taken',
		addressFree,
		{
			...at('172.20.0.1', management),
			networks: [
				{
					...freeManagement,
					ipam: [{subnet: '172.20.0.0/24', gateway: '172.20.0.1', ipRange: null, reserved: ['172.20.0.2']}],
					attached: [{...other, ip: '172.20.0.3/24'}],
				},
			],
		},
		'error',
		{case: 'gateway'},
		{
			commands: [
				offManagement,
				onManagement('--ip', '172.20.0.4', ...mgmtName, '--gw-priority', '100'),
				started,
			],
		},
	],
	[
		'the gateway’s, and all others are taken',
		addressFree,
		{
			...at('10.213.213.1', lan),
			networks: [{...freeLan, attached: [other]}],
		},
		'error',
		{case: 'gateway'},
		nothing,
	],
	['a route by a gateway there', subnetShadow, withRoute({gateway: '10.213.213.1'}), 'ok'],
	['a route over the bridge', subnetShadow, withRoute({device: 'mgmt0'}), 'ok'],
	['a route over something that is not there', subnetShadow, withRoute({device: 'gone'}), 'ok'],
	['a route that is no subnet', subnetShadow, withRoute({destination: 'blackhole'}), 'ok'],
	[
		'a macvlan that is in no bridge',
		subnetShadow,
		{
			...shadowed,
			inside: {...outOfBridge, routes: shadowed.inside?.routes ?? null},
		},
		'ok',
	],
	[
		'an interface with a name like an option',
		subnetShadow,
		{
			...withRoute({device: '-f'}),
			inside: {
				...inside,
				links: inside.links.map(link => (link.kind === 'macvlan' ? {...link, name: '-f'} : link)),
				routes: withRoute({device: '-f'}).inside?.routes ?? null,
			},
		},
		'warning',
		{link: '-f'},
		nothing,
	],
	[
		'Docker’s own, ours',
		interfaceName,
		{
			...engine('28.5.2'),
			container: {
				...container,
				pid: 0,
				ends: [{...lan, driverOpts: {'com.docker.network.endpoint.ifname': 'eth0'}}],
			},
		},
		'error',
		{case: 'drawn'},
		made,
	],
	[
		'the gateway’s, ours',
		addressFree,
		{
			networks: [freeManagement],
			container: {...container, pid: 0, ends: [{...management, wantedIp: '172.20.0.1'}]},
		},
		'error',
		{case: 'gateway'},
		made,
	],
	// inner-range
	[
		'Docker’s own bridge',
		innerRange,
		{
			networks: [
				{
					...managementNetwork,
					name: 'bridge',
					ipam: [{subnet: '172.17.0.0/16', gateway: null, ipRange: null, reserved: []}],
				},
			],
		},
		'warning',
		{subnet: '172.17.0.0/16'},
		nothing,
	],
	[
		'a part of it',
		innerRange,
		{
			networks: [
				{...managementNetwork, ipam: [{subnet: '172.17.5.0/24', gateway: null, ipRange: null, reserved: []}]},
			],
		},
		'warning',
		{subnet: '172.17.5.0/24'},
	],
	['no bridge', innerRange, {container: {...container, ends: [lan]}}, 'skip'],
];

runCases(cases);

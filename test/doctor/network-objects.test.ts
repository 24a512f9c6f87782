import {expect, test} from 'vitest';
import {composeOwner} from '../../source/doctor/checks/network/compose-owner.js';
import {endpointRecord} from '../../source/doctor/checks/network/endpoint-record.js';
import {macvlanAttached} from '../../source/doctor/checks/network/macvlan-attached.js';
import {macvlanSubnet} from '../../source/doctor/checks/network/macvlan-subnet.js';
import {networkCreate} from '../../source/doctor/checks/network/network-create.js';
import {networkRemove} from '../../source/doctor/checks/network/network-remove.js';
import {networksExist} from '../../source/doctor/checks/network/networks-exist.js';
import {parentOwner} from '../../source/doctor/checks/network/parent-owner.js';
import {parentRecord} from '../../source/doctor/checks/network/parent-record.js';
import {passthruAlone} from '../../source/doctor/checks/network/passthru-alone.js';
import {passthruMode} from '../../source/doctor/checks/network/passthru-mode.js';
import {rangeGateway} from '../../source/doctor/checks/network/range-gateway.js';
import {subnetFree} from '../../source/doctor/checks/network/subnet-free.js';
import type {NetworkDetail} from '../../source/model/diagnosis/container-detail.js';
import type {Evidence} from '../../source/model/diagnosis/evidence.js';
import type {Fix} from '../../source/model/diagnosis/verdict.js';
import {makeEngine, makeFacts} from '../helpers/facts.js';
import {healthy, lanNetwork, managementNetwork, container as ours} from './healthy.js';
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

/**
 * Not to be broken for real in the lab: a stale endpoint needs a Docker that dies at one certain moment; Engines log what
 * `network-create` reads of subnets and names in debug mode only; and the lab's Compose is not installed.
 */
const recorded = ['endpoint-record', 'network-create', 'network-remove', 'compose-owner', 'macvlan-subnet'];

const {repair} = healthy.ours ?? {repair: ['', []] as const};
const free = [freeManagement, freeLan];
const holder: NetworkDetail = {...freeLan, id: 'e'.repeat(64), name: 'old-macvlan'};
const composed = {project: 'dsm', files: '/root/compose.yaml', service: 'dsm'};
const composeLabels = {'com.docker.compose.project': 'web'};
const refused = (text: string) => `Handler for POST /v1.51/networks/create returned error: ${text}`;
const lacking = {container: {...stopped, ends: [management]}, networks: [freeManagement], ours: null};
const claimedBy = (name: string): Evidence['facts'] => ({
	...healthy.facts,
	containers: [
		{
			...{id: 'd'.repeat(64), name, image: 'nginx', running: false},
			...{published: [], install: null, dsm: false},
			networks: [lanNetwork.name],
		},
	],
});
const carrying: Evidence['facts'] = {
	...healthy.facts,
	nics: healthy.facts.nics.map(nic =>
		nic.name === 'enp3s0'
			? {...nic, carries: [{what: 'ssh-session', peer: '192.168.1.50', via: 'enp3s0'}]}
			: nic,
	),
};
const made: Fix = {
	commands: [halted, ['docker', ['rm', 'vdsm']], repair],
	undo: null,
	danger: 'deletes',
};
const madeWithNetwork: Fix = {...made, commands: [halted, ['docker', ['rm', 'vdsm']], rmLan, repair]};
const labelled = {
	...lacking,
	container: {...stopped, install: 'vdsm', ends: [management]},
	ours: healthy.ours,
};
const mended: Fix = {commands: [repair], undo: null, danger: 'dsm'};
const removed = (name: string): Fix => ({
	commands: [['docker', ['network', 'rm', name]], repair],
	undo: null,
	danger: 'deletes',
});
const lanOption = 'com.docker.network.endpoint.ifname=lan0';
const stopOther = ['docker', ['stop', '-t', '120', 'other']] as const;
const createLan = (opts: readonly string[], range: readonly string[] = []) =>
	[
		'docker',
		[
			...['network', 'create', '--driver', 'macvlan', '--internal', '--subnet', '10.213.213.0/30'],
			...['--gateway', '10.213.213.1', ...range, '--opt', 'parent=enp3s0', ...opts, lanNetwork.name],
		],
	] as const;
const inUse = (name: string) =>
	`Handler for DELETE /v1.51/networks/${name} returned error: error while removing network: network ${name} has active endpoints (name:"vdsm" id:"1")`;
const waiting = {
	id: 'd'.repeat(12),
	name: 'old',
	image: 'x',
	running: false,
	networks: [lanNetwork.name],
	published: [],
	install: null,
	dsm: true,
};
const withMode = (network: NetworkDetail, options: Readonly<Record<string, string>>): NetworkDetail => ({
	...network,
	options: {parent: 'enp3s0', ...options},
});

const cases: readonly Case[] = [
	// networks-exist
	[
		'a container that was never started names networks',
		networksExist,
		{
			...byHand,
			container: {...stopped, ends: stopped.ends.map(end => ({...end, networkId: ''}))},
		},
		'ok',
	],
	['stopped, with its networks', networksExist, byHand, 'ok'],
	[
		'gone, by hand',
		networksExist,
		{...byHand, networks: [freeManagement]},
		'error',
		{
			container: 'vdsm',
			network: lanNetwork.name,
			case: 'gone',
		},
		nothing,
	],
	[
		'gone, ours',
		networksExist,
		{...byHand, networks: [freeManagement], ours: healthy.ours},
		'error',
		{case: 'gone'},
		mended,
	],
	[
		'made anew, ours, by somebody else',
		networksExist,
		{...byHand, networks: [freeManagement, {...freeLan, id: 'e'.repeat(64)}], ours: healthy.ours},
		'error',
		{case: 'renewed'},
		removed(lanNetwork.name),
	],
	[
		'made anew, ours, by ourselves',
		networksExist,
		{
			...byHand,
			networks: [freeManagement, {...lanNetwork, id: 'e'.repeat(64), attached: []}],
			ours: healthy.ours,
		},
		'error',
		{case: 'renewed'},
		mended,
	],
	[
		'made anew, ours, by somebody else who uses it',
		networksExist,
		{
			...byHand,
			networks: [freeManagement, {...freeLan, id: 'e'.repeat(64), attached: [other]}],
			ours: healthy.ours,
		},
		'error',
		{case: 'renewed'},
		nothing,
	],
	[
		'made anew',
		networksExist,
		{
			...byHand,
			networks: [freeManagement, {...freeLan, id: 'e'.repeat(64)}],
		},
		'error',
		{case: 'renewed'},
		{commands: [offLan, onLan, started], undo: null, danger: 'dsm'},
	],
	[
		'made anew with another subnet',
		networksExist,
		{
			...byHand,
			networks: [
				freeManagement,
				{
					...freeLan,
					id: 'e'.repeat(64),
					ipam: [{subnet: '10.9.9.0/24', gateway: null, ipRange: null, reserved: []}],
				},
			],
		},
		'error',
		{case: 'renewed'},
		{
			commands: [
				offLan,
				['docker', ['network', 'connect', '--driver-opt', lanOption, lanNetwork.name, 'vdsm']],
				started,
			],
		},
	],
	[
		'made anew, and a MAC was asked for',
		networksExist,
		{
			...byHand,
			container: {...stopped, ends: [management, {...lan, wantedMac: '02:00:00:00:00:09'}]},
			networks: [freeManagement, {...freeLan, id: 'e'.repeat(64)}],
		},
		'error',
		{case: 'renewed'},
		nothing,
	],
	[
		'made anew, with a name like an option',
		networksExist,
		{
			...byHand,
			container: {...stopped, ends: [{...lan, wantedMac: null, network: '-f'}]},
			networks: [{...freeLan, id: 'e'.repeat(64), name: '-f'}],
		},
		'error',
		{network: '-f'},
		nothing,
	],
	// parent-owner
	['nothing is missing', parentOwner, {...byHand, networks: [...free, holder], ours: healthy.ours}, 'skip'],
	['not ours', parentOwner, {...lacking, networks: [freeManagement, holder]}, 'skip'],
	['missing, and nobody has the card', parentOwner, {...lacking, ours: healthy.ours}, 'ok'],
	[
		'another network has it',
		parentOwner,
		{
			...lacking,
			networks: [freeManagement, holder],
			ours: healthy.ours,
		},
		'error',
		{nic: 'enp3s0', network: 'old-macvlan', containers: []},
		removed('old-macvlan'),
	],
	[
		'another network has it, and is in use',
		parentOwner,
		{
			...lacking,
			networks: [freeManagement, {...holder, attached: [other]}],
			ours: healthy.ours,
		},
		'error',
		{containers: ['other']},
		nothing,
	],
	[
		'our own network has it',
		parentOwner,
		{...lacking, networks: [freeManagement, lanNetwork], ours: healthy.ours},
		'ok',
	],
	// parent-record
	[
		'a record without a network, 28',
		parentRecord,
		{
			...lacking,
			daemon: [
				refused(
					`cannot use mode passthru, macvlan network ${'f'.repeat(64)} is already using parent interface enp3s0`,
				),
			],
		},
		'error',
		{nic: 'enp3s0', id: 'f'.repeat(12)},
		{
			commands: [['systemctl', ['restart', 'docker']]],
			undo: null,
			danger: 'docker',
		},
	],
	[
		'a record without a network, 20.10, no systemd',
		parentRecord,
		{
			...lacking,
			facts: makeFacts({host: {...makeFacts().host, systemd: false}}),
			daemon: [refused('network dm-ffffffffffff is already using parent interface enp3s0')],
		},
		'error',
		{id: 'f'.repeat(12)},
		nothing,
	],
	[
		'a record of a network that is there',
		parentRecord,
		{
			...lacking,
			networks: [freeManagement, holder],
			daemon: [refused('network dm-eeeeeeeeeeee is already using parent interface enp3s0')],
		},
		'ok',
	],
	[
		'an old line, and a network on the card since',
		parentRecord,
		{
			...lacking,
			networks: [freeManagement, holder],
			daemon: [refused('network dm-ffffffffffff is already using parent interface enp3s0')],
		},
		'ok',
	],
	[
		'an old line on a healthy machine',
		parentRecord,
		{
			daemon: [refused('network dm-ffffffffffff is already using parent interface enp3s0')],
		},
		'ok',
	],
	// network-create
	...(
		[
			[
				"requested macvlan mode 'passthrough' is not valid, 'bridge' mode is the macvlan driver default",
				{case: 'mode', value: 'passthrough', right: 'passthru'},
			],
			['invalid pool request: Pool overlaps with other one on this address space', {case: 'overlaps'}],
			[
				'invalid network config:\ninvalid subnet 192.168.4.7/24: it should be 192.168.4.0/24',
				{case: 'host-bits', value: '192.168.4.7/24', right: '192.168.4.0/24'},
			],
			['no matching subnet for gateway 192.168.5.1', {case: 'outside', value: '192.168.5.1'}],
			['network with name vdsm-eth1-macvlan already exists', {case: 'exists', value: 'vdsm-eth1-macvlan'}],
			['ipv4 pool is empty', {case: 'no-pool'}],
			[
				'invalid subinterface vlan name enp9s9, example formatting is eth0.10',
				{case: 'no-parent', value: 'enp9s9'},
			],
			['all predefined address pools have been fully subnetted', {case: 'pools-used-up'}],
		] as const
	).flatMap(([text, values]): Case[] => [
		[
			`refused: ${text}`,
			networkCreate,
			{...lacking, daemon: [`x ${stopped.id}`, refused(text), 'y']},
			'error',
			values,
			nothing,
		],
		[`refused long ago: ${text}`, networkCreate, {daemon: [refused(text)]}, 'ok'],
	]),
	[
		'refused, and it ran since',
		networkCreate,
		{...lacking, daemon: [refused('ipv4 pool is empty'), `ignoring event container=${stopped.id}`]},
		'ok',
	],
	[
		'refused, ours',
		networkCreate,
		{...labelled, daemon: [refused('ipv4 pool is empty')]},
		'error',
		{case: 'no-pool'},
		made,
	],
	[
		'only the last refusal counts',
		networkCreate,
		{
			...lacking,
			daemon: [refused('ipv4 pool is empty'), refused('something new')],
		},
		'ok',
	],
	// subnet-free
	['nothing is missing', subnetFree, byHand, 'skip'],
	['its addresses are free', subnetFree, {...byHand, networks: [freeManagement]}, 'ok'],
	[
		'its addresses are taken',
		subnetFree,
		{
			...byHand,
			networks: [freeLan, {...freeManagement, id: 'e'.repeat(64), name: 'web'}],
			ours: healthy.ours,
		},
		'error',
		{network: managementNetwork.name, subnet: '172.20.0.0/24', other: 'web'},
		removed('web'),
	],
	[
		'its addresses are taken and in use',
		subnetFree,
		{
			...byHand,
			networks: [freeLan, {...freeManagement, id: 'e'.repeat(64), name: 'web', attached: [other]}],
		},
		'error',
		{other: 'web'},
		nothing,
	],
	// macvlan-attached
	[
		'no end on the card, one is free',
		macvlanAttached,
		{...lacking, networks: free},
		'error',
		{
			container: 'vdsm',
			network: lanNetwork.name,
		},
		{
			commands: [['docker', ['network', 'connect', lanNetwork.name, 'vdsm']], started],
			danger: 'dsm',
		},
	],
	...(
		[
			['two are free', {networks: [...free, holder]}],
			['it is an installation’s', {networks: [freeManagement, {...freeLan, labels: lanNetwork.labels}]}],
			['it is Compose’s', {networks: [freeManagement, {...freeLan, labels: composeLabels}]}],
			['a stopped container has it', {networks: free, facts: claimedBy('other')}],
			['this host needs its card', {networks: free, facts: carrying}],
		] satisfies ReadonlyArray<readonly [string, Partial<Evidence>]>
	).map(
		([name, changes]): Case => [
			`no end on the card, and ${name}`,
			macvlanAttached,
			{...lacking, ...changes},
			'error',
			{network: null},
			nothing,
		],
	),
	['no end on the card, none is free', macvlanAttached, lacking, 'error', {network: null}, nothing],
	['no end on the card, ours', macvlanAttached, labelled, 'error', {}, made],
	['its network is gone: another check’s', macvlanAttached, {...byHand, networks: [freeManagement]}, 'ok'],
	[
		'somebody’s own bridge of two ends',
		macvlanAttached,
		{
			...byHand,
			networks: [freeManagement, {...freeLan, driver: 'bridge'}],
		},
		'ok',
	],
	[
		'behind NAT',
		macvlanAttached,
		{...lacking, container: {...stopped, ends: [management], environment: {}}},
		'skip',
	],
	// passthru-alone
	['the container itself', passthruAlone, {}, 'ok'],
	[
		'another one runs on it',
		passthruAlone,
		{
			...byHand,
			networks: [freeManagement, {...freeLan, attached: [other]}],
		},
		'error',
		{container: 'vdsm', network: lanNetwork.name, others: ['other'], case: 'taken'},
		{
			commands: [stopOther, started],
			undo: [halted, ['docker', ['start', 'other']]],
			danger: 'dsm',
		},
	],
	[
		'another one names it, and does not run',
		passthruAlone,
		{
			facts: makeFacts({
				containers: [
					{
						id: 'd'.repeat(12),
						name: 'old',
						image: 'x',
						running: false,
						networks: [lanNetwork.name],
						published: [],
						install: null,
						dsm: true,
					},
				],
			}),
		},
		'note',
		{others: ['old'], case: 'waiting'},
		nothing,
	],
	['no passthru network', passthruAlone, {networks: [managementNetwork, withMode(lanNetwork, {})]}, 'skip'],
	// range-gateway
	[
		'a range of one and no gateway',
		rangeGateway,
		{
			...byHand,
			container: {...stopped, ends: [management, {...lan, wantedMac: null, wantedIp: null}]},
			networks: [
				freeManagement,
				{
					...freeLan,
					internal: false,
					ipam: [{subnet: '192.168.1.0/24', gateway: null, ipRange: '192.168.1.70/32', reserved: []}],
				},
			],
		},
		'error',
		{network: lanNetwork.name, range: '192.168.1.70/32', gateway: '192.168.1.1'},
		{
			commands: [
				offLan,
				rmLan,
				[
					'docker',
					[
						...[
							'network',
							'create',
							'--driver',
							'macvlan',
							'--subnet',
							'192.168.1.0/24',
							'--gateway',
							'192.168.1.1',
						],
						...[
							'--ip-range',
							'192.168.1.70/32',
							'--opt',
							'parent=enp3s0',
							'--opt',
							'macvlan_mode=passthru',
							lanNetwork.name,
						],
					],
				],
				['docker', ['network', 'connect', '--driver-opt', lanOption, lanNetwork.name, 'vdsm']],
				started,
			],
			danger: 'deletes',
		},
	],
	...(
		[
			['with a gateway', '28.5.2', {gateway: '192.168.1.1'}, {}],
			['with Engine 29', '29.0.0', {gateway: null}, {}],
			['internal with Engine 28', '28.5.2', {gateway: null}, {internal: true}],
			['an address outside the range was asked for', '28.5.2', {gateway: null}, {wantedIp: '192.168.1.80'}],
		] as const
	).map(
		([name, version, pool, more]): Case => [
			`a range of one, ${name}`,
			rangeGateway,
			{
				facts: makeFacts({engine: makeEngine({version, clientVersion: version})}),
				container: {
					...stopped,
					ends: [{...lan, wantedMac: null, wantedIp: 'wantedIp' in more ? more.wantedIp : null}],
				},
				networks: [
					{
						...freeLan,
						internal: 'internal' in more,
						ipam: [{subnet: '192.168.1.0/24', ipRange: '192.168.1.70/32', reserved: [], ...pool}],
					},
				],
			},
			version === '29.0.0' ? 'skip' : 'ok',
		],
	),
	['a range of one that runs', rangeGateway, {}, 'skip'],
	// passthru-mode
	['passthru', passthruMode, {}, 'ok'],
	[
		'a wrong key',
		passthruMode,
		{
			...byHand,
			networks: [freeManagement, withMode(freeLan, {mode: 'passthru'})],
		},
		'error',
		{network: lanNetwork.name, mode: 'bridge', key: 'mode'},
		{
			commands: [offLan, rmLan, createLan(['--opt', 'macvlan_mode=passthru']), onLan, started],
			undo: [halted, offLan, rmLan, createLan(['--opt', 'mode=passthru']), onLan, started],
			danger: 'deletes',
		},
	],
	[
		'a wrong key, and a stopped container has it, too',
		passthruMode,
		{
			...byHand,
			networks: [freeManagement, withMode(freeLan, {mode: 'passthru'})],
			facts: claimedBy('other'),
		},
		'error',
		{key: 'mode'},
		nothing,
	],
	[
		'another mode',
		passthruMode,
		{
			...byHand,
			networks: [freeManagement, withMode(freeLan, {macvlan_mode: 'private'})],
		},
		'error',
		{mode: 'private', key: null},
	],
	[
		'a wrong key, made by Compose',
		passthruMode,
		{
			...byHand,
			networks: [
				freeManagement,
				{...withMode(freeLan, {'macvlan-mode': 'passthrough'}), labels: composeLabels},
			],
		},
		'error',
		{key: 'macvlan-mode'},
		nothing,
	],
	[
		'a wrong key, and others are on it',
		passthruMode,
		{
			...byHand,
			networks: [freeManagement, {...withMode(freeLan, {mode: 'passthru'}), attached: [other]}],
		},
		'error',
		{},
		nothing,
	],
	[
		'a wrong key behind NAT',
		passthruMode,
		{
			...byHand,
			container: {...stopped, environment: {}},
			networks: [freeManagement, withMode(freeLan, {mode: 'passthru'})],
		},
		'warning',
		{key: 'mode'},
	],
	[
		'mode bridge behind NAT, as the image’s instructions have it',
		passthruMode,
		{
			...byHand,
			container: {...stopped, environment: {}},
			networks: [freeManagement, withMode(freeLan, {})],
		},
		'skip',
	],
	// macvlan-subnet
	[
		'a default pool on the LAN',
		macvlanSubnet,
		{
			container: {...ours, ends: [lan]},
			networks: [
				managementNetwork,
				{
					...lanNetwork,
					internal: false,
					ipam: [{subnet: '172.19.0.0/16', gateway: '172.19.0.1', ipRange: null, reserved: []}],
				},
			],
		},
		'warning',
		{network: lanNetwork.name, subnet: '172.19.0.0/16'},
		nothing,
	],
	[
		'a LAN that looks like a default pool',
		macvlanSubnet,
		{
			facts: makeFacts({
				routes: [{family: 4, destination: '172.19.0.0/16', gateway: null, device: 'eno1', table: 'main'}],
			}),
			container: {...ours, ends: [lan]},
			networks: [
				{
					...lanNetwork,
					internal: false,
					ipam: [{subnet: '172.19.0.0/16', gateway: '172.19.0.1', ipRange: null, reserved: []}],
				},
			],
		},
		'ok',
	],
	['a dummy in layout direct', macvlanSubnet, {}, 'skip'],
	// endpoint-record
	['runs', endpointRecord, {}, 'skip'],
	['stopped and not attached', endpointRecord, byHand, 'ok'],
	[
		'stopped and attached',
		endpointRecord,
		{
			...byHand,
			networks: [freeManagement, {...freeLan, attached: lanNetwork.attached}],
		},
		'error',
		{network: lanNetwork.name, container: 'vdsm'},
		{commands: [offLan, started], undo: null, danger: 'dsm'},
	],
	[
		'an endpoint of one that is gone',
		endpointRecord,
		{
			...byHand,
			networks: [
				freeManagement,
				{...freeLan, attached: [{...other, id: `ep-${'1'.repeat(64)}`, name: 'old'}]},
			],
		},
		'error',
		{container: 'old'},
		{
			commands: [['docker', ['network', 'disconnect', '--force', lanNetwork.name, 'old']], started],
		},
	],
	[
		'somebody else who runs',
		endpointRecord,
		{
			...byHand,
			networks: [freeManagement, {...freeLan, attached: [other]}],
		},
		'ok',
	],
	[
		'an endpoint of one with a name like an option',
		endpointRecord,
		{
			...byHand,
			networks: [
				freeManagement,
				{...freeLan, attached: [{...other, id: `ep-${'1'.repeat(64)}`, name: '-f'}]},
			],
		},
		'error',
		{container: '-f'},
		nothing,
	],
	[
		'Compose’s, and one is free',
		macvlanAttached,
		{
			...lacking,
			networks: free,
			container: {...stopped, ends: [management], compose: composed},
		},
		'error',
		{network: lanNetwork.name},
		nothing,
	],
	[
		'one with a name like an option is free',
		macvlanAttached,
		{
			...lacking,
			networks: [freeManagement, {...freeLan, name: '-f'}],
		},
		'error',
		{network: '-f'},
		nothing,
	],
	[
		'one in another mode is free',
		macvlanAttached,
		{
			...lacking,
			networks: [freeManagement, withMode(freeLan, {macvlan_mode: 'bridge'})],
		},
		'error',
		{network: null},
	],
	[
		'another default pool',
		macvlanSubnet,
		{
			container: {...ours, ends: [lan]},
			networks: [
				{
					...lanNetwork,
					internal: false,
					ipam: [{subnet: '192.168.16.0/20', gateway: null, ipRange: null, reserved: []}],
				},
			],
		},
		'warning',
		{subnet: '192.168.16.0/20'},
	],
	[
		'a larger or smaller network than Docker takes',
		macvlanSubnet,
		{
			container: {...ours, ends: [lan]},
			networks: [
				{
					...lanNetwork,
					internal: false,
					ipam: [{subnet: '172.19.0.0/24', gateway: null, ipRange: null, reserved: []}],
				},
			],
		},
		'ok',
	],
	[
		'a /24 of 192.168',
		macvlanSubnet,
		{
			container: {...ours, ends: [lan]},
			networks: [
				{
					...lanNetwork,
					internal: false,
					ipam: [{subnet: '192.168.16.0/24', gateway: null, ipRange: null, reserved: []}],
				},
			],
		},
		'ok',
	],
	[
		'IPv6 alone',
		macvlanSubnet,
		{
			container: {...ours, ends: [lan]},
			networks: [
				{
					...lanNetwork,
					internal: false,
					ipam: [{subnet: 'fd00::/64', gateway: null, ipRange: null, reserved: []}],
				},
			],
		},
		'skip',
	],
	[
		'a default pool in layout direct',
		macvlanSubnet,
		{
			networks: [
				managementNetwork,
				{
					...lanNetwork,
					internal: false,
					ipam: [{subnet: '172.19.0.0/16', gateway: null, ipRange: null, reserved: []}],
				},
			],
		},
		'skip',
	],
	[
		'a record of a network that is on another card now',
		parentRecord,
		{
			...lacking,
			networks: [freeManagement, {...holder, options: {parent: 'eno1'}}],
			daemon: [refused('network dm-eeeeeeeeeeee is already using parent interface enp3s0')],
		},
		'ok',
	],
	[
		'a record without a network, and one on another card',
		parentRecord,
		{
			...lacking,
			networks: [freeManagement, {...holder, options: {parent: 'eno1'}}],
			daemon: [refused('network dm-ffffffffffff is already using parent interface enp3s0')],
		},
		'error',
		{id: 'f'.repeat(12)},
	],
	[
		'another one with a name like an option runs on it',
		passthruAlone,
		{
			...byHand,
			networks: [freeManagement, {...freeLan, attached: [{...other, name: '-f'}]}],
		},
		'error',
		{others: ['-f']},
		nothing,
	],
	[
		'somebody is listed beside the running container',
		passthruAlone,
		{
			networks: [managementNetwork, {...lanNetwork, attached: [...lanNetwork.attached, other]}],
		},
		'ok',
	],
	[
		'stopped itself',
		passthruAlone,
		{
			...byHand,
			facts: makeFacts({
				containers: [
					{...waiting, name: 'vdsm'},
					{...waiting, networks: ['web']},
					{...waiting, running: true},
				],
			}),
		},
		'ok',
	],
	[
		'ipvlan',
		passthruMode,
		{networks: [managementNetwork, {...lanNetwork, driver: 'ipvlan', options: {}}]},
		'skip',
	],
	[
		'another mode, and an option that only sounds like it',
		passthruMode,
		{
			...byHand,
			networks: [freeManagement, withMode(freeLan, {'x.mode': 'bridge', 'x.y': 'passthru'})],
		},
		'error',
		{mode: 'bridge', key: null},
	],
	['running, and the networks were read a moment later', networksExist, {networks: []}, 'ok'],
	[
		'never started, and made with a network’s id',
		networksExist,
		{
			...byHand,
			container: {...stopped, ends: [{...lan, network: freeLan.id, networkId: ''}]},
		},
		'ok',
	],
	[
		'never started, and its network is gone',
		networksExist,
		{
			...byHand,
			container: {...stopped, ends: [{...lan, networkId: ''}]},
			networks: [freeManagement],
		},
		'error',
		{case: 'gone'},
	],
	[
		'a range of one in a subnet that cannot be read',
		rangeGateway,
		{
			...byHand,
			container: {...stopped, ends: [{...lan, wantedIp: null}]},
			networks: [
				{
					...freeLan,
					internal: false,
					ipam: [{subnet: 'x', gateway: null, ipRange: '192.168.1.70/32', reserved: []}],
				},
			],
		},
		'error',
		{gateway: ''},
		nothing,
	],
	[
		'a range of one that is the lowest address',
		rangeGateway,
		{
			...byHand,
			container: {...stopped, ends: [{...lan, wantedIp: null}]},
			networks: [
				{
					...freeLan,
					internal: false,
					ipam: [{subnet: '192.168.1.0/24', gateway: null, ipRange: '192.168.1.1/32', reserved: []}],
				},
			],
		},
		'error',
		{gateway: '192.168.1.2'},
	],
	[
		'refused, ours, and the network is gone',
		networkCreate,
		{
			...byHand,
			networks: [freeManagement],
			ours: healthy.ours,
			daemon: [refused('ipv4 pool is empty')],
		},
		'error',
		{},
		mended,
	],
	[
		'a wrong key, ours',
		passthruMode,
		{
			container: ours,
			networks: [freeManagement, withMode(freeLan, {mode: 'passthru'})],
		},
		'error',
		{key: 'mode'},
		madeWithNetwork,
	],
	[
		'a wrong key, ours, and others are on it',
		passthruMode,
		{
			container: ours,
			networks: [freeManagement, {...withMode(freeLan, {mode: 'passthru'}), attached: [other]}],
		},
		'error',
		{},
		nothing,
	],
	// compose-owner
	['ours', composeOwner, {}, 'skip'],
	['by hand', composeOwner, byHand, 'ok'],
	[
		'Compose, on a network made by hand',
		composeOwner,
		{
			...byHand,
			container: {...stopped, compose: composed},
		},
		'note',
		{network: managementNetwork.name, project: 'dsm', case: 'by-hand'},
		nothing,
	],
	[
		'Compose, on another project’s network',
		composeOwner,
		{
			container: {...stopped, compose: composed},
			networks: free.map(network => ({...network, labels: composeLabels})),
		},
		'note',
		{case: 'other-project'},
	],
	[
		'by hand, on Compose’s network',
		composeOwner,
		{
			container: stopped,
			networks: free.map(network => ({...network, labels: composeLabels})),
		},
		'note',
		{project: 'web', case: 'compose-only'},
	],
	[
		'Compose, on Docker’s own bridge',
		composeOwner,
		{
			container: {...stopped, compose: composed, ends: [{...management, network: 'bridge'}]},
			networks: [{...freeManagement, name: 'bridge'}],
		},
		'ok',
	],
	// network-remove
	[
		'a removal that was refused',
		networkRemove,
		{
			daemon: [
				`Handler for DELETE /v1.51/networks/${lanNetwork.name} returned error: error while removing network: network ${lanNetwork.name} has active endpoints (name:"vdsm" id:"1")`,
			],
		},
		'note',
		{network: lanNetwork.name, containers: ['vdsm']},
		nothing,
	],
	[
		'a removal that was refused, of a network that is gone',
		networkRemove,
		{
			daemon: [
				'Handler for DELETE /v1.51/networks/web returned error: error while removing network: network web has active endpoints',
			],
		},
		'ok',
	],
	[
		'a removal that was refused, of one that nobody uses now',
		networkRemove,
		{
			...byHand,
			daemon: [inUse(lanNetwork.name)],
		},
		'ok',
	],
	[
		'a removal that was refused, of somebody else’s',
		networkRemove,
		{
			networks: [managementNetwork, lanNetwork, {...holder, attached: [other]}],
			daemon: [inUse(holder.name)],
		},
		'ok',
	],
	[
		'a removal that failed in another way',
		networkRemove,
		{
			daemon: [
				`Handler for DELETE /v1.51/networks/${lanNetwork.name} returned error: network ${lanNetwork.name} not found`,
			],
		},
		'ok',
	],
];

runCases(cases);

test('what is proven on recorded evidence only is checked here', () => {
	expect(cases.map(([, {id}]) => id)).toEqual(expect.arrayContaining(recorded));
});

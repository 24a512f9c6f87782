import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {namedCards, withNewVlans} from '../../source/answers/new-vlans.js';
import type {RawAnswers} from '../../source/model/answers.js';
import type {DockerContainer, DockerNetwork, Facts, Neighbour} from '../../source/model/facts.js';
import {type Finding, type FindingCode, type Severity, wantsConsent} from '../../source/model/finding.js';
import type {Nic} from '../../source/model/nic.js';
import type {Platform} from '../../source/model/platform.js';
import {vlanGroup} from '../../source/model/vlan.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {rank} from '../../source/plan/severities.js';
import {makeAnswers, makeDhcpAnswers} from '../helpers/answers.js';
import {hostNic, makeEngine, makeFacts, makeNic} from '../helpers/facts.js';
import {composed, factsWithDsm, makePredecessor} from '../helpers/predecessor.js';
import {anySetup} from '../helpers/setups.js';

/** What is changed of a homelab where all is well: the words of the answers, and facts that came out otherwise. */
type Given = {
	readonly words?: RawAnswers;
	readonly facts?: Partial<Facts>;
	readonly giveUp?: string;
};

function findingsOf({words = {}, facts = {}, giveUp}: Given): readonly Finding[] {
	const make = words.address === undefined || words.address === 'static' ? makeAnswers : makeDhcpAnswers;
	// The answers were right when they were given; the facts are those of another look.
	const before = makeFacts({
		predecessors: facts.predecessors ?? [],
		nics: [hostNic, makeNic(), makeNic({...spare, name: words.nic ?? 'enp4s0'})],
	});
	return buildPlan(make(words, before), withNewVlans(makeFacts(facts), namedCards(words)), undefined, {
		giveUp,
	}).findings;
}

const unraid: Platform = {name: 'unraid', version: '7.2.4', keepsNetworks: true};
const truenas: Platform = {name: 'truenas', version: '25.04.1'};
const synology: Platform = {name: 'synology', version: '7.3.2', model: 'DS1520+'};
const tap = (name: string) => ({name, kind: 'macvtap'});
const spare = {mac: '00:11:22:33:44:66', permanentMac: '00:11:22:33:44:66'} as const;
const nic = (changes: Partial<Nic>): Given => ({facts: {nics: [hostNic, makeNic(changes)]}});
const named = (name: string, changes: Partial<Nic> = {}): Given => ({
	words: {nic: name},
	facts: {nics: [hostNic, makeNic({...changes, name})]},
});
const engine = (changes: Parameters<typeof makeEngine>[0]): Given => ({facts: {engine: makeEngine(changes)}});
const host = (changes: Partial<Facts['host']>): Given => ({facts: {host: {...makeFacts().host, ...changes}}});
const devices = (changes: Partial<Facts['devices']>): Given => ({
	facts: {devices: {...makeFacts().devices, ...changes}},
});
const image = (version: string | null): Given => ({
	facts: {images: [{name: 'vdsm/virtual-dsm:latest', version}]},
});
const lan = (...probes: ReadonlyArray<readonly [string, Facts['lan'][number]['result']]>): Given => ({
	facts: {lan: probes.map(([address, result]) => ({nic: 'enp3s0', address, result}))},
});
const neighbour = (changes: Partial<Neighbour>): Given => ({
	facts: {
		neighbours: [{nic: 'enp3s0', address: '192.168.1.71', mac: makeAnswers().mac, ...changes} as Neighbour],
	},
});
/** By our own record, installation `vdsm` stands. */
const stands = (answers: RawAnswers): Given => ({
	facts: {standing: [{install: 'vdsm', cards: [{name: 'enp3s0', mac: null}], answers}]},
});
const network = (changes: Partial<DockerNetwork>): Given => ({
	facts: {
		networks: [
			{
				id: 'n',
				name: 'shop',
				driver: 'bridge',
				internal: false,
				subnets: [],
				parent: null,
				mode: null,
				install: null,
				nicWas: null,
				...changes,
			},
		],
	},
});
const noted = (field: string): DockerNetwork => ({
	id: 'n',
	name: 'vdsm-eth1-macvlan',
	driver: 'macvlan',
	internal: true,
	subnets: [],
	parent: 'enp3s0',
	mode: 'passthru',
	install: 'vdsm',
	nicWas: `up,ipv6,${field}`,
});
const container = (changes: Partial<DockerContainer>): Given => ({
	facts: {
		containers: [
			{
				id: 'c',
				name: 'shop',
				image: 'alpine',
				running: true,
				networks: [],
				published: [],
				install: null,
				dsm: false,
				...changes,
			},
		],
	},
});
const moved = (
	changes: Parameters<typeof makePredecessor>[0] = {},
	words: NonNullable<Given['words']> = {},
): Given => ({words: {takeOver: 'dsm', ...words}, facts: factsWithDsm(makePredecessor(changes))});
/** Another container, on the same network as DSM or not. */
const withOther = (network: string, theirs = [network]): Given => {
	const facts = factsWithDsm();
	const dsm = facts.containers.map(one => ({...one, networks: [network]}));
	const other = dsm.map(one => ({...one, id: 'e'.repeat(64), name: 'proxy', networks: theirs, dsm: false}));
	return {words: {takeOver: 'dsm'}, facts: {...facts, containers: [...dsm, ...other]}};
};
const route = (destination: string, device = 'wg0'): Given => ({
	facts: {routes: [{family: 4, destination, gateway: null, device, table: 'main'}]},
});
const listening = (address: string, port: number, more: Given = {}): Given => ({
	...more,
	facts: {...more.facts, listening: [{address, port}]},
});
const route4 = {what: 'default-route', family: 4, table: 'main', via: 'enp3s0'} as const;
const ssh = {what: 'ssh-session', peer: '192.168.1.9', via: 'enp3s0'} as const;
const loses = {family: 4, address: '10.0.0.2', prefix: 24, scope: 'global'} as const;
const taken = (install: string | null, name = 'x-eth1-macvlan'): Given =>
	nic({dockerNetworks: [{name, mode: 'passthru', install}]});

/** The same in layout shared. */
const beside = (given: Given = {}): Given => ({...given, words: {...given.words, layout: 'shared'}});
/** And with this host's way to DSM. */
const withShim = (given: Given = {}): Given =>
	beside({...given, words: {...given.words, dsmIp: '192.168.1.80', shimIp: '192.168.1.71'}});
const on26 = {engine: makeEngine({version: '26.1.5', clientVersion: '26.1.5'})};
const macvlan = (mode: string, install: string | null = null): Given =>
	nic({dockerNetworks: [{name: 'home', mode, install}]});

const also = (words: string): Given => ({
	facts: {nics: [hostNic, makeNic(), makeNic({name: 'enp4s0', permanentMac: '00:11:22:33:44:66'})]},
	words: {also: `enp4s0,${words}`},
});

/** A VLAN that an installation made. */
const ownVlanOf = (install: string, name: string): Partial<Nic> => ({
	kind: 'vlan',
	vlan: {parent: 'enp3s0', id: 10, group: vlanGroup(install, name)},
});

const addedMac = '02:00:00:00:00:44';
/** DSM stands on enp3s0, enp4s0 is to be added, and somebody has spoken. */
const added = (changes: Partial<Neighbour>): Given => {
	const given = also(`address=dhcp,mac=${addedMac}`);
	const {networks = []} = network({driver: 'macvlan', parent: 'enp3s0', install: 'vdsm'}).facts ?? {};
	const {containers = []} = container({install: 'vdsm'}).facts ?? {};
	return {...given, facts: {...given.facts, ...neighbour(changes).facts, networks, containers}};
};

/** For each finding what brings it about, each by itself, and what looks like it and does not. */
const rows: Readonly<Record<FindingCode, {yes: readonly Given[]; no: readonly Given[]}>> = {
	'nic-blocked': {
		yes: [
			nic({wireless: true}),
			nic({master: {name: 'br0', kind: 'bridge'}}),
			nic({carries: [{what: 'default-route', family: 6, table: 'main', via: 'enp3s0'}]}),
			nic({carries: [ssh]}),
			{...nic({carries: [ssh]}), giveUp: 'eno1'},
			{...nic({carries: [ssh], wireless: true}), giveUp: 'enp3s0'},
			nic({arpType: 772}),
			taken(null),
			beside(nic({wireless: true})),
			beside(nic({master: {name: 'br0', kind: 'bridge'}})),
			beside(nic({up: false, carrier: null})),
			beside(nic({children: [{name: 'iv0', kind: 'ipvlan'}]})),
			beside(macvlan('passthru')),
			beside(macvlan('l2')),
			beside({facts: {...macvlan('bridge').facts, ...on26}}),
		],
		no: [
			{},
			beside(),
			beside(nic({carries: [route4, ssh], addresses: [loses], managedBy: 'NetworkManager'})),
			beside(nic({children: [{name: 'mv0', kind: 'macvlan'}]})),
			beside(macvlan('bridge')),
			beside(macvlan('vepa')),
			nic({addresses: [loses]}),
			nic({up: false, carrier: null}),
			taken('vdsm', 'vdsm-eth1-macvlan'),
			{...nic({carries: [route4, ssh]}), giveUp: 'enp3s0'},
		],
	},
	'nic-given-up': {
		yes: [
			{...nic({carries: [route4]}), giveUp: 'enp3s0'},
			{...nic({carries: [ssh], addresses: [loses], managedBy: 'NetworkManager'}), giveUp: 'enp3s0'},
		],
		no: [
			{giveUp: 'enp3s0'},
			nic({carries: [route4]}),
			{...nic({carries: [route4]}), giveUp: 'enp3s'},
			{...nic({carries: [route4], wireless: true}), giveUp: 'enp3s0'},
			{...nic({carries: [route4], master: {name: 'br0', kind: 'bridge'}}), giveUp: 'enp3s0'},
			{...nic({wireless: true}), giveUp: 'enp3s0'},
		],
	},
	'nic-missing': {yes: [{facts: {nics: [hostNic]}}], no: [{}]},
	'nic-loses-address': {
		yes: [nic({addresses: [loses]}), nic({addresses: [{...loses, family: 6, address: '2001:db8::2'}]})],
		no: [
			{},
			nic({addresses: [{family: 6, address: 'fe80::2', prefix: 64, scope: 'link'}]}),
			beside(nic({addresses: [loses]})),
		],
	},
	'nic-no-carrier': {yes: [nic({carrier: false})], no: [{}, nic({up: false, carrier: null})]},
	'nic-down': {
		yes: [nic({up: false, carrier: null})],
		no: [{}, nic({carrier: false}), beside(nic({up: false, carrier: null}))],
	},
	'nic-managed': {
		yes: [nic({managedBy: 'NetworkManager'}), nic({managedBy: 'ifupdown'})],
		no: [
			{},
			nic({managedBy: 'dhclient'}),
			nic({managedBy: 'dhcpcd'}),
			beside(nic({managedBy: 'NetworkManager'})),
		],
	},
	'nic-managed-still': {
		yes: [
			nic({managedBy: 'dhclient'}),
			nic({managedBy: 'dhcpcd'}),
			nic({managedBy: 'ifupdown2'}),
			// A file of ours would be gone, or made anew, with the next boot.
			...[unraid, truenas].map(platform => ({
				facts: {...host({platform}).facts, nics: [hostNic, makeNic({managedBy: 'NetworkManager'})]},
			})),
			// What we told somebody else does not keep this one from it.
			{facts: {nics: [hostNic, makeNic({managedBy: 'ifupdown'})], networks: [noted('by=NetworkManager')]}},
		],
		no: [
			{},
			nic({managedBy: 'NetworkManager'}),
			// netplan writes what networkd reads.
			{facts: {nics: [hostNic, makeNic({managedBy: 'netplan'})], networks: [noted('by=networkd')]}},
		],
	},
	'not-reboot-safe': {
		yes: [
			host({systemd: false}),
			host({platform: unraid}),
			// As a file of facts of the first version has it.
			host({system: 'Unraid 7.0.1'}),
			// Its Docker is not started by the unit that ours waits for.
			host({platform: synology}),
			host({platform: truenas, systemd: false}),
		],
		no: [{}, host({platform: truenas}), host({platform: {name: 'proxmox'}}), beside(host({systemd: false}))],
	},
	'not-upgrade-safe': {
		yes: [host({platform: truenas})],
		no: [{}, host({platform: truenas, systemd: false}), host({platform: {name: 'proxmox'}})],
	},
	'nic-maybe-taken': {
		yes: [nic({promiscuity: 1})],
		no: [
			{},
			nic({promiscuity: 1, children: [{name: 'mv0', kind: 'macvlan'}]}),
			nic({promiscuity: 1, dockerNetworks: [{name: 'vdsm-eth1-macvlan', mode: 'passthru', install: 'vdsm'}]}),
			nic({promiscuity: 1, master: {name: 'br0', kind: 'bridge'}}),
		],
	},
	'nic-vlan': {yes: [named('enp3s0.10', {kind: 'vlan'})], no: [{}, named('enp3s0.10')]},
	'nic-vlan-made': {
		yes: [
			{words: {nic: 'enp3s0.20'}},
			// Standing, and made by this installation; by another one it is somebody's.
			named('enp3s0.10', ownVlanOf('vdsm', 'enp3s0.10')),
		],
		no: [{}, named('enp3s0.10', {kind: 'vlan'}), named('enp3s0.10', ownVlanOf('other', 'enp3s0.10'))],
	},
	'nic-vlan-name': {
		yes: [named('a.b'), named('a.1.2'), named('a.0'), named('a.4095'), named('a.9999'), named('a.010')],
		no: [{}, named('enp3s0.1'), named('enp3s0.4094')],
	},
	'bridge-nf': {
		yes: [{facts: {bridgeNf: true, nics: [hostNic, makeNic({kind: 'bridge'})]}}],
		no: [
			{facts: {bridgeNf: true}},
			nic({kind: 'bridge'}),
			{facts: {bridgeNf: false, nics: [makeNic({kind: 'bridge'})]}},
		],
	},
	'unraid-macvlan': {
		yes: [host({system: 'Unraid OS 6.12'}), host({platform: unraid})].map(({facts}) => ({
			facts: {...facts, nics: [hostNic, makeNic({kind: 'bridge'})]},
		})),
		no: [
			host({system: 'Unraid OS 6.12'}),
			nic({kind: 'bridge'}),
			{facts: {...host({platform: unraid}).facts, nics: [hostNic, makeNic({kind: 'bond'})]}},
		],
	},
	'proxmox-host': {yes: [host({platform: {name: 'proxmox'}})], no: [{}, host({kernel: '6.8.12-4-pve'})]},
	'proxmox-network': {yes: [host({platform: {name: 'proxmox'}})], no: [{}]},
	'unraid-memory': {
		yes: [host({platform: unraid}), host({system: 'Unraid 7.0.1'})],
		no: [{}, host({platform: truenas})],
	},
	'unraid-networks': {
		yes: [host({platform: {...unraid, keepsNetworks: false}})],
		no: [{}, host({platform: unraid}), host({platform: {...unraid, keepsNetworks: null}})],
	},
	'unraid-vhost': {
		yes: [
			{facts: {...host({platform: unraid}).facts, nics: [hostNic, makeNic({children: [tap('vhost1')]})]}},
		],
		no: [
			nic({children: [tap('vhost1')]}),
			{facts: {...host({platform: unraid}).facts, nics: [hostNic, makeNic({children: [tap('macvtap0')]})]}},
		],
	},
	'synology-host': {yes: [host({platform: synology})], no: [{}]},
	'kernel-arp': {
		yes: [host({kernel: '4.19.97-v7l+'}), host({kernel: '4.19.97'})],
		no: [{}, host({kernel: '4.19.98-v7l+'}), host({kernel: '4.19.970'}), host({kernel: '14.19.97'})],
	},
	'platform-bridge': {
		yes: [unraid, truenas, synology, {name: 'proxmox'} as const].map(platform => ({
			facts: {...host({platform}).facts, nics: [hostNic, makeNic({master: {name: 'br0', kind: 'bridge'}})]},
		})),
		no: [nic({master: {name: 'br0', kind: 'bridge'}}), host({platform: unraid})],
	},
	'storage-in-memory': {
		yes: [
			{words: {storage: '/srv/dsm'}, ...host({platform: unraid})},
			{words: {storage: '/mntx/dsm'}, ...host({platform: unraid})},
		],
		no: [
			{words: {storage: '/srv/dsm'}},
			{words: {storage: '/srv/dsm'}, ...host({platform: truenas})},
			{words: {storage: '/mnt/user/dsm'}, ...host({platform: unraid})},
			// Below the folder that it is run in.
			{words: {storage: './dsm'}, ...host({platform: unraid})},
		],
	},
	'storage-changed': {
		yes: [
			{words: {storage: '/srv/dsm'}, ...stands({storage: './dsm'})},
			{words: {storage: './other'}, ...stands({storage: './dsm'})},
			{...stands({storage: '/srv/dsm'})},
		],
		no: [
			{},
			{...stands({storage: './dsm'})},
			{words: {storage: 'dsm'}, ...stands({storage: './dsm'})},
			{words: {storage: '/srv/dsm'}, ...stands({storage: '/srv/dsm'})},
			{words: {storage: '/srv/dsm'}, ...stands({})},
			{words: {storage: '/srv/dsm', prefix: 'nas'}, ...stands({storage: './dsm'})},
		],
	},
	'storage-on-system': {
		yes: [
			{words: {storage: '/home/dsm'}, ...host({platform: truenas})},
			{words: {storage: '/var/dsm'}, ...host({platform: synology})},
		],
		no: [
			{words: {storage: '/srv/dsm'}},
			{words: {storage: '/mnt/tank/dsm'}, ...host({platform: truenas})},
			{words: {storage: '/volume1/dsm'}, ...host({platform: synology})},
			{words: {storage: './dsm'}, ...host({platform: synology})},
		],
	},
	'engine-none': {yes: [{facts: {engine: {state: 'none'}}}], no: [{}]},
	'engine-unreachable': {
		yes: [{facts: {engine: {state: 'unreachable', reason: 'x', denied: false}}}],
		no: [{}, {facts: {engine: {state: 'none'}}}],
	},
	'engine-rootless': {yes: [engine({rootless: true})], no: [{}]},
	'engine-desktop': {yes: [engine({desktop: true})], no: [{}]},
	'engine-remote': {yes: [engine({remote: 'ssh://nas'})], no: [{}]},
	'engine-podman': {yes: [engine({podman: true})], no: [{}]},
	'engine-2800': {
		yes: [engine({version: '28.0.0'}), engine({version: '28.0.1+dfsg1'})],
		no: [engine({version: '28.0.2'}), engine({version: '27.5.1'}), engine({clientVersion: '28.0.0'})],
	},
	'engine-2500-mac': {
		yes: [engine({version: '25.0.0'}), engine({version: '25.0.4'})],
		no: [engine({version: '24.0.9'}), engine({version: '25.0.5'})],
	},
	'client-older': {
		yes: [engine({clientVersion: '27.5.1'}), engine({clientVersion: '20.10.24', version: '29.0.4'})],
		no: [{}, engine({clientVersion: '20.10.24', version: '27.5.1'}), engine({clientVersion: '29.0.4'})],
	},
	'network-foreign': {
		yes: [network({name: 'vdsm-eth0-bridge'}), network({name: 'vdsm-eth1-macvlan', install: 'vdsm2'})],
		no: [
			network({}),
			network({name: 'vdsm-eth0-bridge', install: 'vdsm'}),
			network({name: 'vdsm-eth0-macvlan'}),
		],
	},
	'container-foreign': {
		yes: [container({name: 'vdsm'}), container({name: 'vdsm', install: 'vdsm2'})],
		no: [container({}), container({name: 'vdsm', install: 'vdsm'})],
	},
	'parent-taken': {
		yes: [taken(null), taken('vdsm2'), beside({facts: {...macvlan('bridge', 'vdsm2').facts, ...on26}})],
		no: [
			{},
			taken('vdsm', 'vdsm-eth1-macvlan'),
			taken('vdsm', 'vdsm-eth0-macvlan'),
			beside(taken('vdsm', 'vdsm-eth1-macvlan')),
			beside(macvlan('bridge', 'vdsm2')),
		],
	},
	'subnet-overlaps-docker': {
		yes: [
			network({subnets: [{address: '172.31.4.0', prefix: 25}]}),
			{words: {layout: 'classic'}, ...network({subnets: [{address: '192.168.0.0', prefix: 16}]})},
		],
		no: [
			network({subnets: [{address: '172.31.5.0', prefix: 24}]}),
			network({install: 'vdsm', subnets: [{address: '172.31.4.0', prefix: 24}]}),
			// The dummy network of `direct` moves away by itself.
			network({subnets: [{address: '10.213.213.0', prefix: 24}]}),
		],
	},
	'subnet-overlaps-route': {
		yes: [
			route('172.31.4.0/26'),
			route('172.31.4.7'),
			{words: {layout: 'classic'}, ...route('192.168.1.0/24', 'eno1')},
		],
		no: [
			route('172.31.5.0/24'),
			route('0.0.0.0/1'),
			{words: {layout: 'classic'}, ...route('192.168.1.0/24', 'enp3s0')},
		],
	},
	'lan-is-docker': {
		yes: [network({subnets: [{address: '192.168.0.0', prefix: 16}]})],
		no: [
			network({subnets: [{address: '192.168.2.0', prefix: 24}]}),
			network({install: 'vdsm', subnets: [{address: '192.168.1.0', prefix: 24}]}),
			{words: {address: 'dhcp'}, ...network({subnets: [{address: '192.168.0.0', prefix: 16}]})},
			// The LAN itself, of an installation by hand.
			network({driver: 'macvlan', subnets: [{address: '192.168.1.0', prefix: 24}]}),
			// Docker itself refuses that.
			{words: {layout: 'classic'}, ...network({subnets: [{address: '192.168.0.0', prefix: 16}]})},
		],
	},
	'no-free-subnet': {
		yes: [route('10.192.0.0/10')],
		no: [{}, route('10.213.213.0/24'), route('10.213.214.0/23'), beside(route('10.192.0.0/10'))],
	},
	'ip-taken': {
		yes: [lan(['192.168.1.70', {answer: 'mac', mac: '02:00:00:00:00:01'}])],
		no: [{}, lan(['192.168.1.70', {answer: 'silent'}])],
	},
	'mac-taken': {
		yes: [
			neighbour({}),
			neighbour({nic: 'eno1'}),
			{words: {address: 'dhcp'}, ...neighbour({address: '10.0.0.9'})},
			// A card that comes in addition to those of a DSM that stands.
			added({nic: 'enp4s0', address: '10.20.0.9', mac: addedMac}),
		],
		no: [
			{},
			neighbour({mac: '02:00:00:00:00:01'}),
			// Another LAN, where it is in nobody's way.
			neighbour({nic: 'eno1', address: '10.0.0.9'}),
			// Maybe DSM itself, as it stands: on this card, or on the one that it moves from.
			added({nic: 'enp3s0'}),
			{...added({nic: 'enp4s0', mac: addedMac}), words: {nic: 'enp4s0', mac: addedMac}},
			{facts: {...neighbour({}).facts, ...container({install: 'vdsm'}).facts}},
		],
	},
	'ip-not-checked': {
		yes: [{}, lan(['192.168.1.70', {answer: 'not-checked', why: 'no-root'}])],
		no: [
			lan(['192.168.1.70', {answer: 'silent'}]),
			lan(['192.168.1.70', {answer: 'mac', mac: '02:00:00:00:00:01'}]),
			{words: {address: 'dhcp'}},
		],
	},
	'gateway-silent': {
		yes: [lan(['192.168.1.1', {answer: 'silent'}])],
		no: [
			{},
			lan(['192.168.1.1', {answer: 'mac', mac: '02:00:00:00:00:01'}]),
			lan(['192.168.1.1', {answer: 'not-checked', why: 'no-carrier'}]),
		],
	},
	'ip-in-dhcp-pool': {yes: [{}, {words: {layout: 'classic'}}], no: [{words: {address: 'dhcp'}}]},
	'dhcp-reservation': {yes: [{words: {address: 'dhcp'}}], no: [{}, {words: {address: 'manual'}}]},
	'manual-address': {yes: [{words: {address: 'manual'}}], no: [{}, {words: {address: 'dhcp'}}]},
	'classic-no-dhcp': {yes: [{words: {layout: 'classic'}}], no: [{}]},
	'classic-ports-dead': {yes: [{words: {layout: 'classic'}}], no: [{}]},
	'classic-nat-clients': {yes: [{words: {layout: 'classic'}}], no: [{}]},
	'classic-management': {yes: [{words: {layout: 'classic'}}], no: [{}]},
	'lan-ports-direct': {yes: [{}], no: [{words: {layout: 'classic'}}]},
	'shared-address': {yes: [beside()], no: [{}, {words: {layout: 'classic'}}]},
	'shared-isolation': {yes: [beside()], no: [{}, {words: {layout: 'classic'}}, withShim()]},
	'shared-shim': {yes: [withShim()], no: [{}, beside()]},
	'shim-boot': {
		yes: [
			withShim({facts: {host: {...makeFacts().host, systemd: false}}}),
			withShim({facts: {host: {...makeFacts().host, platform: {name: 'truenas', version: null}}}}),
		],
		no: [withShim(), beside({facts: {host: {...makeFacts().host, systemd: false}}})],
	},
	'shim-dhcpcd': {
		yes: [withShim(nic({managedBy: 'dhcpcd'}))],
		no: [beside(nic({managedBy: 'dhcpcd'})), withShim(nic({managedBy: 'NetworkManager'}))],
	},
	'shared-ports-dead': {yes: [beside()], no: [{}, {words: {layout: 'classic'}}]},
	'shared-multicast': {yes: [beside()], no: [{}, {words: {layout: 'classic'}}]},
	'shared-no-filter': {yes: [beside()], no: [{}, {words: {layout: 'classic'}}]},
	'two-gateways': {yes: [{}], no: [{words: {layout: 'classic'}}, also('address=dhcp')]},
	'several-lans': {yes: [also('address=dhcp')], no: [{}]},
	'gateways-apart': {
		yes: [also('address=dhcp'), also('subnet=10.20.0.0/24,ip=10.20.0.5,gateway=10.20.0.1')],
		no: [{}, also('subnet=10.20.0.0/24,ip=10.20.0.5'), also('address=manual')],
	},
	'host-isolation': {yes: [{}, {words: {layout: 'classic'}}], no: []},
	'locked-out': {
		yes: [
			{words: {blockPorts: '5000,5001'}},
			{words: {blockPorts: '5000'}},
			{words: {blockPorts: '5000', publish: ''}},
			{words: {blockPorts: '5000', publish: '192.168.1.2:22:22'}},
			{words: {blockPorts: '5000,5001', layout: 'classic'}},
			{...also(''), words: {also: 'enp4s0,address=dhcp,block-ports=5000', blockPorts: '5000,5001'}},
		],
		no: [
			{},
			{words: {blockPorts: '22,80,5001'}},
			{words: {blockPorts: '5000,5001', publish: '192.168.1.2:5000:5000'}},
			{words: {blockPorts: '5000,5001', publish: '0.0.0.0:8443:5001'}},
			{words: {blockPorts: '5000', layout: 'classic'}},
			{...also('address=dhcp'), words: {also: 'enp4s0,address=dhcp', blockPorts: '5000,5001'}},
		],
	},
	'port-in-use': {
		yes: [
			listening('127.0.0.1', 5000),
			listening('0.0.0.0', 5000),
			listening('::', 5000),
			listening('192.168.1.2', 8000, {words: {publish: '0.0.0.0:8000:5000'}}),
			// Ours has another port there; this one is somebody else's.
			listening('127.0.0.1', 8000, {
				words: {publish: '8000:5000'},
				...container({
					name: 'vdsm',
					install: 'vdsm',
					published: [{address: '127.0.0.1', host: 5000, guest: 5000}],
				}),
			}),
		],
		no: [
			{},
			listening('127.0.0.1', 5001),
			listening('192.168.1.2', 5000),
			listening('127.0.0.1', 5000, {words: {publish: ''}}),
			listening(
				'127.0.0.1',
				5000,
				container({
					name: 'vdsm',
					install: 'vdsm',
					published: [{address: '127.0.0.1', host: 5000, guest: 5000}],
				}),
			),
			// Ours is about to get another name.
			listening(
				'127.0.0.1',
				5000,
				container({
					name: 'nas',
					install: 'vdsm',
					published: [{address: '127.0.0.1', host: 5000, guest: 5000}],
				}),
			),
		],
	},
	'publish-everywhere': {
		yes: [{words: {publish: '0.0.0.0:5000:5000'}}],
		no: [{}, {words: {publish: '192.168.1.2:5000:5000'}}],
	},
	'dsm-firewall': {yes: [{}, {words: {layout: 'classic'}}], no: []},
	'no-kvm': {yes: [devices({kvm: false})], no: [{}]},
	'no-tun': {
		yes: [
			{
				facts: {
					...devices({tun: false}).facts,
					modules: {macvlan: null, macvtap: null, bridge: null, tun: null},
				},
			},
		],
		no: [{}, devices({tun: false})],
	},
	'no-macvlan': {
		yes: [{facts: {modules: {macvlan: false, macvtap: true, bridge: true, tun: true}}}],
		no: [{}, {facts: {modules: {macvlan: null, macvtap: null, bridge: null, tun: null}}}],
	},
	'no-macvtap': {
		yes: [beside({facts: {modules: {...makeFacts().modules, macvtap: false}}})],
		no: [
			beside(),
			beside({facts: {modules: {...makeFacts().modules, macvtap: null}}}),
			{facts: {modules: {...makeFacts().modules, macvtap: false}}},
		],
	},
	'no-vhost': {yes: [devices({vhostNet: false})], no: [{}, beside(devices({vhostNet: false}))]},
	'shared-no-vhost': {yes: [beside(devices({vhostNet: false}))], no: [beside(), devices({vhostNet: false})]},
	'virtual-host': {
		yes: [
			host({virtualization: 'kvm'}),
			host({virtualization: 'vmware', vendor: 'VMware, Inc.', cloud: null}),
		],
		no: [{}, host({virtualization: 'lxc'}), host({virtualization: 'amazon', vendor: 'Amazon EC2'})],
	},
	'cloud-host': {
		yes: [
			host({virtualization: 'kvm', vendor: 'DigitalOcean'}),
			host({virtualization: 'google', vendor: 'Google'}),
			host({vendor: 'Amazon EC2'}),
			// The vendor is that of the hypervisor, here and at home.
			host({virtualization: 'kvm', vendor: 'QEMU', cloud: 'Oracle Cloud'}),
			host({virtualization: 'microsoft', vendor: 'Microsoft Corporation', cloud: 'Microsoft Azure'}),
		],
		// A Chromebox, and a server of one's own.
		no: [{}, host({vendor: 'Google'}), host({vendor: 'HUAWEI'}), host({vendor: 'LENOVO'})],
	},
	'lxc-host': {yes: [host({virtualization: 'lxc'})], no: [{}, host({virtualization: 'kvm'})]},
	'port-security': {yes: [{}], no: [{words: {layout: 'classic'}}]},
	'image-missing': {
		yes: [{facts: {images: []}}, {words: {image: 'vdsm/virtual-dsm:7.65'}}],
		no: [{}, {facts: {images: [], engine: {state: 'none'}}}],
	},
	'image-old': {
		yes: [image('7.41'), image('v7.9'), image('6.99.1')],
		no: [
			image('7.42'),
			image('v7.65'),
			image(null),
			image('latest'),
			{words: {image: 'alpine'}, ...image('7.1')},
			beside(image('7.41')),
		],
	},
	'dsm-running': {
		yes: [container({dsm: true}), container({dsm: true, install: 'vdsm2'})],
		no: [
			container({dsm: true, running: false}),
			container({dsm: true, install: 'vdsm', name: 'vdsm'}),
			container({}),
			moved(),
		],
	},
	'take-over': {
		yes: [moved()],
		no: [
			moved({place: 'aside', install: 'vdsm'}),
			moved({place: 'gone', install: 'vdsm'}),
			{facts: moved().facts ?? {}},
		],
	},
	'take-over-compose': {
		yes: [
			moved({compose: {...composed, flaw: 'changed'}}),
			moved({compose: {...composed, flaw: 'tied', values: ['vpn']}}),
		],
		no: [moved(), moved({compose: composed})],
	},
	'take-over-networks': {
		yes: [withOther('nas_default')],
		// Docker's own has no names; and on a network of its own nobody misses it.
		no: [moved(), withOther('bridge'), withOther('nas_default', ['other_default'])],
	},
	'take-over-auto-remove': {yes: [moved({autoRemove: true})], no: [moved()]},
	'take-over-no-storage': {
		yes: [moved({carried: {mounts: []}})],
		no: [moved({carried: {mounts: [{type: 'volume', source: 'dsm', target: '/storage', readOnly: false}]}})],
	},
	'take-over-lost': {yes: [moved({lost: ['DeviceRequests']})], no: [moved()]},
	'take-over-dropped': {yes: [moved({dropped: ['DHCP']})], no: [moved()]},
	'take-over-hook': {
		yes: [
			moved({hook: {source: '/srv/start.sh', bridge: true}}),
			moved({hook: {source: '/srv/start.sh', bridge: false}}),
		],
		no: [moved()],
	},
	'take-over-space': {
		yes: [moved({free: 1024 ** 3 - 1})],
		no: [moved({free: 1024 ** 3}), moved({free: null})],
	},
	'take-over-ports': {
		yes: [moved({}, {layout: 'classic'})],
		no: [moved(), moved({carried: {publish: []}}, {layout: 'classic'})],
	},
};

describe.each(Object.entries(rows))('%s', (code, {yes, no}) => {
	test.each(yes.map(given => [given]))('is found: %j', given => {
		expect(findingsOf(given).map(finding => finding.code)).toContain(code);
	});

	if (no.length > 0) {
		test.each(no.map(given => [given]))('is not found: %j', given => {
			expect(findingsOf(given).map(finding => finding.code)).not.toContain(code);
		});
	}
});

test('a homelab where all is well has nothing against it', () => {
	const grave = findingsOf(lan(['192.168.1.70', {answer: 'silent'}])).filter(
		({severity}) => severity !== 'note',
	);
	expect(grave).toEqual([]);
});

test('what is found carries what it is about', () => {
	const find = (code: FindingCode, given: Given) => findingsOf(given).find(finding => finding.code === code);
	expect(find('nic-blocked', nic({wireless: true}))).toMatchObject({
		nic: 'enp3s0',
		reasons: [{code: 'wireless'}],
		severity: 'error',
	});
	const given = {...nic({carries: [route4, ssh], addresses: [loses]}), giveUp: 'enp3s0'};
	expect(find('nic-given-up', given)).toEqual({
		code: 'nic-given-up',
		nic: 'enp3s0',
		reasons: [
			{code: 'default-route', family: 4, table: 'main', via: 'enp3s0'},
			{code: 'ssh-session', peer: '192.168.1.9', via: 'enp3s0'},
		],
		severity: 'danger',
		catalogue: [1],
	});
	// Giving up the card is no consent to what else is lost.
	expect(find('nic-loses-address', given)).toMatchObject({severity: 'danger'});
	expect(find('nic-loses-address', nic({addresses: [loses]}))).toMatchObject({addresses: ['10.0.0.2/24']});
	expect(find('locked-out', {words: {blockPorts: '5000,5001'}})).toMatchObject({
		ports: '5000, 5001',
		publish: '127.0.0.1:5000',
	});
	expect(find('subnet-overlaps-route', route('172.31.4.7'))).toMatchObject({
		subnet: '172.31.4.0/24',
		device: 'wg0',
		route: '172.31.4.7/32',
	});
	expect(find('host-isolation', {})).toMatchObject({via: '127.0.0.1:5000'});
	expect(find('host-isolation', {words: {publish: ''}})).toMatchObject({via: ''});
	expect(find('dsm-firewall', {})).toMatchObject({gateway: '172.30.4.1'});
	expect(find('dsm-firewall', {words: {layout: 'classic'}})).toMatchObject({gateway: '172.30.1.1'});
});

test('every danger wants a consent of its own, but for the one that its flag names [F4]', () => {
	const dangers = Object.values(rows)
		.flatMap(({yes}) => findingsOf(yes[0] ?? {}))
		.filter(({severity}) => severity === 'danger');
	const wanting = new Set(dangers.filter(wantsConsent).map(({code}) => code));
	expect([...wanting].sort()).toEqual([
		'locked-out',
		'nic-loses-address',
		'storage-changed',
		'take-over',
		'take-over-lost',
	]);
	expect(dangers.map(({code}) => code)).toContain('nic-given-up');
	expect(wantsConsent({code: 'nic-blocked', severity: 'error'})).toBe(false);
});

describe('ranks', () => {
	const order: readonly Severity[] = ['error', 'danger', 'warning', 'note'];

	test('come the gravest first, otherwise in the order in which they were found', () => {
		fc.assert(
			fc.property(anySetup, ({answers, facts}) => {
				const severities = buildPlan(answers, facts).findings.map(({severity}) => order.indexOf(severity));
				expect(severities).toEqual([...severities].sort());
			}),
		);
		const mixed = rank([
			{code: 'no-vhost'},
			{code: 'no-kvm'},
			{code: 'engine-none'},
			{code: 'two-gateways'},
			{code: 'lxc-host'},
			{code: 'locked-out', ports: '', publish: ''},
			{code: 'no-tun', platform: 'other'},
		]);
		expect(mixed.map(({code}) => code)).toEqual([
			'engine-none',
			'no-tun',
			'locked-out',
			'no-kvm',
			'lxc-host',
			'no-vhost',
			'two-gateways',
		]);
	});

	test('cite rows of the catalogue', () => {
		for (const {yes} of Object.values(rows))
			for (const {catalogue} of findingsOf(yes[0] ?? {}))
				for (const row of catalogue) expect(row >= 1 && row <= 105).toBe(true);
	});
});

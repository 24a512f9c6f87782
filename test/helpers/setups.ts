import fc from 'fast-check';
import {namedCards, withNewVlans} from '../../source/answers/new-vlans.js';
import {settle} from '../../source/answers/settle.js';
import {fromNumber, type Ipv4} from '../../source/model/address.js';
import type {Answers, RawAnswers} from '../../source/model/answers.js';
import type {Facts, Route} from '../../source/model/facts.js';
import {managers} from '../../source/model/manager.js';
import type {NicAddress} from '../../source/model/nic.js';
import type {Platform} from '../../source/model/platform.js';
import {addressAt, formatSubnet, type Subnet, subnetOf, subnetSize} from '../../source/model/subnet.js';
import {parseVlanName} from '../../source/model/vlan.js';
import {awkwardText} from './arbitraries.js';
import {hostNic, makeEngine, makeFacts, makeNic} from './facts.js';

/** A machine and complete answers for it, with the words that they were given in. */
export type Setup = {readonly raw: RawAnswers; readonly facts: Facts; readonly answers: Answers};

const port = fc.oneof(fc.constantFrom(22, 80, 443, 5000, 5001), fc.integer({min: 1, max: 65_535}));
const ports = fc.uniqueArray(port, {maxLength: 4});

/** Private networks, from a /29 to a /8, none of which the proposals for the management side are in. */
const lan: fc.Arbitrary<Subnet> = fc
	.tuple(
		fc.constantFrom('192.168.0.0/16', '10.64.0.0/12', '172.20.0.0/16', '100.64.0.0/10', '203.0.113.0/24'),
		fc.nat(2 ** 32 - 1),
		fc.integer({min: 16, max: 29}),
	)
	.map(([range, offset, prefix]) => {
		const [base = '', length = ''] = range.split('/');
		const around = subnetOf(base, Number(length));
		return subnetOf(addressAt(around, offset % subnetSize(around)), Math.max(prefix, around.prefix));
	});

/** Two hosts of a network. */
function hostsOf(subnet: Subnet): fc.Arbitrary<[Ipv4, Ipv4]> {
	const index = fc.integer({min: 1, max: subnetSize(subnet) - 2});
	return fc
		.uniqueArray(index, {minLength: 2, maxLength: 2})
		.map(([first = 1, second = 2]) => [addressAt(subnet, first), addressAt(subnet, second)]);
}

const staticLan: fc.Arbitrary<RawAnswers> = lan.chain(subnet =>
	hostsOf(subnet).map(([gateway, ip]) => ({
		address: 'static',
		subnet: formatSubnet(subnet),
		gateway,
		ip,
	})),
);

/** With the address of the container, of DSM, and the host's second one. */
const sharedWithShim: fc.Arbitrary<RawAnswers> = lan.chain(subnet =>
	fc
		.uniqueArray(fc.integer({min: 1, max: subnetSize(subnet) - 2}), {minLength: 4, maxLength: 4})
		.map(indexes => {
			const [gateway, ip, dsmIp, shimIp] = indexes.map(index => addressAt(subnet, index));
			return {
				layout: 'shared',
				address: 'static',
				subnet: formatSubnet(subnet),
				...(gateway && ip && dsmIp && shimIp ? {gateway, ip, dsmIp, shimIp} : {}),
			};
		}),
);

const dns = fc
	.array(fc.integer({min: 2 ** 24, max: 126 * 2 ** 24}).map(fromNumber), {maxLength: 3})
	.map(addresses => addresses.join(','));

const wiring: fc.Arbitrary<RawAnswers> = fc.oneof(
	fc.tuple(staticLan, dns).map(([words, servers]) => ({layout: 'direct', ...words, dns: servers})),
	staticLan.map(words => ({layout: 'classic', ...words})),
	staticLan.map(words => ({layout: 'shared', ...words})),
	sharedWithShim,
	fc.constantFrom('dhcp', 'manual').map(address => ({layout: 'direct', address})),
);

const publish = fc
	.uniqueArray(fc.tuple(fc.constantFrom('127.0.0.1', '192.168.1.2', '0.0.0.0'), port, port), {
		maxLength: 3,
		selector: ([, host]) => host,
	})
	.map(list => list.map(([address, host, guest]) => `${address}:${host}:${guest}`).join(','));

const mac = fc
	.array(fc.nat(255), {minLength: 6, maxLength: 6})
	.map(([first = 0, ...rest]) =>
		[(first & 0xfc) | 2, ...rest].map(octet => octet.toString(16).padStart(2, '0')).join(':'),
	);

/** A folder to be made: below the project's or /srv, which the tests of scripts have to themselves. */
const storage = fc.oneof(
	awkwardText.filter(text => !/^(?:\/|[./]*$)/.test(text.trim())),
	awkwardText.map(text => `/srv/a${text}`),
	fc.constant('/srv/dsm'),
);

const awkwardNames = ['no', 'on', 'y1', '1e3', '017', '0x1f', 'null', 'true', '12', '1_000', 'dsm', 'vdsm'];

/** Each a word that its field may take; which of them are given is left to chance. */
const container: fc.Arbitrary<RawAnswers> = fc.record(
	{
		prefix: fc.oneof(fc.constantFrom(...awkwardNames), fc.stringMatching(/^[a-z0-9][a-z0-9_-]{1,30}$/)),
		name: fc.oneof(fc.constantFrom(...awkwardNames), fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{1,62}$/)),
		image: fc.constantFrom(
			'vdsm/virtual-dsm:7.65',
			'ghcr.io/vdsm/virtual-dsm',
			'localhost:5000/a_b/c--d:V1',
			`vdsm/virtual-dsm@sha256:${'0123456789abcdef'.repeat(4)}`,
		),
		storage,
		diskSize: fc.constantFrom('64G', '1T', '256g', '900M'),
		ramSize: fc.constantFrom('2G', '512M', '16 GB'),
		cpuCores: fc.integer({min: 1, max: 64}).map(String),
		mac,
		blockPorts: ports.map(list => list.join(',')),
	},
	{requiredKeys: []},
);

const global4: NicAddress = {
	family: 4,
	address: '198.18.7.5',
	prefix: 24,
	scope: 'global',
	broadcast: '198.18.7.255',
	dynamic: false,
};
const global6: NicAddress = {...global4, family: 6, address: '2001:db8::5', prefix: 64, broadcast: null};
const route = {family: 4, table: 'main', metric: null, protocol: 'static', source: null} as const;

const nicName = fc.oneof(
	fc.constantFrom('enp3s0', 'eth0', 'enx001122334455', 'eth0.10', 'a-b', '0'),
	fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.@-]{0,14}$/),
);

/** What the host has on the card: networks of its own, and ways through them. */
type Held = {
	readonly addresses: (ipv6: boolean) => NicAddress[];
	readonly routes: (device: string) => Route[];
};
const nothingHeld: Held = {addresses: () => [], routes: () => []};
const held = fc.constantFrom<Held>(
	nothingHeld,
	{addresses: () => [global4], routes: () => []},
	{
		addresses: (ipv6: boolean): NicAddress[] => [
			global4,
			{...global4, address: '198.51.100.7', prefix: 32, broadcast: null, dynamic: true},
			...(ipv6 ? [global6, {...global6, address: '2001:db8::abcd', dynamic: true}] : []),
		],
		routes: (device: string): Route[] => [
			{...route, device, destination: '198.51.100.0/26', gateway: '198.18.7.1', metric: 50},
			{...route, device, destination: '198.51.100.64/26', gateway: null, protocol: 'boot'},
			{...route, device, destination: '198.18.7.0/24', gateway: null, protocol: 'kernel'},
		],
	},
);

/** A spare card in some state, some devices, some Engine. */
const machine: fc.Arbitrary<{facts: Facts; nic: string}> = fc
	.record({
		name: nicName.filter(name => name !== hostNic.name),
		up: fc.boolean(),
		ipv6: fc.constantFrom(true, false, null),
		mtu: fc.constantFrom(1500, 9000),
		kvm: fc.boolean(),
		vhostNet: fc.boolean(),
		version: fc.constantFrom('20.10.24', '25.0.5', '27.5.1', '28.5.2'),
		systemd: fc.boolean(),
		platform: fc.constantFrom<Platform>(
			{name: 'other'},
			{name: 'proxmox'},
			{name: 'unraid', version: '7.2.4', keepsNetworks: false},
			{name: 'truenas', version: '25.04.1'},
			{name: 'synology', version: '7.3.2', model: 'DS1520+'},
		),
		managedBy: fc.constantFrom(null, ...managers, 'dhclient'),
		held,
	})
	.map(
		({
			name,
			up,
			ipv6,
			mtu,
			kvm,
			vhostNet,
			version,
			systemd,
			platform,
			managedBy,
			held: {addresses, routes},
		}) => ({
			nic: name,
			facts: makeFacts({
				host: {...makeFacts().host, systemd, platform},
				nics: [hostNic, makeNic({name, up, ipv6, mtu, managedBy, addresses: addresses(ipv6 === true)})],
				routes: [...makeFacts().routes, ...(up ? routes(name) : [])],
				engine: makeEngine({version, clientVersion: version}),
				devices: {kvm, vhostNet, tun: true},
			}),
		}),
	);

/** Looking for accepted answers has an end: where none is accepted any more, that is what the test says. */
function isAccepted(setup: Omit<Setup, 'answers'> & {readonly answers: Answers | undefined}): setup is Setup {
	refusedInARow = setup.answers === undefined ? refusedInARow + 1 : 0;
	if (refusedInARow > 1000) throw new Error(`no answers are accepted, such as ${JSON.stringify(setup.raw)}`);
	return setup.answers !== undefined;
}

let refusedInARow = 0;

/** The card is the host's own, and so it is up. */
function asHosts(facts: Facts, name: string): Facts {
	const carries = [{what: 'default-route', family: 4, table: 'main', via: name}] as const;
	return {...facts, nics: facts.nics.map(nic => (nic.name === name ? {...nic, up: true, carries} : nic))};
}

/** One set-up in five is on a VLAN that is still to be made. */
const vlan = fc.option(fc.integer({min: 1, max: 4094}), {nil: null, freq: 4});

/** The name has to fit into the kernel's 15 characters. */
function vlanName(card: string, id: number | null): string {
	const name = `${card}.${id}`;
	return id !== null && name.length <= 15 && parseVlanName(name) ? name : card;
}

/** Any machine with any answers that are accepted there, free text as awkward as it may be. */
export const anySetup: fc.Arbitrary<Setup> = fc
	.tuple(machine, wiring, container, fc.option(publish, {nil: undefined}), vlan)
	.map(([{facts: found, nic: card}, words, {blockPorts, ...rest}, published, id]) => {
		const nic = vlanName(card, id);
		const raw: RawAnswers = {
			nic,
			...words,
			...rest,
			...(blockPorts === undefined || words.layout === 'shared' ? {} : {blockPorts}),
			...(published === undefined || words.layout !== 'direct' ? {} : {publish: published}),
		};
		const facts = withNewVlans(words.layout === 'shared' ? asHosts(found, nic) : found, namedCards(raw));
		return {raw, facts, answers: settle(raw, facts).answers};
	})
	.filter(isAccepted);

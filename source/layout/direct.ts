import type {Answers, FurtherLan} from '../model/answers.js';
import {serverAddress} from '../model/card-names.js';
import type {FindingDetail} from '../model/finding.js';
import {withoutRouter} from '../model/image-variables.js';
import type {Picture} from '../model/picture.js';
import type {NetworkSpec} from '../model/spec.js';
import {cardStepId} from '../model/step.js';
import {addressAt, formatSubnet, netmaskOf} from '../model/subnet.js';
import {
	allow,
	createBridge,
	enslave,
	fewFiles,
	filter,
	findMacvlan,
	findMacvlans,
	hookText,
	serveOneGuest,
} from './hook-parts.js';
import type {CardParts, Layout} from './layout.js';
import {commonContainer, madeBy} from './shared-parts.js';

/**
 * DSM itself on the wire. The Docker bridge owns the gateway and the published ports; the passthru macvlan is
 * internal, carries no LAN address, and is enslaved to br0 together with DSM's second NIC.
 */
export const direct: Layout = {
	name: 'direct',

	names: (prefix, container) => ({
		lanNetwork: `${prefix}-eth1-macvlan`,
		container,
	}),

	networks: ({answers, management, cards}) => [
		{
			step: 'network-management',
			name: bridgeOf(answers),
			driver: 'bridge',
			internal: false,
			subnet: management.subnet,
			gateway: management.gateway,
			ipRange: null,
			reserved: {},
			options: {},
		},
		...cards.map(lanNetwork),
	],

	container(parts) {
		const {answers, management, cards} = parts;
		return {
			...commonContainer(
				parts,
				cards.map(({mac, mtu}) => ({mac, mtu})),
				{DNSMASQ_OPTS: withoutRouter(parts.predecessor?.carried.dnsmasq)},
			),
			ports: management.publish,
			attachments: [
				{
					network: bridgeOf(answers),
					ip: management.container,
					interfaceName: 'mgmt0',
					mac: null,
					gateway: true,
				},
				...cards.map(({network, dummy, number, macs}) => ({
					network,
					ip: addressAt(dummy, 2),
					interfaceName: `lan${number - 1}`,
					mac: macs.port,
					gateway: false,
				})),
			],
		};
	},

	hook({answers, cards}) {
		const [first, ...more] = cards;
		const networks = cards.map(({network}) => network).join(' and ');
		return hookText(answers.prefix, `layout direct, network ${networks}`, [
			...fewFiles,
			...cards.flatMap(({bridge}) => allow(bridge)),
			'',
			'# The wire, by its driver: Docker may name interfaces in any order.',
			...(more.length === 0
				? findMacvlan
				: findMacvlans(cards.map(card => ({variable: wireOf(card), address: addressAt(card.dummy, 2)})))),
			'',
			'# The container itself stays mute on the LAN: DSM and its own NIC pass in FORWARD, untouched by this.',
			...wired(first),
			...more.flatMap(card => ['', `# ${card.nic}, as ${card.bridge}.`, ...wired(card)]),
			'',
			'# Management reaches DSM from an address next to it: DSM has no gateway on that side.',
			...filter('iptables', ['-t nat -A POSTROUTING -o docker -j MASQUERADE'], 'set up the management path'),
		]);
	},

	picture({answers, management, cards}) {
		const [first, ...more] = cards;
		const wire = wirePicture(first);
		return {
			nodes: [
				...wire.nodes,
				{
					id: 'host',
					lines: ['host', ...management.publish.map(({address, host}) => `${address}:${host}`)],
					steps: madeBy.nothing,
				},
				{
					id: 'docker-bridge',
					lines: [bridgeOf(answers), formatSubnet(management.subnet)],
					steps: madeBy.bridgeNetwork,
				},
				{id: 'nat', lines: ['NAT', management.container], steps: madeBy.inside},
			],
			links: [
				...wire.links,
				{from: 'host', to: 'docker-bridge', path: 'management'},
				{from: 'docker-bridge', to: 'nat', path: 'management'},
				{from: 'nat', to: 'dsm', path: 'management'},
			],
			broken: wire.broken,
			...(more.length === 0 ? {} : {more: more.map(wirePicture)}),
		};
	},

	limits({answers, cards, management, nat}) {
		const [first] = management.publish;
		const via = first ? `${first.address === '0.0.0.0' ? 'localhost' : first.address}:${first.host}` : '';
		return [
			{code: 'host-isolation', via},
			{code: 'lan-ports-direct'},
			...(answers.more.length === 0
				? [{code: 'two-gateways'} as const]
				: [{code: 'several-lans', nics: cards.map(({nic}) => nic)} as const]),
			{code: 'dsm-firewall', gateway: nat.gateway},
			...cards.flatMap(addressLimits),
		];
	},
};

function addressLimits({lan, mac}: CardParts): FindingDetail[] {
	return [
		{code: 'port-security', mac},
		...(lan.mode === 'manual' ? [{code: 'manual-address'} as const] : []),
		...(lan.mode === 'dhcp' ? [{code: 'dhcp-reservation', mac} as const] : []),
		...(lan.mode === 'static' ? [{code: 'ip-in-dhcp-pool', ip: lan.ip} as const] : []),
	];
}

/** The way from the LAN over one card to DSM. */
function wirePicture({number, nic, lan, mac, network, bridge}: CardParts): Picture {
	const around =
		lan.mode === 'static' ? [formatSubnet(lan.subnet), ...(lan.gateway === null ? [] : [lan.gateway])] : [];
	return {
		nodes: [
			{id: 'lan', lines: ['LAN', ...around], steps: madeBy.nothing},
			{id: 'nic', lines: [nic], steps: madeBy.card(number)},
			{id: 'port', lines: ['macvlan passthru', network], steps: madeBy.lanNetwork(number)},
			{id: 'br0', lines: [bridge], steps: madeBy.inside},
			{id: 'dsm', lines: ['DSM', lan.mode === 'static' ? lan.ip : lan.mode, mac], steps: madeBy.dsm},
		],
		links: [
			{from: 'lan', to: 'nic', path: 'wire'},
			{from: 'nic', to: 'port', path: 'wire'},
			{from: 'port', to: 'br0', path: 'wire'},
			{from: 'br0', to: 'dsm', path: 'wire'},
		],
		broken: [{from: 'host', to: 'nic', use: 'own'}],
	};
}

function lanNetwork({number, nic, network, dummy}: CardParts): NetworkSpec {
	return {
		step: cardStepId('network-lan', number),
		name: network,
		driver: 'macvlan',
		// Internal, so that the bridge stays the gateway on every Engine, and 29.0.0 accepts it (F53).
		internal: true,
		subnet: dummy,
		gateway: addressAt(dummy, 1),
		ipRange: null,
		reserved: {},
		options: {
			parent: nic,
			macvlan_mode: 'passthru',
			// Engine ≥ 28.0 would announce the dummy address on the LAN; older ones ignore the option (F33).
			'com.docker.network.advertise_addr_nmsgs': '0',
		},
	};
}

/** The hook's variable for the container's end on a card. */
function wireOf({number}: CardParts): string {
	return number === 1 ? 'lan' : `lan${number}`;
}

/** The container mute on one wire, the wire in its bridge, and DSM's address where it is given one. */
function wired(card: CardParts): readonly string[] {
	const {lan, macs, bridge, blockPorts} = card;
	const wire = `$${wireOf(card)}`;
	return [
		`ip addr flush dev "${wire}" || :`,
		...filter(
			'ebtables',
			[`-A INPUT -i "${wire}" -j DROP`, `-A OUTPUT -o "${wire}" -j DROP`],
			'keep the container off the LAN',
		),
		...closedPorts(blockPorts, wire),
		...createBridge(macs.bridge, wire, bridge),
		...(lan.mode === 'static' ? served(lan, card, wire) : []),
		...enslave(wire, bridge),
	];
}

/** The management network. */
function bridgeOf({prefix}: Answers): string {
	return `${prefix}-eth0-bridge`;
}

/** On the LAN side only: what comes in by the wire, for IPv4 and IPv6. */
function closedPorts(ports: readonly number[], wire: string): readonly string[] {
	const rules = ports.flatMap(port => [
		`-A FORWARD -i "${wire}" -p IPv4 --ip-protocol tcp --ip-destination-port ${port} -j DROP`,
		`-A FORWARD -i "${wire}" -p IPv6 --ip6-protocol tcp --ip6-destination-port ${port} -j DROP`,
	]);
	if (rules.length === 0) return [];
	return [
		'',
		`# Closed on the LAN side: ${ports.join(', ')}.`,
		...filter('ebtables', rules, 'close ports on the LAN side'),
		'',
	];
}

/**
 * DSM gets the chosen address from a DHCP server of its own, which nobody else can hear: DHCP crosses the wire in
 * neither direction. The bridge has no address in the range, so dnsmasq needs --shared-network to offer anything. The lease
 * is finite and the server authoritative, so that a changed address is taken up, also by a DSM that holds an old one.
 */
function served(
	{ip, subnet, gateway, dns}: Extract<FurtherLan, {mode: 'static'}>,
	{mac, bridge, number}: CardParts,
	wire: string,
): readonly string[] {
	return [
		'',
		'# DSM asks by DHCP and is given its static address here; no DHCP crosses the wire, in either direction.',
		...filter(
			'ebtables',
			[
				`-A FORWARD -o "${wire}" -p IPv4 --ip-protocol udp --ip-destination-port 67 -j DROP`,
				`-A FORWARD -i "${wire}" -p IPv4 --ip-protocol udp --ip-destination-port 68 -j DROP`,
			],
			'keep DHCP off the wire',
		),
		`ip addr replace ${serverAddress(number)}/32 dev ${bridge} || :`,
		`ip link set ${bridge} up || :`,
		...serveOneGuest(
			mac,
			ip,
			netmaskOf(subnet),
			[
				// Any address of that network tells the server which one it is.
				`--shared-network=${bridge},${gateway ?? addressAt(subnet, 1)}`,
				`--dhcp-option=option:router${gateway === null ? '' : `,${gateway}`}`,
				`--dhcp-option=option:dns-server${dns.map(address => `,${address}`).join('')}`,
			],
			bridge,
		),
		'\tvdsm_passthru_refuse "The DHCP server for the static address cannot be started."',
		'\treturn 1',
		'fi',
		'',
	];
}

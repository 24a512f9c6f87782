import type {Answers} from '../model/answers.js';
import type {FindingDetail} from '../model/finding.js';
import {withoutRouter} from '../model/image-variables.js';
import type {Picture} from '../model/picture.js';
import type {NetworkSpec} from '../model/spec.js';
import {cardStepId} from '../model/step.js';
import {addressAt, formatSubnet} from '../model/subnet.js';
import {directHook} from './direct-hook.js';
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

	hook: directHook,

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

/** The management network. */
function bridgeOf({prefix}: Answers): string {
	return `${prefix}-eth0-bridge`;
}

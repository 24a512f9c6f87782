import type {Answers, Lan} from '../model/answers.js';
import {withoutRouter} from '../model/image-variables.js';
import {addressAt, formatSubnet, netmaskOf} from '../model/subnet.js';
import {
	allowBridge,
	createBridge,
	enslave,
	filter,
	findMacvlan,
	hookText,
	serveOneGuest,
} from './hook-parts.js';
import type {Layout, Parts} from './layout.js';
import {commonContainer} from './shared-parts.js';

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

	networks: ({answers, names, management, dummy}) => [
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
		{
			step: 'network-lan',
			name: names.lanNetwork,
			driver: 'macvlan',
			// Internal, so that the bridge stays the gateway on every Engine, and 29.0.0 accepts it (F53).
			internal: true,
			subnet: dummy,
			gateway: addressAt(dummy, 1),
			ipRange: null,
			reserved: {},
			options: {
				parent: answers.nic,
				macvlan_mode: 'passthru',
				// Engine ≥ 28.0 would announce the dummy address on the LAN; older ones ignore the option (F33).
				'com.docker.network.advertise_addr_nmsgs': '0',
			},
		},
	],

	container(parts) {
		const {answers, names, macs, management, dummy} = parts;
		return {
			...commonContainer(
				parts,
				{mac: macs.lan, mtu: parts.mtu},
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
				{
					network: names.lanNetwork,
					ip: addressAt(dummy, 2),
					interfaceName: 'lan0',
					mac: macs.port,
					gateway: false,
				},
			],
		};
	},

	hook(parts) {
		const {answers, macs, names} = parts;
		return hookText(answers.prefix, `layout direct, network ${names.lanNetwork}`, [
			...allowBridge,
			'',
			'# The wire, by its driver: Docker may name interfaces in any order.',
			...findMacvlan,
			'',
			'# The container itself stays mute on the LAN: DSM and its own NIC pass in FORWARD, untouched by this.',
			'ip addr flush dev "$lan" || :',
			...filter(
				'ebtables',
				['-A INPUT -i "$lan" -j DROP', '-A OUTPUT -o "$lan" -j DROP'],
				'keep the container off the LAN',
			),
			...closedPorts(answers.blockPorts),
			...createBridge(macs.bridge, '$lan'),
			...(answers.lan.mode === 'static' ? served(answers.lan, parts) : []),
			...enslave('$lan'),
			'',
			'# Management reaches DSM from an address next to it: DSM has no gateway on that side.',
			...filter('iptables', ['-t nat -A POSTROUTING -o docker -j MASQUERADE'], 'set up the management path'),
		]);
	},

	picture({answers, names, macs, management}) {
		const {lan} = answers;
		const dsm = lan.mode === 'static' ? lan.ip : lan.mode;
		return {
			nodes: [
				{
					id: 'lan',
					lines: ['LAN', ...(lan.mode === 'static' ? [formatSubnet(lan.subnet), lan.gateway] : [])],
				},
				{id: 'nic', lines: [answers.nic]},
				{id: 'port', lines: ['macvlan passthru', names.lanNetwork]},
				{id: 'br0', lines: ['br0']},
				{id: 'dsm', lines: ['DSM', dsm, macs.lan]},
				{
					id: 'host',
					lines: ['host', ...management.publish.map(({address, host}) => `${address}:${host}`)],
				},
				{id: 'docker-bridge', lines: [bridgeOf(answers), formatSubnet(management.subnet)]},
				{id: 'nat', lines: ['NAT', management.container]},
			],
			links: [
				{from: 'lan', to: 'nic', path: 'wire'},
				{from: 'nic', to: 'port', path: 'wire'},
				{from: 'port', to: 'br0', path: 'wire'},
				{from: 'br0', to: 'dsm', path: 'wire'},
				{from: 'host', to: 'docker-bridge', path: 'management'},
				{from: 'docker-bridge', to: 'nat', path: 'management'},
				{from: 'nat', to: 'dsm', path: 'management'},
			],
			broken: [{from: 'host', to: 'nic', use: 'own'}],
		};
	},

	limits({answers, macs, management, nat}) {
		const [first] = management.publish;
		const via = first ? `${first.address === '0.0.0.0' ? 'localhost' : first.address}:${first.host}` : '';
		return [
			{code: 'host-isolation', via},
			{code: 'lan-ports-direct'},
			{code: 'two-gateways'},
			{code: 'dsm-firewall', gateway: nat.gateway},
			{code: 'port-security', mac: macs.lan},
			...(answers.lan.mode === 'manual' ? [{code: 'manual-address'} as const] : []),
			...(answers.lan.mode === 'dhcp' ? [{code: 'dhcp-reservation', mac: macs.lan} as const] : []),
			...(answers.lan.mode === 'static' ? [{code: 'ip-in-dhcp-pool', ip: answers.lan.ip} as const] : []),
		];
	},
};

/** The management network. */
function bridgeOf({prefix}: Answers): string {
	return `${prefix}-eth0-bridge`;
}

/** On the LAN side only: what comes in by the wire, for IPv4 and IPv6. */
function closedPorts(ports: readonly number[]): readonly string[] {
	const rules = ports.flatMap(port => [
		`-A FORWARD -i "$lan" -p IPv4 --ip-protocol tcp --ip-destination-port ${port} -j DROP`,
		`-A FORWARD -i "$lan" -p IPv6 --ip6-protocol tcp --ip6-destination-port ${port} -j DROP`,
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
 * neither direction. br0 has no address in the range, so dnsmasq needs --shared-network to offer anything. The lease
 * is finite and the server authoritative, so that a changed address is taken up, also by a DSM that holds an old one.
 */
function served(
	{ip, subnet, gateway, dns}: Extract<Lan, {mode: 'static'}>,
	{macs}: Parts,
): readonly string[] {
	return [
		'',
		'# DSM asks by DHCP and is given its static address here; no DHCP crosses the wire, in either direction.',
		...filter(
			'ebtables',
			[
				'-A FORWARD -o "$lan" -p IPv4 --ip-protocol udp --ip-destination-port 67 -j DROP',
				'-A FORWARD -i "$lan" -p IPv4 --ip-protocol udp --ip-destination-port 68 -j DROP',
			],
			'keep DHCP off the wire',
		),
		'ip addr replace 169.254.254.1/32 dev br0 || :',
		'ip link set br0 up || :',
		...serveOneGuest(macs.lan, ip, netmaskOf(subnet), [
			`--shared-network=br0,${gateway}`,
			`--dhcp-option=option:router,${gateway}`,
			`--dhcp-option=option:dns-server${dns.map(address => `,${address}`).join('')}`,
		]),
		'\tvdsm_passthru_refuse "The DHCP server for the static address cannot be started."',
		'\treturn 1',
		'fi',
		'',
	];
}

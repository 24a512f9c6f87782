import type {Answers} from '../model/answers.js';
import {formatSubnet, netmaskOf} from '../model/subnet.js';
import {
	allow,
	createBridge,
	enslave,
	fewFiles,
	filter,
	findMacvlan,
	hookText,
	serveOneGuest,
} from './hook-parts.js';
import type {Layout, Parts} from './layout.js';
import {addressedMacvlan, commonContainer, madeBy} from './shared-parts.js';

/**
 * The published recipe (vdsm/virtual-dsm #885), made to work: the container has the LAN address and DSM is behind the
 * image's NAT; DSM's second NIC is on an internal bridge, for the host.
 */
export const classic: Layout = {
	name: 'classic',

	names: (prefix, container) => ({
		lanNetwork: `${prefix}-eth0-macvlan`,
		container,
	}),

	networks(parts) {
		const {answers, management} = parts;
		return [
			{
				step: 'network-management',
				name: bridgeOf(answers),
				driver: 'bridge',
				internal: false,
				subnet: management.subnet,
				gateway: management.gateway,
				ipRange: null,
				reserved: {dsm: management.guest},
				options: {},
			},
			addressedMacvlan(parts, 'passthru'),
		];
	},

	container(parts) {
		const {answers, names, macs, management} = parts;
		const ip = answers.lan.mode === 'static' ? answers.lan.ip : '';
		return {
			// This NIC is on Docker's bridge, whose MTU is Docker's, not the card's.
			...commonContainer(parts, [{mac: macs.management, mtu: 1500}], dnsmasqOf(parts)),
			ports: [],
			attachments: [
				{network: names.lanNetwork, ip, interfaceName: 'lan0', mac: macs.port, gateway: true},
				{
					network: bridgeOf(answers),
					ip: management.container,
					interfaceName: 'mgmt0',
					mac: null,
					gateway: false,
				},
			],
		};
	},

	hook({answers, names, macs, management}) {
		const {container, guest, subnet} = management;
		return hookText(answers.prefix, `layout classic, network ${names.lanNetwork}`, [
			...fewFiles,
			...allow('br0'),
			...closedPorts(answers.blockPorts),
			'',
			'# The management side, by its address: Docker may name interfaces in any order.',
			'local management',
			`management=$(ip -4 -o addr show to ${container}/32 | { read -r _ name _ && echo "$name"; }) || :`,
			'if [ -z "$management" ]; then',
			`\tvdsm_passthru_refuse "No interface has ${container}: is the container attached to ${bridgeOf(answers)}?"`,
			'\treturn 1',
			'fi',
			'if [ "$management" != br0 ]; then',
			...createBridge(macs.bridge, '$management').map(line => `\t${line}`),
			'\tip addr flush dev "$management" || :',
			...enslave('$management').map(line => `\t${line}`),
			`\tip addr replace ${formatSubnet({address: container, prefix: subnet.prefix})} dev br0 || :`,
			'fi',
			'',
			"# DSM's second NIC is offered an address on the management side. DSM runs without it as well.",
			...serveOneGuest(macs.management, guest, netmaskOf(subnet), [
				'--dhcp-option=option:router',
				'--dhcp-option=option:dns-server',
			]),
			'\techo "vdsm-passthru: no DHCP server on br0; give DSM\'s second NIC a static address." >&2',
			'fi',
		]);
	},

	picture({answers, names, macs, management, nat}) {
		const lan = answers.lan.mode === 'static' ? answers.lan : undefined;
		return {
			nodes: [
				{
					id: 'lan',
					lines: ['LAN', ...(lan ? [formatSubnet(lan.subnet), lan.gateway] : [])],
					steps: madeBy.nothing,
				},
				{id: 'nic', lines: [answers.nic], steps: madeBy.card(1)},
				{
					id: 'port',
					lines: ['macvlan passthru', names.lanNetwork, ...(lan ? [lan.ip] : [])],
					steps: madeBy.lanNetwork(1),
				},
				{id: 'nat', lines: ['NAT', nat.gateway], steps: madeBy.inside},
				{id: 'dsm', lines: ['DSM', nat.guest, macs.management], steps: madeBy.dsm},
				{id: 'host', lines: ['host', management.gateway], steps: madeBy.nothing},
				{
					id: 'docker-bridge',
					lines: [bridgeOf(answers), formatSubnet(management.subnet)],
					steps: madeBy.bridgeNetwork,
				},
				{id: 'br0', lines: ['br0', management.container], steps: madeBy.inside},
			],
			links: [
				{from: 'lan', to: 'nic', path: 'wire'},
				{from: 'nic', to: 'port', path: 'wire'},
				{from: 'port', to: 'nat', path: 'wire'},
				{from: 'nat', to: 'dsm', path: 'wire'},
				{from: 'host', to: 'docker-bridge', path: 'management'},
				{from: 'docker-bridge', to: 'br0', path: 'management'},
				{from: 'br0', to: 'dsm', path: 'management'},
			],
			broken: [{from: 'host', to: 'nic', use: 'own'}],
		};
	},

	limits({answers, management, nat}) {
		return [
			{code: 'classic-no-dhcp'},
			{code: 'host-isolation', via: management.container},
			{code: 'classic-ports-dead'},
			{code: 'classic-management', guest: management.guest, container: management.container},
			{code: 'classic-nat-clients'},
			{code: 'dsm-firewall', gateway: nat.gateway},
			...(answers.lan.mode === 'static' ? [{code: 'ip-in-dhcp-pool', ip: answers.lan.ip} as const] : []),
		];
	},
};

/** The image's DHCP server keeps what it was told before; nothing is to be added to it here. */
function dnsmasqOf({predecessor}: Parts): Readonly<Record<string, string>> {
	const before = predecessor?.carried.dnsmasq ?? '';
	return before === '' ? {} : {DNSMASQ_OPTS: before};
}

/** The management network. */
function bridgeOf({prefix}: Answers): string {
	return `${prefix}-eth1-bridge`;
}

/** Before the image's DNAT, which would lead any address and port of the container to DSM. */
function closedPorts(ports: readonly number[]): readonly string[] {
	if (ports.length === 0) return [];
	const rules = ports.map(port => `-t raw -A PREROUTING -i "$lan" -p tcp --dport ${port} -j DROP`);
	return [
		'',
		`# Closed on the LAN side: ${ports.join(', ')}.`,
		...findMacvlan,
		...filter('iptables', rules, 'close ports on the LAN side'),
	];
}

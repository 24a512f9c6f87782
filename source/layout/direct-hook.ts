import type {FurtherLan} from '../model/answers.js';
import {serverAddress} from '../model/card-names.js';
import {addressAt, netmaskOf} from '../model/subnet.js';
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
	untracked,
} from './hook-parts.js';
import type {CardParts, Parts} from './layout.js';

/** The hook of layout direct: the container mute on each wire, each wire in its bridge, and DSM's addresses. */
export function directHook({answers, cards}: Pick<Parts, 'answers' | 'cards'>): string {
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
		...untracked(bridge),
		...(lan.mode === 'static' ? served(lan, card, wire) : []),
		...enslave(wire, bridge),
	];
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

import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {startInBackground} from '../system/group.js';
import {until} from '../system/until.js';
import {addresses} from './addresses.js';
import {type Namespace, type Place, setSysctl} from './namespace.js';

/** The LAN's router: DHCP server, gateway to the WAN, port forward. */
export type Router = Place & {
	/** All that its DHCP server logged so far, one line an event. */
	dhcpLog(): Promise<string>;
	/** Points the port forward, WAN address port 8080, at a LAN address; replaces an earlier one. No source NAT. */
	forwardTo(ip: string, port?: number): Promise<void>;
};

/** `announceIpv6` makes it send router advertisements, from which LAN machines take addresses. */
export type RouterOptions = {readonly announceIpv6: boolean};

const {lan, lan6, wan} = addresses;

function dnsmasqArguments(directory: string, announceIpv6: boolean): readonly string[] {
	return [
		'--keep-in-foreground',
		'--conf-file=/dev/null',
		'--user=root',
		'--pid-file=',
		'--no-resolv',
		'--no-hosts',
		'--no-ping',
		'--interface=lan',
		'--bind-interfaces',
		'--log-dhcp',
		`--log-facility=${path.join(directory, 'dhcp.log')}`,
		`--dhcp-leasefile=${path.join(directory, 'dhcp.leases')}`,
		`--dhcp-range=${lan.dhcpFrom},${lan.dhcpTo},255.255.255.0,1h`,
		// The server of a home router: it owns the network, so it tells a client at once that an old address is no longer good.
		'--dhcp-authoritative',
		`--dhcp-option=option:router,${lan.router}`,
		`--dhcp-option=option:dns-server,${lan.router}`,
		...(announceIpv6 ? ['--enable-ra', `--dhcp-range=${lan6.prefix},ra-only,64`] : []),
	];
}

/** Sets up routing, NAT and DHCP in a namespace that has the interfaces `lan` and `wan`. Files go to `directory`. */
export async function startRouter(
	place: Namespace,
	directory: string,
	{announceIpv6}: RouterOptions,
): Promise<Router> {
	await place.must('ip', ['addr', 'add', `${lan.router}/24`, 'dev', 'lan']);
	await place.must('ip', ['addr', 'add', `${lan6.router}/64`, 'dev', 'lan', 'nodad']);
	await place.must('ip', ['addr', 'add', `${wan.router}/24`, 'dev', 'wan']);
	await setSysctl(place, {'net/ipv4/ip_forward': 1, 'net/ipv6/conf/all/forwarding': 1});
	await place.must('iptables', [
		'-t',
		'nat',
		'-A',
		'POSTROUTING',
		'-o',
		'wan',
		'-s',
		lan.subnet,
		'-j',
		'MASQUERADE',
	]);
	await place.must('iptables', ['-t', 'nat', '-N', 'FORWARDS']);
	await place.must('iptables', ['-t', 'nat', '-A', 'PREROUTING', '-i', 'wan', '-j', 'FORWARDS']);

	const log = path.join(directory, 'dhcp.log');
	startInBackground(
		place.enter(['dnsmasq', dnsmasqArguments(directory, announceIpv6)]),
		path.join(directory, 'dnsmasq.out'),
	);
	await until(
		"the router's DHCP server",
		async () => (await readFile(log, 'utf8').catch(() => '')).includes('DHCP, IP range'),
		{everyMs: 20},
	);

	return {
		...place,
		async dhcpLog() {
			return readFile(log, 'utf8');
		},
		async forwardTo(ip, port = 80) {
			await place.must('iptables', ['-t', 'nat', '-F', 'FORWARDS']);
			await place.must('iptables', [
				'-t',
				'nat',
				'-A',
				'FORWARDS',
				'-p',
				'tcp',
				'--dport',
				String(wan.forwardedPort),
				'-j',
				'DNAT',
				'--to',
				`${ip}:${port}`,
			]);
		},
	};
}

import {addresses} from './addresses.js';
import {type CableOptions, cable, createNamespace, type Namespace, setSysctl} from './namespace.js';

/** The namespaces of a lab and what is in them. `sw` is the switch: its ports are named after the host's NICs, `router` and `client`. */
export type Wire = {
	readonly host: Namespace;
	readonly sw: Namespace;
	readonly router: Namespace;
	readonly client: Namespace;
	readonly wan: Namespace;
	readonly uplink: Namespace;
};

/** `nics` are the host's cards on the LAN switch, `nicsUp` whether their links are up from the start. */
export type WireOptions = {
	readonly id: string;
	readonly procsFile: string;
	readonly nics: readonly string[];
	readonly nicsUp: boolean;
};

/** Names of the namespaces of a lab; known before any is made, so that they can be written down first. */
export function namespacesOf(id: string): readonly string[] {
	return ['host', 'sw', 'router', 'client', 'wan', 'uplink'].map(role => `${id}-${role}`);
}

/** Builds switch, cables and addresses. The router's services are `startRouter`'s business. */
export async function buildWire({id, procsFile, nics, nicsUp}: WireOptions): Promise<Wire> {
	const make = async (role: string, options?: {ipv6: boolean}) =>
		createNamespace(`${id}-${role}`, procsFile, options);
	const [host, sw, router, client, wan, uplink] = await Promise.all([
		make('host'),
		make('sw', {ipv6: false}),
		make('router'),
		make('client'),
		make('wan', {ipv6: false}),
		make('uplink', {ipv6: false}),
	]);

	await sw.must('ip', ['link', 'add', 'lan', 'type', 'bridge', 'mcast_snooping', '0']);
	await sw.must('ip', ['link', 'set', 'lan', 'up']);
	await cable(router, 'lan', sw, 'router');
	await cable(client, 'eth0', sw, 'client');
	for (const port of ['router', 'client']) {
		await sw.must('ip', ['link', 'set', port, 'master', 'lan']);
	}
	for (const nic of nics) {
		await plugNic({host, sw}, nic, {up: nicsUp});
	}

	const {lan, lan6, wan: outside} = addresses;
	await client.must('ip', ['addr', 'add', `${lan.client}/24`, 'dev', 'eth0']);
	await client.must('ip', ['addr', 'add', `${lan6.client}/64`, 'dev', 'eth0', 'nodad']);
	await client.must('ip', ['route', 'add', 'default', 'via', lan.router]);
	// Its address is known, whether the router announces itself or not.
	await setSysctl(client, {'net/ipv6/conf/eth0/accept_ra': 0});

	await cable(router, 'wan', wan, 'eth0');
	await wan.must('ip', ['addr', 'add', `${outside.client}/24`, 'dev', 'eth0']);

	await plugUplink({host, uplink});
	return {host, sw, router, client, wan, uplink};
}

/** One of the host's cards with its cable to the switch. */
export async function plugNic(
	{host, sw}: Pick<Wire, 'host' | 'sw'>,
	nic: string,
	options: CableOptions,
): Promise<void> {
	await cable(host, nic, sw, nic, options);
	await sw.must('ip', ['link', 'set', nic, 'master', 'lan']);
}

/** The host's place on its own network: address, default route, the cable to its gateway. */
export async function plugUplink({host, uplink}: Pick<Wire, 'host' | 'uplink'>): Promise<void> {
	const {uplink: own} = addresses;
	await cable(host, 'uplink0', uplink, 'eth0');
	await host.must('ip', ['addr', 'add', `${own.host}/24`, 'dev', 'uplink0']);
	await host.must('ip', ['route', 'add', 'default', 'via', own.gateway]);
	await uplink.must('ip', ['addr', 'add', `${own.gateway}/24`, 'dev', 'eth0']);
	// Dockerd turns it on in the namespace that it finds itself in, so the host starts as a fresh host does: without.
	await setSysctl(host, {'net/ipv4/ip_forward': 0});
}

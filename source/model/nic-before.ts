import type {Facts, Route} from './facts.js';
import type {Mac} from './mac.js';
import {isManager, type Manager} from './manager.js';
import {lostAddresses, type Nic} from './nic.js';
import {ownVlan, type VlanBelow} from './vlan.js';

/** An address of the host on the card. `broadcast` null: it has none. */
export type HeldAddress = {
	readonly family: 4 | 6;
	readonly address: string;
	readonly prefix: number;
	readonly broadcast: string | null;
	readonly noPrefixRoute: boolean;
};

/** A route over the card that goes when the card's addresses go. */
export type HeldRoute = Pick<Route, 'family' | 'destination' | 'gateway'> & {
	readonly metric: number | null;
	readonly protocol: string | null;
	readonly source: string | null;
};

/** How the card stood before the first change; noted on the LAN network, since a later plan only sees what we made of it. */
export type NicBefore = {
	readonly up: boolean;
	readonly ipv6: boolean;
	/** The kernel's `arp_ignore` for it. */
	readonly arpIgnore: number;
	readonly mac: Mac | null;
	/** Who configured it, where that is somebody whom we can tell to leave it alone. */
	readonly manager: Manager | null;
	readonly addresses: readonly HeldAddress[];
	readonly routes: readonly HeldRoute[];
	/** It is a VLAN of our making: how the card below was. null: it was there. */
	readonly vlan: VlanBelow | null;
};

/**
 * `up,ipv6,00:11:22:33:44:55,by=ifupdown,ip=192.0.2.5/24@192.0.2.255,route=10.0.0.0/8@192.0.2.1@100@static@`: what is
 * not there is left out, and so is `arp=2` where it was 0, the kernel's own. No field holds a comma, a blank or anything that a shell or Docker would read otherwise.
 */
export function formatNicBefore({
	up,
	ipv6,
	arpIgnore,
	mac,
	manager,
	addresses,
	routes,
	vlan,
}: NicBefore): string {
	return [
		up ? 'up' : 'down',
		ipv6 ? 'ipv6' : 'no-ipv6',
		...(mac === null ? [] : [mac]),
		...(arpIgnore === 0 ? [] : [`arp=${arpIgnore}`]),
		...(vlan === null ? [] : [`vlan=${vlan.up ? 'up' : 'down'}/${vlan.ipv6 ? 'ipv6' : 'no-ipv6'}`]),
		...(manager === null ? [] : [`by=${manager}`]),
		...addresses.map(formatAddress),
		...routes.map(formatRoute),
	].join(',');
}

function formatAddress({address, prefix, broadcast, noPrefixRoute}: HeldAddress): string {
	const flag = noPrefixRoute ? '@noprefixroute' : '';
	return `ip=${address}/${prefix}${broadcast === null ? '' : `@${broadcast}`}${flag}`;
}

function formatRoute({family, destination, gateway, metric, protocol, source}: HeldRoute): string {
	const target = destination === 'default' && family === 6 ? '::/0' : destination;
	return `route=${[target, gateway, metric, protocol, source].map(part => part ?? '').join('@')}`;
}

const mac = /^[\da-f]{2}(?::[\da-f]{2}){5}$/;
const ip = '[\\da-f.:]+';
const heldAddress = new RegExp(`^ip=(${ip})/(\\d{1,3})(?:@(${ip}))?(@noprefixroute)?$`);
const heldRoute = new RegExp(
	`^route=(default|${ip}(?:/\\d{1,3})?)@(${ip})?@(\\d{1,10})?@([\\da-z]+)?@(${ip})?$`,
);

/** Reads a note of this or an earlier version; undefined: not one. A field that means nothing here is left out. */
export function parseNicBefore(text: string): NicBefore | undefined {
	const [state, speech, ...fields] = text.split(',');
	if ((state !== 'up' && state !== 'down') || (speech !== 'ipv6' && speech !== 'no-ipv6')) return undefined;
	const by = fields.find(field => field.startsWith('by='))?.slice(3) ?? null;
	return {
		up: state === 'up',
		ipv6: speech === 'ipv6',
		arpIgnore: parseArp(fields),
		mac: fields.find(field => mac.test(field)) ?? null,
		manager: by !== null && isManager(by) ? by : null,
		addresses: fields.flatMap(parseAddress),
		routes: fields.flatMap(parseRoute),
		vlan: parseVlan(fields),
	};
}

function parseArp(fields: readonly string[]): number {
	return Number(fields.map(field => /^arp=(\d{1,10})$/.exec(field)?.[1]).find(Boolean) ?? 0);
}

function parseVlan(fields: readonly string[]): VlanBelow | null {
	const [, up, ipv6] =
		fields.map(field => /^vlan=(up|down)\/(ipv6|no-ipv6)$/.exec(field)).find(found => found !== null) ?? [];
	return up === undefined ? null : {up: up === 'up', ipv6: ipv6 === 'ipv6'};
}

function familyOf(text: string): 4 | 6 {
	return text.includes(':') ? 6 : 4;
}

function parseAddress(field: string): HeldAddress[] {
	const [, address, prefix, broadcast = null, flag] = heldAddress.exec(field) ?? [];
	if (address === undefined) return [];
	const noPrefixRoute = flag !== undefined;
	return [{family: familyOf(address), address, prefix: Number(prefix), broadcast, noPrefixRoute}];
}

function parseRoute(field: string): HeldRoute[] {
	const [, destination, gateway = null, metric, protocol = null, source = null] = heldRoute.exec(field) ?? [];
	if (destination === undefined) return [];
	const family = familyOf(destination);
	return [
		{
			family,
			destination: destination === '::/0' ? 'default' : destination,
			gateway,
			metric: metric === undefined ? null : Number(metric),
			protocol,
			source,
		},
	];
}

/**
 * How the card was before installation `install` touched it: as noted, else as it is now. While a passthru container
 * runs, the card shows the macvlan's MAC and is up, so what can be read then is our own work. Addresses and routes that
 * came on the card since are added to the noted ones: they would be lost as well. `recorded` is what our own record has of
 * that note, for when somebody removed the network that it was on.
 */
export function nicBefore(
	facts: Pick<Facts, 'nics' | 'networks' | 'routes'>,
	name: string,
	install: string,
	recorded?: NicBefore,
): NicBefore {
	const standing = facts.networks.find(
		network => network.install === install && network.parent === name && network.nicWas !== null,
	);
	const noted = (standing?.nicWas ? parseNicBefore(standing.nicWas) : undefined) ?? recorded;
	const now: Nic | undefined = facts.nics.find(nic => nic.name === name);
	const addresses = now ? heldAddresses(now) : [];
	const held = {
		addresses: united(noted?.addresses ?? [], addresses, formatAddress),
		// Without an address there is no gateway to be reached; what is left are our own doings.
		routes: united(
			noted?.routes ?? [],
			addresses.length > 0 ? heldRoutes(facts.routes, name, addresses) : [],
			formatRoute,
		),
	};
	const manager = now !== undefined && isManager(now.managedBy) ? now.managedBy : null;
	if (noted) return {...noted, ...held, manager: noted.manager ?? manager};
	// A VLAN has its card's, by which it could be taken for that.
	const address = now?.kind === 'vlan' ? null : (now?.permanentMac ?? now?.mac ?? null);
	const vlan = now ? below(now, facts, install) : null;
	const {up = true, arpIgnore = 0} = now ?? {};
	return {up, ipv6: now?.ipv6 ?? false, arpIgnore, mac: address, manager, vlan, ...held};
}

/** A VLAN of ours without a note is one that a run made which was cut off right behind it: the card is up by then. */
function below(nic: Nic, {nics}: Pick<Facts, 'nics'>, install: string): VlanBelow | null {
	const card = nics.find(({name}) => name === ownVlan(nic, install)?.parent);
	return card ? {up: card.up, ipv6: card.ipv6 ?? false} : null;
}

function united<T>(first: readonly T[], second: readonly T[], key: (item: T) => string): readonly T[] {
	return [...new Map([...first, ...second].map(item => [key(item), item])).values()];
}

const plain = new RegExp(`^${ip}$`);

/** What has to be put back by hand: an IPv6 address with a lifetime comes again by itself, from the LAN's router. */
function heldAddresses(nic: Nic): HeldAddress[] {
	return lostAddresses(nic).flatMap(({family, address, prefix, dynamic = false, ...rest}) => {
		if ((family === 6 && dynamic) || !plain.test(address)) return [];
		const {broadcast = null, noPrefixRoute = false} = rest;
		const known = broadcast !== null && plain.test(broadcast) ? broadcast : null;
		return [{family, address, prefix, broadcast: known, noPrefixRoute}];
	});
}

/** Not those of a router's announcement or of a routing daemon, which make them anew. */
const kept: readonly string[] = ['boot', 'static', 'dhcp'];

function heldRoutes(routes: readonly Route[], name: string, held: readonly HeldAddress[]): HeldRoute[] {
	return routes.flatMap(({family, destination, gateway, device, table, ...rest}) => {
		const {metric = null, protocol = null, source = null} = rest;
		if (device !== name || table !== 'main') return [];
		// The kernel's own come with their address, unless the address says otherwise.
		const asked = held.some(address => address.family === family && address.noPrefixRoute);
		// A list that does not tell who made a route has the gateway to go by.
		const stays = protocol === null ? gateway !== null : kept.includes(protocol);
		if (!stays && !(protocol === 'kernel' && asked && !destination.startsWith('fe80:'))) return [];
		const route = {family, destination, gateway, metric, protocol, source};
		return heldRoute.test(formatRoute(route)) ? [route] : [];
	});
}

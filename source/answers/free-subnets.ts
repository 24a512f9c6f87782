import {parseIpv4} from '../model/address.js';
import type {Facts} from '../model/facts.js';
import {shimName} from '../model/shim.js';
import {formatSubnet, type Subnet, subnetOf} from '../model/subnet.js';

/** DSM's inner docker0, which Container Manager needs (F99), and what the image gives to DSM's first NIC. */
export const reservedSubnets: readonly Subnet[] = [
	{address: '172.17.0.0', prefix: 16},
	{address: '172.30.0.0', prefix: 16},
];

export type TakenSubnet = {readonly subnet: Subnet; readonly by: string; readonly kind: 'docker' | 'route'};

/**
 * What a new Docker network must not touch: other Docker networks (refused with "Pool overlaps", F24), the host's own
 * routes (accepted by macvlan's IPAM without a word, and broken, F25), and what the image and DSM use inside.
 * Networks of the installation `own` do not count, nor do the routes over their bridges and its shim: they will be reused.
 */
export function takenSubnets(facts: Facts, own: string | undefined): TakenSubnet[] {
	const ours = facts.networks.filter(({install}) => install !== null && install === own);
	const ourSubnets = new Set(ours.flatMap(({subnets}) => subnets.map(formatSubnet)));
	const docker = facts.networks
		.filter(network => !ours.includes(network))
		.flatMap(({name, subnets}) => subnets.map(subnet => ({subnet, by: name, kind: 'docker' as const})));
	const shim = own === undefined ? undefined : shimName(own);
	const routes = facts.routes.flatMap(({family, destination, device}) => {
		const subnet = family === 4 && device !== shim ? routeSubnet(destination) : undefined;
		return subnet && !ourSubnets.has(formatSubnet(subnet))
			? [{subnet, by: device, kind: 'route' as const}]
			: [];
	});
	return [...docker, ...routes];
}

/** A host route has no prefix. What a VPN puts in the default route's place (0.0.0.0/1) touches everything, and counts as little. */
function routeSubnet(destination: string): Subnet | undefined {
	const [addressText = '', prefixText = '32'] = destination.split('/');
	const address = parseIpv4(addressText);
	const prefix = Number(prefixText);
	return address.ok && prefix >= 8 && prefix <= 32 ? subnetOf(address.value, prefix) : undefined;
}

/**
 * 172.31.4.0/24 and its neighbours, then 10.x. Never 172.17 (DSM's inner docker0, F99) and never 172.30, which the
 * image hands to the guest's first NIC.
 */
export function* managementCandidates(): Generator<Subnet> {
	for (let third = 4; third < 255; third++) yield {address: `172.31.${third}.0`, prefix: 24};
	for (let third = 0; third < 255; third++) yield {address: `10.213.${third}.0`, prefix: 24};
}

/** The macvlan's dummy network: no packet ever carries these addresses, but Docker wants a pool (F55). */
export function* dummyCandidates(): Generator<Subnet> {
	for (let third = 213; third < 255; third++) {
		for (let fourth = 0; fourth < 256; fourth += 4) yield {address: `10.213.${third}.${fourth}`, prefix: 30};
	}
}

import type {ContainerDetail, NetworkDetail, NetworkEnd} from './container-detail.js';

/**
 * How a container is wired, whoever did it.
 *
 * - `direct`: DSM's second NIC is on br0 with the macvlan, which is not the container's gateway. This program's own way.
 * - `classic`: a passthru macvlan is the container's gateway, and DSM behind the image's NAT. The published recipe; its br0
 *   has the end of a Docker bridge as its member, not the macvlan.
 * - `dhcp`: the image's DHCP=Y, by a macvtap of its own.
 * - `macvlan`: a macvlan in another mode is the gateway, with NAT.
 * - `nat`: no macvlan at all. `host`, `none`: no network of its own.
 */
export type Wiring = 'direct' | 'classic' | 'dhcp' | 'macvlan' | 'nat' | 'host' | 'none';

export type MacvlanEnd = {readonly end: NetworkEnd; readonly network: NetworkDetail};

/** The container's end on the wire; undefined: none, or its network is gone. */
export function macvlanEnd(
	container: ContainerDetail,
	networks: readonly NetworkDetail[],
): MacvlanEnd | undefined {
	for (const end of container.ends) {
		const network = networkOf(end, networks);
		if (network && (network.driver === 'macvlan' || network.driver === 'ipvlan')) return {end, network};
	}
	return undefined;
}

/** By its id first: a network of the same name may have been made anew. */
export function networkOf(end: NetworkEnd, networks: readonly NetworkDetail[]): NetworkDetail | undefined {
	return networks.find(({id}) => id === end.networkId) ?? networks.find(({name}) => name === end.network);
}

/** The parent interface of the container's macvlan; undefined: none. */
export function parentOf(container: ContainerDetail, networks: readonly NetworkDetail[]): string | undefined {
	return macvlanEnd(container, networks)?.network.options['parent'];
}

export function wiringOf(container: ContainerDetail, networks: readonly NetworkDetail[]): Wiring {
	if (container.networkMode === 'host') return 'host';
	if (isOn(container.environment['DHCP'] ?? '')) return 'dhcp';
	const macvlan = macvlanEnd(container, networks);
	if (!macvlan) return container.ends.length === 0 ? 'none' : 'nat';
	if (gatewayEnd(container, networks) !== macvlan.end) return 'direct';
	return macvlan.network.options['macvlan_mode'] === 'passthru' ? 'classic' : 'macvlan';
}

/**
 * The end that has the container's default route and its published ports, by Docker's own rule: the highest gateway
 * priority (Engine ≥ 28.0), never an internal network, then the first by name (F41). undefined: none has.
 */
export function gatewayEnd(
	container: ContainerDetail,
	networks: readonly NetworkDetail[],
): NetworkEnd | undefined {
	const outside = container.ends.filter(end => networkOf(end, networks)?.internal !== true);
	return [...outside].sort(
		(a, b) => (b.gwPriority ?? 0) - (a.gwPriority ?? 0) || (a.network < b.network ? -1 : 1),
	)[0];
}

/** As the image reads its switches. */
export function isOn(value: string): boolean {
	return /^(?:y|yes|true|1|on)$/i.test(value.trim());
}

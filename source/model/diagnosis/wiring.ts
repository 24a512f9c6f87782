import type {ContainerDetail, NetworkDetail, NetworkEnd} from './evidence.js';

/**
 * How a container is wired, whoever did it. `direct`: a passthru macvlan, and QEMU's second NIC on br0, as this program
 * and the published recipe do it. `classic`: a passthru macvlan with the image's own NAT behind it. `dhcp`: the image's
 * DHCP=Y, by a macvtap of its own. `macvlan`: a macvlan in another mode, with NAT. `nat`: no macvlan at all. `host`, `none`: no
 * network of its own.
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
	const {DHCP = '', ARGUMENTS = ''} = container.environment;
	if (isOn(DHCP)) return 'dhcp';
	if (/\bbr=br0\b|\bnetdev bridge\b/.test(ARGUMENTS)) return 'direct';
	const macvlan = macvlanEnd(container, networks);
	if (macvlan) return macvlan.network.options['macvlan_mode'] === 'passthru' ? 'classic' : 'macvlan';
	return container.ends.length === 0 ? 'none' : 'nat';
}

/** As the image reads its switches. */
export function isOn(value: string): boolean {
	return /^(?:y|yes|true|1|on)$/i.test(value.trim());
}

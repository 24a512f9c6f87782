import type {ContainerDetail, NetworkDetail} from '../../../model/diagnosis/container-detail.js';
import {type Wiring, wiringOf} from '../../../model/diagnosis/wiring.js';
import type {Facts} from '../../../model/facts.js';

const withCard: readonly Wiring[] = ['direct', 'classic', 'dhcp', 'macvlan'];

/** The container needs a network card of this host, by a macvlan. Behind NAT alone much is fine that is not otherwise. */
export function wantsCard(container: ContainerDetail, networks: readonly NetworkDetail[]): boolean {
	return withCard.includes(wiringOf(container, networks));
}

/**
 * Virtual DSM runs here, and no network of its container is a macvlan: it has no card, and wants none. For what can be
 * said of Docker as a whole.
 */
export function runsWithoutCard({containers, networks}: Facts): boolean {
	const macvlans = networks.filter(({driver}) => driver === 'macvlan').map(({name}) => name);
	const dsm = containers.filter(one => one.dsm && one.running);
	return dsm.length > 0 && !dsm.some(one => one.networks.some(name => macvlans.includes(name)));
}

import {networkOf, parentOf, wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, note, skip} from '../../check.js';

/**
 * As it should be: this host and DSM do not reach each other over the card (F84, F85). The kernel has no way between a
 * passthru macvlan and the card below it. What does lead there is named: published ports, the container's address on its
 * Docker bridge, or another card of this host by way of the switch.
 */
export const hostToDsm = defineCheck({
	id: 'host-to-dsm',
	place: 'lan',
	catalogue: [84, 85],
	reads: ['container', 'networks', 'lan'],
	explains: [],
	look({container, networks, lan: {dsm, hostRoute, besides}}) {
		const nic = parentOf(container, networks);
		const wiring = wiringOf(container, networks);
		// One that does not run has no way to it at all.
		if (container.pid === 0 || nic === undefined || (wiring !== 'direct' && wiring !== 'classic'))
			return skip;
		const bridge = container.ends.find(end => networkOf(end, networks)?.driver === 'bridge')?.ip ?? '';
		const device = hostRoute === nic || besides === null ? null : hostRoute;
		const ports = container.openPorts.map(port => port.replace(/:\d+$/, ''));
		return note({nic, dsm, ports, bridge, device});
	},
});

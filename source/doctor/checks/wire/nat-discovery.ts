import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, note, skip} from '../../check.js';

/** As it is: behind the container's NAT DSM does not show up by itself (Bonjour, WS-Discovery), though its address works (F86). */
export const natDiscovery = defineCheck({
	id: 'nat-discovery',
	place: 'lan',
	catalogue: [86],
	reads: ['container', 'networks'],
	explains: [],
	look({container, networks}) {
		const wiring = wiringOf(container, networks);
		return wiring === 'classic' || wiring === 'macvlan' ? note({container: container.name}) : skip;
	},
});

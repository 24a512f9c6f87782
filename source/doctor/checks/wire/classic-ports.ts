import {macvlanEnd, networkOf, wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, note, skip} from '../../check.js';

/** As it is: in layout classic Docker publishes nothing, since a macvlan is the gateway (F41). DSM answers there by itself. */
export const classicPorts = defineCheck({
	id: 'classic-ports',
	place: 'lan',
	catalogue: [41],
	reads: ['container', 'networks'],
	explains: [],
	look({container, networks}) {
		if (wiringOf(container, networks) !== 'classic') return skip;
		const bridge = container.ends.find(end => networkOf(end, networks)?.driver === 'bridge');
		return note({
			container: container.name,
			ip: macvlanEnd(container, networks)?.end.ip ?? '',
			bridge: bridge?.ip ?? '',
		});
	},
});

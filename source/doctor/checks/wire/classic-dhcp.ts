import {macvlanEnd, wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, note, skip} from '../../check.js';

/** As it is: in layout classic the LAN's address is fixed, and DHCP cannot work, since passthru leaves no room for it (F61). */
export const classicDhcp = defineCheck({
	id: 'classic-dhcp',
	place: 'lan',
	catalogue: [61],
	reads: ['container', 'networks'],
	explains: [],
	look({container, networks}) {
		if (wiringOf(container, networks) !== 'classic') return skip;
		return note({container: container.name, ip: macvlanEnd(container, networks)?.end.ip ?? ''});
	},
});

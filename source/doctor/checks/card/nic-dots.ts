import {defineCheck, note, skip} from '../../check.js';
import {cardOf} from './card-of.js';

/**
 * A dot in the name of a card that is no VLAN (F17). Docker takes it as it is while it is there; when it is missing, after a
 * reboot, Docker reads a VLAN in it, and makes one or says `required interface name format is: name.vlan_id`.
 */
export const nicDots = defineCheck({
	id: 'nic-dots',
	place: 'nic',
	catalogue: [17],
	reads: ['facts', 'container', 'networks'],
	explains: [],
	look({facts, container, networks}) {
		const nic = cardOf({facts, container, networks})?.nic;
		if (!nic || nic.kind === 'vlan' || !nic.name.includes('.')) return skip;
		return note({nic: nic.name});
	},
});

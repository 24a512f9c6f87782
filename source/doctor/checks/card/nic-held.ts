import {defineCheck, note, skip} from '../../check.js';
import {passthruCard} from './card-of.js';

/**
 * What a passthru container does to its card, as it should: the card shows the macvlan's MAC (F47) and cannot be put into a
 * bridge or bond, `Device or resource busy` (F22). Both end when the container stops.
 */
export const nicHeld = defineCheck({
	id: 'nic-held',
	place: 'nic',
	catalogue: [22, 47],
	reads: ['facts', 'container', 'networks'],
	explains: [],
	look({facts, container, networks}) {
		const nic = passthruCard({facts, container, networks})?.nic;
		if (!nic || container.status !== 'running') return skip;
		const {name, mac, permanentMac: permanent} = nic;
		return note({nic: name, container: container.name, mac, permanent});
	},
});

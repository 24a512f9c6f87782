import {defineCheck, note, ok, skip, warning} from '../../check.js';
import {cardOf} from './card-of.js';

/** What card and switch agreed on. Half duplex is mostly a broken cable, or a port that is set by hand; a slow link may be meant. */
export const nicSpeed = defineCheck({
	id: 'nic-speed',
	place: 'nic',
	catalogue: [],
	reads: ['facts', 'container', 'networks'],
	explains: [],
	look({facts, container, networks}) {
		const nic = cardOf({facts, container, networks})?.nic;
		if (nic?.kind !== 'physical' || nic.carrier !== true) return skip;
		const {name, speed, duplex} = nic;
		if (duplex === 'half') return warning({nic: name, case: 'half', speed});
		return speed !== null && speed < 1000 ? note({nic: name, case: 'slow', speed}) : ok;
	},
});

import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, note, skip} from '../../check.js';
import {ownerOf} from './lan-owner.js';

/** What no look from this host can tell: DSM's firewall and settings, the switch, the router (F82, F97, F98). */
export const outOfSight = defineCheck({
	id: 'out-of-sight',
	place: 'guest',
	catalogue: [82, 97, 98],
	reads: ['container', 'networks'],
	explains: [],
	look({container, networks}) {
		const wiring = wiringOf(container, networks);
		if (container.pid === 0 || (wiring !== 'direct' && wiring !== 'classic')) return skip;
		return note({mac: ownerOf(container, networks)});
	},
});

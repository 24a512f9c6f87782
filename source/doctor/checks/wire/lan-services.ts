import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, note, skip} from '../../check.js';
import {secondNic} from './second-nic.js';

/** What our hook writes for `--block-ports`. */
const closed = /--ip-destination-port (\d{1,5}) -j DROP/g;

/** As it is meant: on the LAN every service of DSM answers on its own port, and Docker has no say in it (F100). */
export const lanServices = defineCheck({
	id: 'lan-services',
	place: 'lan',
	catalogue: [100],
	reads: ['container', 'networks', 'hook'],
	explains: [],
	look({container, networks, hook}) {
		if (secondNic(container) === undefined || wiringOf(container, networks) !== 'direct') return skip;
		const found = [...(hook?.content ?? '').matchAll(closed)].map(([, port]) => Number(port));
		return note({container: container.name, closed: found.filter(port => port !== 67 && port !== 68)});
	},
});

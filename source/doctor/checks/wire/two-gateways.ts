import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, note, ok, skip, warning} from '../../check.js';
import {madeAnew} from '../container/made-anew.js';
import {secondNic} from './second-nic.js';

/** The image's own DHCP server is told to offer no router: option 3 without a value, with or without its tag. */
const without = /--dhcp-option=(?:tag:[\w-]+,)*(?:option:router|3)(?=\s|$)/;

/**
 * DSM's first interface gets no gateway, so that DSM answers on the card (F97). With two of them, a client behind the router
 * may be answered the wrong way. What is set inside DSM cannot be seen from here.
 */
export const twoGateways = defineCheck({
	id: 'two-gateways',
	place: 'guest',
	catalogue: [97],
	reads: ['container', 'networks', 'ours'],
	explains: [],
	look({container, networks, ours}) {
		if (secondNic(container) === undefined || wiringOf(container, networks) !== 'direct') return skip;
		if (without.test(container.environment['DNSMASQ_OPTS'] ?? '')) return ok;
		const values = {container: container.name};
		return ours ? warning(values, madeAnew(container, ours)) : note(values);
	},
});

import {macvlanEnd, wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, ok, skip, warning} from '../../check.js';
import {subnetsOf, touches} from './subnets.js';

/**
 * A macvlan on which the container itself speaks on the LAN has the LAN's subnet (F32). Without `--subnet` Docker takes the
 * next of its default pools: a /16 in 172.17 to 172.31, or a /20 in 192.168. In layout direct no packet carries such an address.
 */
export const macvlanSubnet = defineCheck({
	id: 'macvlan-subnet',
	place: 'network',
	catalogue: [32],
	reads: ['facts', 'container', 'networks'],
	explains: ['lan-answers', 'gateway-answers'],
	look({facts: {routes}, container, networks}) {
		const wiring = wiringOf(container, networks);
		const network = macvlanEnd(container, networks)?.network;
		if (!network || (wiring !== 'classic' && wiring !== 'macvlan')) return skip;
		const [subnet] = subnetsOf(network);
		if (!subnet) return skip;
		const {address, prefix} = subnet;
		const pool =
			(prefix === 16 && /^172\.(?:1[7-9]|2\d|3[01])\.0\.0$/.test(address)) ||
			(prefix === 20 && /^192\.168\.\d+\.0$/.test(address));
		// A LAN that this host is on, by a card of its own, may well be such a one.
		const known = routes.some(({destination, gateway}) => gateway === null && touches(subnet, destination));
		if (!pool || known) return ok;
		return warning({network: network.name, subnet: `${address}/${prefix}`});
	},
});

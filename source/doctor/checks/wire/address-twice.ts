import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip} from '../../check.js';

/**
 * DSM and its container do not have one and the same address (F34): the router's reservation was made for the container's.
 * Where DSM is behind the container's NAT that address is meant for both.
 */
export const addressTwice = defineCheck({
	id: 'address-twice',
	place: 'lan',
	catalogue: [34],
	reads: ['container', 'networks', 'inside', 'lan'],
	explains: ['lan-answers', 'address-conflict'],
	look({container, networks, inside: {links, dsmUrl}, lan}) {
		const wiring = wiringOf(container, networks);
		if (wiring !== 'direct' && wiring !== 'dhcp') return skip;
		// The image notes the address of DSM's first NIC, which is on the LAN with DHCP=Y alone.
		const told = wiring === 'dhcp' ? /\d{1,3}(?:\.\d{1,3}){3}/.exec(dsmUrl ?? '')?.[0] : undefined;
		const own = links.flatMap(({name, addresses}) => addresses.map(({address}) => ({name, address})));
		const found = own.find(({address}) => address === lan.dsm || address === told);
		if (found === undefined) return ok;
		return error({container: container.name, ip: found.address, device: found.name});
	},
});

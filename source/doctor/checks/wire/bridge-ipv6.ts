import {defineCheck, note, ok, skip} from '../../check.js';
import {membersOf} from './members.js';
import {secondNic} from './second-nic.js';

/** The container takes no IPv6 address from the LAN's router (F87). It does no harm to DSM, which has its own. */
export const bridgeIpv6 = defineCheck({
	id: 'bridge-ipv6',
	place: 'bridge',
	catalogue: [87],
	reads: ['container', 'inside'],
	explains: [],
	look({container, inside}) {
		const nic = secondNic(container);
		if (nic === undefined) return skip;
		const links = [...membersOf(inside, nic.bridge), ...inside.links.filter(({name}) => name === nic.bridge)];
		for (const {name, addresses} of links) {
			const found = addresses.find(({family, scope}) => family === 6 && scope === 'global');
			if (found) return note({container: container.name, device: name, address: found.address});
		}
		return ok;
	},
});

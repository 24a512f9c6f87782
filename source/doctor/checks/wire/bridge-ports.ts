import {defineCheck, error, ok, skip} from '../../check.js';
import {wiringOf} from '../../wiring.js';

/** br0 is there and joins the wire with the guest's tap (F74). What keeps it from that is the cause; this is how it shows. */
export const bridgePorts = defineCheck({
	id: 'bridge-ports',
	place: 'bridge',
	catalogue: [74],
	reads: ['container', 'networks', 'inside'],
	explains: [],
	look({container, networks, inside: {links}}) {
		if (wiringOf(container, networks) !== 'direct') return skip;
		const {name} = container;
		if (!links.some(link => link.name === 'br0')) return error({container: name, missing: 'bridge'});
		const members = links.filter(({master}) => master === 'br0');
		if (!members.some(({kind}) => kind === 'macvlan')) return error({container: name, missing: 'lan'});
		return members.some(({kind}) => kind === 'tun') ? ok : error({container: name, missing: 'guest'});
	},
});

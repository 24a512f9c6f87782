import {defineCheck, note, ok, skip} from '../../check.js';
import {secondNic} from './second-nic.js';

/** What passes br0 passes the container's iptables, too, where this host has br_netfilter loaded (F105). A cost, mostly. */
export const bridgeFirewall = defineCheck({
	id: 'bridge-firewall',
	place: 'bridge',
	catalogue: [105],
	reads: ['container', 'inside'],
	explains: [],
	look({container, inside: {bridgeNf}}) {
		const nic = secondNic(container);
		if (nic === undefined || bridgeNf === null) return skip;
		return bridgeNf ? note({container: container.name, bridge: nic.bridge}) : ok;
	},
});

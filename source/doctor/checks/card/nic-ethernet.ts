import {defineCheck, error, ok, skip} from '../../check.js';
import {cardOf} from './card-of.js';

/** ARPHRD_ETHER. */
const ethernet = 1;

/** The card is Ethernet: the kernel makes a macvlan on nothing else, be it loopback (F13), tun, WireGuard or InfiniBand (F14). */
export const nicEthernet = defineCheck({
	id: 'nic-ethernet',
	place: 'nic',
	catalogue: [13, 14],
	reads: ['facts', 'container', 'networks'],
	explains: ['start-error', 'container-runs', 'macvlan-free', 'macvlan-up'],
	look({facts, container, networks}) {
		const nic = cardOf({facts, container, networks})?.nic;
		if (!nic) return skip;
		const {name, kind, arpType} = nic;
		// 0: /sys did not tell.
		if (arpType === ethernet || arpType === 0) return ok;
		return error({nic: name, arpType, loopback: kind === 'loopback'});
	},
});

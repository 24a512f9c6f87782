import {defineCheck, error, ok, skip, unknown, warning} from '../../check.js';
import {wiringOf} from '../../wiring.js';
import {answering, ownerOf} from './lan-owner.js';

/**
 * Nobody but DSM answers for DSM's address (F33). Docker never asks whether an address is taken, and a router hands out one
 * of its range to whoever comes. A router that answers for others (proxy ARP) may be no conflict.
 */
export const addressConflict = defineCheck({
	id: 'address-conflict',
	place: 'lan',
	catalogue: [33],
	reads: ['container', 'networks', 'lan'],
	explains: ['lan-answers'],
	look({container, networks, lan}) {
		const wiring = wiringOf(container, networks);
		if ((wiring !== 'direct' && wiring !== 'classic') || lan.dsm === null) return skip;
		const heard = wiring === 'direct' ? lan : {...lan, onBridge: null};
		if (heard.onBridge === null && heard.besides === null) return unknown(lan.why ?? 'not-known');
		const owner = ownerOf(container, networks);
		const macs = answering(heard);
		// Of two, one is a stranger, even where it is not known which.
		const [stranger] = owner === null ? macs.slice(1) : macs.filter(mac => mac !== owner);
		if (stranger === undefined) return ok;
		const router = lan.gatewayBesides?.macs.includes(stranger) ?? false;
		const values = {ip: lan.dsm, stranger, mac: owner ?? '', router};
		return router ? warning(values) : error(values);
	},
});

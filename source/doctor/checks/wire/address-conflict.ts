import {defineCheck, error, ok, skip, unknown, warning} from '../../check.js';
import {answering, heardOf, ownerOf} from './lan-owner.js';

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
	look({container, networks, lan: asked}) {
		const lan = heardOf(container, networks, asked);
		if (lan === undefined || lan.dsm === null) return skip;
		if (lan.onBridge === null && lan.besides === null) return unknown(lan.why ?? 'not-known');
		const mac = ownerOf(container, networks);
		const macs = answering(lan);
		// Of two, one is a stranger, even where it is not known which.
		const [stranger] = mac === '' ? macs.slice(1) : macs.filter(one => one !== mac);
		if (stranger === undefined) return ok;
		const router = lan.gatewayBesides?.macs.includes(stranger) ?? false;
		const values = {ip: lan.dsm, stranger, mac, router};
		return router ? warning(values) : error(values);
	},
});

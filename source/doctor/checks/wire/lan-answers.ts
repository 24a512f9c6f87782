import type {Inside, LanAnswers} from '../../../model/diagnosis/evidence.js';
import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, note, ok, skip, unknown, warning} from '../../check.js';
import {answering, heardOf, ownerOf} from './lan-owner.js';
import {isMacvlan} from './members.js';
import {isBooting} from './run-state.js';

/**
 * DSM's address answers, and DSM is who answers. Asked on the LAN by another card of this host, which is proof for
 * everybody there; and on br0. An answer on br0 alone means that the wire between loses it: a switch or a hypervisor that
 * lets no second MAC through (F81, F82, F83), if the two cards are on one LAN at all.
 */
export const lanAnswers = defineCheck({
	id: 'lan-answers',
	place: 'lan',
	catalogue: [81, 82, 83],
	reads: ['container', 'networks', 'inside', 'lan'],
	explains: [],
	look({container, networks, inside, lan: asked}) {
		const lan = heardOf(container, networks, asked);
		if (lan === undefined) return skip;
		const mac = ownerOf(container, networks);
		const {dsm, onBridge, besides} = lan;
		const device = besides?.device ?? '';
		if (dsm === null) {
			// In layout classic it is the container’s, and Docker’s to give.
			const direct = wiringOf(container, networks) === 'direct';
			return direct ? note({case: 'unknown', ip: '', mac, device}) : skip;
		}
		if (onBridge === null && besides === null) return unknown(lan.why ?? 'not-known');
		const isDsm = (one: string) => mac === '' || one === mac;
		const values = {ip: dsm, mac, device};
		const near = onBridge?.some(isDsm) ?? false;
		if (besides === null ? near : besides.macs.some(isDsm)) return ok;
		if (near && besides?.macs.length === 0) {
			const say = isOneLan(inside, lan) ? error : warning;
			return say({...values, case: 'wire'});
		}
		if (answering(lan).length > 0) return error({...values, case: 'other'});
		return isBooting(container) ? warning({...values, case: 'booting'}) : error({...values, case: 'silent'});
	},
});

/** The router's MAC, as the other card hears it, was learned on DSM's card, too. */
function isOneLan({links, learned}: Inside, {gatewayBesides}: LanAnswers): boolean {
	const ports = links.filter(isMacvlan).map(({name}) => name);
	return gatewayBesides?.macs.some(mac => ports.includes(learned?.get(mac) ?? '')) ?? false;
}

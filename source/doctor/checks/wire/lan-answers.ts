import {defineCheck, error, note, ok, skip, unknown, warning} from '../../check.js';
import {wiringOf} from '../../wiring.js';
import {answering, ownerOf} from './lan-owner.js';
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
	look({container, networks, inside, lan}) {
		const wiring = wiringOf(container, networks);
		if (wiring !== 'direct' && wiring !== 'classic') return skip;
		const owner = ownerOf(container, networks);
		const {dsm, besides} = lan;
		if (dsm === null) return note({case: 'unknown', ip: '', mac: owner ?? '', device: ''});
		const onBridge = wiring === 'direct' ? lan.onBridge : null;
		if (onBridge === null && besides === null) return unknown(lan.why ?? 'not-known');
		const isDsm = (mac: string) => owner === null || mac === owner;
		const values = {ip: dsm, mac: owner ?? '', device: besides?.device ?? ''};
		if (besides?.macs.some(isDsm)) return ok;
		if (besides?.macs.length === 0 && onBridge?.some(isDsm)) {
			// The router's MAC, learned on the card, shows that both are on one LAN.
			const routers = lan.gatewayBesides?.macs ?? [];
			const ports = inside.links.filter(isMacvlan).map(({name}) => name);
			const same = routers.some(mac => ports.includes(inside.learned?.get(mac) ?? ''));
			return same ? error({...values, case: 'wire'}) : warning({...values, case: 'wire'});
		}
		if (besides === null && onBridge?.some(isDsm)) return ok;
		if (answering({...lan, onBridge}).length > 0) return error({...values, case: 'other'});
		return isBooting(container) ? warning({...values, case: 'booting'}) : error({...values, case: 'silent'});
	},
});

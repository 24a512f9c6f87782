import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip, unknown, warning} from '../../check.js';

/**
 * The LAN's gateway answers, asked by another card of this host, or by a container that is on the LAN itself; and nobody else
 * for it (F33).
 */
export const gatewayAnswers = defineCheck({
	id: 'gateway-answers',
	place: 'gateway',
	catalogue: [33],
	reads: ['container', 'networks', 'lan'],
	explains: [],
	look({container, networks, lan: {gateway, gatewayBesides, gatewayInside}}) {
		const wiring = wiringOf(container, networks);
		if (gateway === null || (wiring !== 'direct' && wiring !== 'classic')) return skip;
		if (gatewayBesides === null && gatewayInside === null) return unknown('not-known', gateway);
		const macs = [...new Set([...(gatewayBesides?.macs ?? []), ...(gatewayInside ?? [])])];
		const values = {gateway, device: gatewayBesides?.device ?? '', macs};
		if (macs.length === 0) return error(values);
		return macs.length === 1 ? ok : warning(values);
	},
});

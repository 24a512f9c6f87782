import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip, warning} from '../../check.js';

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
		// Without another card on that LAN there is nobody who could ask: so it is with most set-ups.
		if (gatewayBesides === null && gatewayInside === null) return skip;
		const macs = [...new Set([...(gatewayBesides?.macs ?? []), ...(gatewayInside ?? [])])];
		const values = {gateway, device: gatewayBesides?.device ?? '', macs};
		if (macs.length === 0) return error(values);
		return macs.length === 1 ? ok : warning(values);
	},
});

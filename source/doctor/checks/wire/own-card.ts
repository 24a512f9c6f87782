import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, note, ok, skip} from '../../check.js';
import {wantsBridge} from '../network/refusal.js';

/** DSM has a network card of its own at all. Without one it is reached by the host's published ports, which is a way to live. */
export const ownCard = defineCheck({
	id: 'own-card',
	place: 'lan',
	catalogue: [],
	reads: ['container', 'networks', 'ours'],
	explains: [],
	look({container, networks, ours}) {
		const wiring = wiringOf(container, networks);
		if (wiring === 'host' || wiring === 'none') return skip;
		if (wiring !== 'nat') return ok;
		// It had one, and has lost it (F74): macvlan-attached says so, with what mends it.
		if (ours !== null || container.install !== null || wantsBridge(container)) return skip;
		const missing = container.ends.some(({network}) => !networks.some(({name}) => name === network));
		// A network that is gone may have been the macvlan: not for this check to say.
		return missing ? skip : note({container: container.name, ports: container.wantedPorts});
	},
});

import {defineCheck, error, ok, skip, unknown, warning} from '../../check.js';
import {cardOf} from './card-of.js';

/**
 * The card that the network names is there (F4): it was when the network was made. A passthru macvlan writes its MAC into
 * the card, so a running container's card is found by that under whatever name it has now.
 */
export const nicExists = defineCheck({
	id: 'nic-exists',
	place: 'nic',
	catalogue: [2, 4],
	reads: ['facts', 'container', 'networks'],
	explains: ['start-error', 'container-runs', 'macvlan-up', 'bridge-ports'],
	look({facts, container, networks}) {
		const card = cardOf({facts, container, networks});
		if (!card) return skip;
		if (facts.nics.length === 0) return unknown('not-known', '/sys/class/net');
		const {parent, nic, end, passthru} = card;
		if (nic) return ok;
		const held =
			container.status === 'running' && passthru && end.mac !== ''
				? facts.nics.find(({mac, promiscuity}) => mac === end.mac && promiscuity > 0)
				: undefined;
		return held ? warning({nic: parent, now: held.name}) : error({nic: parent, now: null});
	},
});

import {defineCheck, error, ok, skip} from '../../check.js';
import {cardOf} from './card-of.js';

/** The card is no Wi-Fi (F12): the kernel refuses nothing there, and the access point drops every MAC but the one that joined. */
export const nicWired = defineCheck({
	id: 'nic-wired',
	place: 'nic',
	catalogue: [12],
	reads: ['facts', 'container', 'networks'],
	explains: ['lan-answers'],
	look({facts, container, networks}) {
		const card = cardOf({facts, container, networks});
		// An ipvlan has its card's own MAC.
		if (!card?.nic || card.network.driver !== 'macvlan') return skip;
		return card.nic.wireless ? error({nic: card.nic.name}) : ok;
	},
});

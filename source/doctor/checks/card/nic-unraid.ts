import {defineCheck, ok, skip, warning} from '../../check.js';
import {cardOf} from './card-of.js';

/** On Unraid the macvlan is not on its bridge or bond, where that kernel is known to crash (F23, Unraid's notes to 6.12). */
export const nicUnraid = defineCheck({
	id: 'nic-unraid',
	place: 'nic',
	catalogue: [23],
	reads: ['facts', 'container', 'networks'],
	explains: [],
	look({facts, container, networks}) {
		const card = cardOf({facts, container, networks});
		const {system, kernel} = facts.host;
		if (!card?.nic || card.network.driver !== 'macvlan' || !/unraid/i.test(`${system} ${kernel}`))
			return skip;
		const {name, kind} = card.nic;
		return kind === 'bridge' || kind === 'bond' ? warning({nic: name, kind, system}) : ok;
	},
});

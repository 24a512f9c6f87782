import {defineCheck, ok, skip, warning} from '../../check.js';
import {cardOf} from './card-of.js';

/** On Unraid the macvlan is not on a bridge, where that kernel is known to crash; a bond is well (F23, Unraid's notes to 6.12.4). */
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
		return kind === 'bridge' ? warning({nic: name, kind, system}) : ok;
	},
});

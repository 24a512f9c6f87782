import {macvlanEnd} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip} from '../../check.js';

/** The macvlan network names a card. Without one Docker makes a dummy of its own, `dm-…`, from which no wire leads. */
export const nicNamed = defineCheck({
	id: 'nic-named',
	place: 'nic',
	catalogue: [],
	reads: ['container', 'networks'],
	explains: ['lan-answers'],
	look({container, networks}) {
		const found = macvlanEnd(container, networks);
		if (!found) return skip;
		const {name, options} = found.network;
		return (options['parent'] ?? '') === '' ? error({network: name}) : ok;
	},
});

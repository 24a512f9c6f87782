import {networkOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, ok, skip, warning} from '../../check.js';
import {subnetsOf, touches} from './subnets.js';

/** What Docker's own bridge has, here and inside DSM. */
const inner = {address: '172.17.0.0', prefix: 16} as const;

/**
 * The container is not in 172.17.0.0/16 (F99): DSM's Container Manager has its own bridge there, and seeks the way to the
 * container on it. The image warns of it, too. Docker's default network `bridge` is in that range, unless it was told otherwise.
 */
export const innerRange = defineCheck({
	id: 'inner-range',
	place: 'network',
	catalogue: [99],
	reads: ['container', 'networks'],
	explains: [],
	look({container, networks}) {
		const bridges = container.ends
			.flatMap(end => networkOf(end, networks) ?? [])
			.filter(({driver}) => driver === 'bridge');
		if (bridges.length === 0) return skip;
		for (const network of bridges) {
			const subnet = subnetsOf(network).find(one => touches(one, `${inner.address}/${inner.prefix}`));
			if (subnet) return warning({network: network.name, subnet: `${subnet.address}/${subnet.prefix}`});
		}
		return ok;
	},
});

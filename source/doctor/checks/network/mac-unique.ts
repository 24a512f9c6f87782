import {networkOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {reattach} from './commands.js';

/**
 * Nobody else in the container's networks has its MAC (F46): Engine 25.0.0 to 25.0.4 gave one MAC to two containers after a
 * restart. A MAC in another network bothers nobody.
 */
export const macUnique = defineCheck({
	id: 'mac-unique',
	place: 'network',
	catalogue: [46],
	reads: ['container', 'networks'],
	explains: ['web-answers'],
	look({container, networks}) {
		if (container.pid === 0) return skip;
		for (const end of container.ends) {
			const network = networkOf(end, networks);
			const same = network?.attached.filter(
				({id, mac}) => id !== container.id && mac !== '' && mac === end.mac,
			);
			if (!network || !same || same.length === 0) continue;
			const values = {network: network.name, mac: end.mac, others: same.map(({name}) => name)};
			return error(values, reattach(container, end, {}));
		}
		return ok;
	},
});

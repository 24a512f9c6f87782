import {macvlanEnd} from '../../../model/diagnosis/wiring.js';
import {defineCheck, ok, skip, warning} from '../../check.js';
import {asPlanned} from './commands.js';

/**
 * The card's end has the MAC that we asked for. `network connect` drops it before Engine 29.3 (F43), a container-wide one is
 * ignored from 29.0 on (F44), and went to whichever network was the first one before (F45). What somebody else asked for, Docker
 * does not show.
 */
export const askedMac = defineCheck({
	id: 'asked-mac',
	place: 'network',
	catalogue: [43, 44, 45],
	reads: ['container', 'networks', 'ours'],
	explains: [],
	look({container, networks, ours}) {
		const macvlan = macvlanEnd(container, networks);
		if (!macvlan || container.pid === 0 || !ours?.portMac) return skip;
		const {portMac: wanted} = ours;
		const {end, network} = macvlan;
		if (end.mac === '' || end.mac === wanted) return ok;
		const other = container.ends.find(({mac}) => mac === wanted)?.network ?? null;
		return warning({network: network.name, mac: end.mac, wanted, other}, asPlanned(container, ours, network));
	},
});

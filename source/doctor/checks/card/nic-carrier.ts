import {isSafeInterfaceName} from '../../../model/nic.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {cardOf} from './card-of.js';

/**
 * The card is up, and has a link (F10). Docker never raises a card that is no VLAN of its own making; without a link the
 * macvlan is LOWERLAYERDOWN, and DSM sees a pulled cable.
 */
export const nicCarrier = defineCheck({
	id: 'nic-carrier',
	place: 'nic',
	catalogue: [10],
	reads: ['facts', 'container', 'networks'],
	explains: ['macvlan-up', 'bridge-ports', 'lan-answers', 'gateway-answers'],
	look({facts, container, networks}) {
		const nic = cardOf({facts, container, networks})?.nic;
		if (nic === undefined) return skip;
		const {name, up, carrier} = nic;
		if (up) return carrier === false ? error({nic: name, case: 'no-carrier'}) : ok;
		const values = {nic: name, case: 'down'} as const;
		if (!isSafeInterfaceName(name)) return error(values);
		return error(values, {
			commands: [['ip', ['link', 'set', 'dev', name, 'up']]],
			undo: [['ip', ['link', 'set', 'dev', name, 'down']]],
			danger: 'none',
		});
	},
});

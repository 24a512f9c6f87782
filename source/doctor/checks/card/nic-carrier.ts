import {defineCheck, error, ok, skip} from '../../check.js';
import {parentOf} from '../../wiring.js';

/**
 * The card is up, and has a link (F10). Docker never raises a card that is no VLAN of its own making; without a link the
 * macvlan is LOWERLAYERDOWN, and DSM sees a pulled cable.
 */
export const nicCarrier = defineCheck({
	id: 'nic-carrier',
	place: 'nic',
	catalogue: [10],
	reads: ['facts', 'container', 'networks'],
	explains: ['bridge-ports'],
	look({facts, container, networks}) {
		const parent = parentOf(container, networks);
		const nic = facts.nics.find(({name}) => name === parent);
		if (nic === undefined) return skip;
		const {name, up, carrier} = nic;
		if (!up)
			return error(
				{nic: name, case: 'down'},
				{
					commands: [['ip', ['link', 'set', 'dev', name, 'up']]],
					undo: [['ip', ['link', 'set', 'dev', name, 'down']]],
					danger: 'none',
				},
			);
		return carrier === false ? error({nic: name, case: 'no-carrier'}) : ok;
	},
});

import {defineCheck, note, skip} from '../../check.js';
import {cardOf} from './card-of.js';

/** A VLAN interface as the card works, and is not the whole wire; and Docker removes one of its own making with the network (F16). */
export const nicVlan = defineCheck({
	id: 'nic-vlan',
	place: 'nic',
	catalogue: [16],
	reads: ['facts', 'container', 'networks'],
	explains: [],
	look({facts, container, networks}) {
		const nic = cardOf({facts, container, networks})?.nic;
		if (nic?.kind !== 'vlan') return skip;
		const base = facts.nics.find(({children}) => children.some(({name}) => name === nic.name));
		return note({nic: nic.name, base: base?.name ?? nic.name.split('.')[0] ?? nic.name});
	},
});

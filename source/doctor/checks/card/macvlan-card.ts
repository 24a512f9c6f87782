import {defineCheck, ok, skip, warning} from '../../check.js';
import {cardOf, macvlanInside} from './card-of.js';
import {restart} from './start-fix.js';

/**
 * The running container's macvlan is on the card that now has the network's name (F20). A card that is renamed keeps its
 * macvlan; at its next start the container goes to whatever has the name then.
 */
export const macvlanCard = defineCheck({
	id: 'macvlan-card',
	place: 'macvlan',
	catalogue: [20],
	reads: ['facts', 'container', 'networks', 'inside'],
	explains: [],
	look({facts, container, networks, inside}) {
		const card = cardOf({facts, container, networks});
		const index = card && macvlanInside(inside, card.end)?.lowerIndex;
		// A macvlan on a macvlan is the kernel's on the card below.
		if (!card?.nic || card.nic.kind === 'macvlan' || index === undefined || index === null) return skip;
		if (card.nic.index === index) return ok;
		const actual = facts.nics.find(nic => nic.index === index)?.name ?? null;
		return warning({container: container.name, nic: card.nic.name, actual}, restart(container));
	},
});

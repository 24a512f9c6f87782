import {defineCheck, error, ok, skip} from '../../check.js';
import {cardOf, macvlanInside} from './card-of.js';
import {restart} from './start-fix.js';

/**
 * The macvlan below br0 is a passthru one in the kernel, as its network has it. In the other modes it takes only frames to
 * its own MAC: what is meant for DSM never gets to br0 (F19). What the network itself says is `passthru-mode`'s.
 */
export const macvlanMode = defineCheck({
	id: 'macvlan-mode',
	place: 'macvlan',
	catalogue: [19],
	reads: ['facts', 'container', 'networks', 'inside'],
	explains: ['lan-answers'],
	look({facts, container, networks, inside}) {
		const card = cardOf({facts, container, networks});
		if (!card?.passthru) return skip;
		const link = macvlanInside(inside, card.end);
		const mode = link?.macvlanMode ?? null;
		// Outside of a bridge the image itself takes what comes to its MAC, in any mode.
		if (!link || link.master === null || mode === null) return skip;
		if (mode === 'passthru') return ok;
		return error({container: container.name, network: card.network.name, mode}, restart(container));
	},
});

import {defineCheck, error, ok, skip} from '../../check.js';
import {wiringOf} from '../../wiring.js';
import {cardOf, macvlanInside} from './card-of.js';

/**
 * The macvlan below br0 is a passthru one in the kernel, whatever the network was meant to be (F19). In the other modes it
 * takes only frames to its own MAC: what is meant for DSM never gets to br0.
 */
export const macvlanMode = defineCheck({
	id: 'macvlan-mode',
	place: 'macvlan',
	catalogue: [19],
	reads: ['facts', 'container', 'networks', 'inside', 'ours'],
	explains: [],
	look({facts, container, networks, inside, ours}) {
		const card = cardOf({facts, container, networks});
		if (!card || wiringOf(container, networks) !== 'direct') return skip;
		const mode = macvlanInside(inside, card.end)?.macvlanMode ?? null;
		if (mode === null) return skip;
		if (mode === 'passthru') return ok;
		const values = {container: container.name, network: card.network.name, mode};
		return error(values, ours ? {commands: [ours.repair], undo: null, danger: 'dsm'} : undefined);
	},
});

import {defineCheck, error, ok, skip} from '../../check.js';
import {cardOf, macvlanInside} from './card-of.js';
import {restart} from './start-fix.js';

/** Names that may be given to a command in the container. */
const plain = /^[A-Za-z0-9][\w.-]{0,14}$/;

/**
 * The container's end on the card is there, and up. It goes with its card, when that is pulled or replaced, and does not
 * come back with it: the container gets a new one at its next start. Without a link below it has none itself (F10); the kernel
 * calls that LOWERLAYERDOWN, or, since the card is in another namespace, DOWN (6.18).
 */
export const macvlanUp = defineCheck({
	id: 'macvlan-up',
	place: 'macvlan',
	catalogue: [4, 10],
	reads: ['facts', 'container', 'networks', 'inside'],
	explains: ['bridge-ports', 'lan-answers', 'gateway-answers'],
	look({facts, container, networks, inside}) {
		const card = cardOf({facts, container, networks});
		if (!card) return skip;
		const {name} = container;
		const link = macvlanInside(inside, card.end);
		const values = {container: name, nic: card.parent, link: link?.name ?? '', state: link?.state ?? ''};
		if (!link) return error({...values, case: 'missing'}, card.nic ? restart(container) : undefined);
		if (link.up) return /DOWN$/.test(link.state) ? error({...values, case: 'no-link'}) : ok;
		if (!plain.test(link.name)) return error({...values, case: 'down'}, restart(container));
		return error(
			{...values, case: 'down'},
			{
				commands: [['docker', ['exec', name, 'ip', 'link', 'set', 'dev', link.name, 'up']]],
				undo: [['docker', ['exec', name, 'ip', 'link', 'set', 'dev', link.name, 'down']]],
				danger: 'none',
			},
		);
	},
});

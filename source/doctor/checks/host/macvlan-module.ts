import {noCommand} from '../../../model/diagnosis/verdict.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {loadModules} from './load-module.js';
import {causeOfStart} from './start-words.js';
import {wantsCard} from './wants-card.js';

/**
 * The kernel can make a macvlan (F58). Said by its list of modules, by a tentative macvlan on the card, or by Docker's own
 * “failed to create the macvlan port: operation not supported”. A container that runs has one.
 */
export const macvlanModule = defineCheck({
	id: 'macvlan-module',
	place: 'host',
	catalogue: [58],
	reads: ['facts', 'container', 'networks', 'card'],
	explains: ['start-error', 'macvlan-free', 'container-runs'],
	look({facts, container, networks, card}) {
		if (!wantsCard(container, networks)) return skip;
		if (container.pid !== 0) return ok;
		const listed = facts.modules.macvlan;
		const refused = card?.probe === 'unsupported' || causeOfStart(container)?.code === 'no-macvlan';
		if (listed !== false && !refused) return ok;
		return error(
			{kernel: facts.host.kernel, loadable: listed !== false},
			listed === false ? noCommand : loadModules(['macvlan'], container),
		);
	},
	alone: ({modules, host: {kernel}}) => (modules.macvlan === false ? error({kernel, loadable: false}) : ok),
});

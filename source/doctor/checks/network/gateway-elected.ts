import {gatewayEnd, macvlanEnd} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {asPlanned} from './commands.js';

/**
 * Docker will give the default route to the bridge when it starts the container (F41). With the macvlan as its gateway the
 * container of layout direct does not come up: the hook takes that address away and the route with it, and the image goes
 * by the default route. Of one that runs, `default-route` sees where it really leads.
 */
export const gatewayElected = defineCheck({
	id: 'gateway-elected',
	place: 'network',
	catalogue: [41],
	reads: ['container', 'networks', 'ours'],
	explains: ['container-log', 'container-restarts', 'container-runs', 'hook-ran'],
	look({container, networks, ours}) {
		const macvlan = macvlanEnd(container, networks);
		// In layout classic that is as it should be.
		if (!ours?.internal || container.pid > 0 || !macvlan) return skip;
		if (gatewayEnd(container, networks) !== macvlan.end) return ok;
		const values = {container: container.name, network: macvlan.network.name};
		return error(values, asPlanned(container, ours, macvlan.network));
	},
});

import type {NetworkEnd} from '../../../model/diagnosis/container-detail.js';
import type {Evidence} from '../../../model/diagnosis/evidence.js';
import type {Fix} from '../../../model/diagnosis/verdict.js';
import type {MacvlanEnd} from '../../../model/diagnosis/wiring.js';
import {gatewayEnd, macvlanEnd, networkOf} from '../../../model/diagnosis/wiring.js';
import {generationOf} from '../../../plan/generation.js';
import {defineCheck, error, ok, skip, unknown, warning} from '../../check.js';
import {asPlanned, reattach, remake} from './commands.js';

type Seen = Pick<Evidence, 'facts' | 'container' | 'ours'>;

/**
 * The Docker bridge owns the container's default route (F41): Docker publishes ports on the network that does, and a macvlan
 * publishes none. It is elected at the start, and anew whenever a network is connected (F42). Where the macvlan is not in a
 * bridge the route at least leads somewhere, as in layout classic.
 */
export const defaultRoute = defineCheck({
	id: 'default-route',
	place: 'network',
	catalogue: [41, 42],
	reads: ['facts', 'container', 'networks', 'inside', 'ours'],
	explains: ['ports-published', 'web-answers'],
	look(seen) {
		const {container, networks, inside} = seen;
		const macvlan = macvlanEnd(container, networks);
		if (container.wantedPorts.length === 0 || !macvlan) return skip;
		const bridge = container.ends.find(end => networkOf(end, networks)?.driver === 'bridge');
		if (!bridge) return skip;
		if (inside.routes === null) return unknown('not-known');
		const route = inside.routes.find(({destination}) => destination === 'default');
		const link = inside.links.find(({name}) => name === route?.device);
		const values = {container: container.name, device: route?.device ?? ''};
		const fix = mend(seen, macvlan, bridge);
		if (!route) {
			// A hook takes the macvlan's address away when it puts it into br0.
			if (gatewayEnd(container, networks) === macvlan.end) return error({...values, case: 'lost'}, fix);
			return error({...values, case: networkOf(bridge, networks)?.internal ? 'internal' : 'none'});
		}
		if (link?.kind !== 'macvlan') return ok;
		const dead = link.master !== null;
		return dead ? error({...values, case: 'macvlan'}, fix) : warning({...values, case: 'macvlan'}, fix);
	},
});

/** From 28.0 on the bridge gets a higher priority; before, only an internal macvlan network never owns it. */
function mend({facts, container, ours}: Seen, macvlan: MacvlanEnd, bridge: NetworkEnd): Fix {
	if (ours) return asPlanned(container, ours, macvlan.network);
	const gwPriority = (macvlan.end.gwPriority ?? 0) + 100;
	if (generationOf(facts.engine) === 'named') return reattach(container, bridge, {gwPriority});
	return remake(container, {...macvlan, containers: facts.containers}, {internal: true});
}

import {networkOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {disconnect, isSafeName, start} from './commands.js';

/**
 * Docker does not take the stopped container for attached (F49). After an unclean end an endpoint may stay behind; the start
 * then fails with `endpoint with name … already exists`, and the network cannot be removed: `has active endpoints`.
 */
export const endpointRecord = defineCheck({
	id: 'endpoint-record',
	place: 'network',
	catalogue: [49],
	reads: ['facts', 'container', 'networks'],
	explains: ['start-error', 'container-runs', 'address-free', 'passthru-alone'],
	look({facts, container, networks}) {
		if (container.pid > 0 || container.status === 'restarting') return skip;
		const runs = new Set(facts.containers.filter(({running}) => running).map(({name}) => name));
		for (const end of container.ends) {
			const network = networkOf(end, networks);
			// Without a sandbox Docker lists an endpoint as `ep-` and its own id, under its container's name.
			const left = network?.attached.find(({id, name}) =>
				id.startsWith('ep-') ? !runs.has(name) : id === container.id,
			);
			if (!network || !left) continue;
			const values = {network: network.name, container: left.name};
			if (![network.name, left.name, container.name].every(isSafeName)) return error(values);
			return error(values, {
				commands: [disconnect(left.name, network.name), start(container.name)],
				undo: null,
				danger: 'dsm',
			});
		}
		return ok;
	},
});

import {macvlanEnd} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, note, ok, skip} from '../../check.js';
import {isSafeName, start, stop} from './commands.js';

/**
 * Nobody else is on the passthru network (F9): it has room for one. The second one fails to start, by the kernel's `invalid
 * argument` or for want of an address. Who names it and does not run is in nobody's way.
 */
export const passthruAlone = defineCheck({
	id: 'passthru-alone',
	place: 'network',
	catalogue: [9],
	reads: ['facts', 'container', 'networks'],
	explains: ['start-error', 'container-runs', 'address-free', 'macvlan-free', 'nic-shared'],
	look({facts, container, networks}) {
		const network = macvlanEnd(container, networks)?.network;
		if (network?.options['macvlan_mode'] !== 'passthru') return skip;
		const {name} = container;
		const running = network.attached.filter(({id}) => id !== container.id).map(one => one.name);
		if (running.length > 0 && container.pid === 0) {
			const values = {container: name, network: network.name, others: running, case: 'taken'} as const;
			if (![name, ...running].every(isSafeName)) return error(values);
			return error(values, {
				commands: [...running.map(stop), start(name)],
				undo: [stop(name), ...running.map(start)],
				danger: 'dsm',
			});
		}
		const waiting = facts.containers
			.filter(one => !one.running && one.name !== name && one.networks.includes(network.name))
			.map(one => one.name);
		if (waiting.length === 0) return ok;
		return note({container: name, network: network.name, others: waiting, case: 'waiting'});
	},
});

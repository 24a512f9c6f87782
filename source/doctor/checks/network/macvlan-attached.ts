import type {NetworkDetail} from '../../../model/diagnosis/evidence.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {asPlanned, isSafeName, start, stop, stopFirst} from './commands.js';
import {lacksMacvlan, wantsBridge} from './refusal.js';

/** The container is attached to a network on the card (F74): without an end there the hook finds nothing to put into br0. */
export const macvlanAttached = defineCheck({
	id: 'macvlan-attached',
	place: 'network',
	catalogue: [74],
	reads: ['container', 'networks', 'ours'],
	explains: [
		'hook-ran',
		'container-log',
		'container-restarts',
		'container-runs',
		'macvlan-up',
		'bridge-ports',
	],
	look({container, networks, ours}) {
		if (!wantsBridge(container)) return skip;
		if (!lacksMacvlan(container, networks)) return ok;
		const {name, compose} = container;
		const free = networks.find(isFree)?.name ?? null;
		const values = {container: name, network: free};
		if (ours) return error(values, asPlanned(container, ours));
		if (free === null || compose !== null || !isSafeName(free) || !isSafeName(name)) return error(values);
		return error(values, {
			commands: [...stopFirst(container), ['docker', ['network', 'connect', free, name]], start(name)],
			undo: [stop(name), ['docker', ['network', 'disconnect', '--force', free, name]], start(name)],
			danger: 'dsm',
		});
	},
});

function isFree({driver, options, attached}: NetworkDetail): boolean {
	return driver === 'macvlan' && options['macvlan_mode'] === 'passthru' && attached.length === 0;
}

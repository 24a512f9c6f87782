import type {ContainerDetail, NetworkDetail} from '../../../model/diagnosis/container-detail.js';
import type {Facts} from '../../../model/facts.js';
import {installLabel} from '../../../model/spec.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {asPlanned, isSafeName, start, stop, stopFirst} from './commands.js';
import {lacksMacvlan, wantsBridge} from './refusal.js';

/** The container is attached to a network on the card (F74): without an end there the hook finds nothing to put into br0. */
export const macvlanAttached = defineCheck({
	id: 'macvlan-attached',
	place: 'network',
	catalogue: [74],
	reads: ['facts', 'container', 'networks', 'ours'],
	explains: [
		'hook-ran',
		'container-log',
		'container-restarts',
		'container-runs',
		'macvlan-up',
		'bridge-ports',
	],
	look({facts, container, networks, ours}) {
		if (!wantsBridge(container)) return skip;
		if (!lacksMacvlan(container, networks)) return ok;
		const {name, compose} = container;
		// Which of several is meant nobody knows.
		const [only, ...more] = networks.filter(network => isFree(network, container, facts));
		const free = more.length === 0 ? (only?.name ?? null) : null;
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

/** A passthru network that nobody has a claim on: no other container, no installation, no Compose project, not this host. */
function isFree(
	{name, driver, options, labels, attached}: NetworkDetail,
	container: ContainerDetail,
	{containers, nics}: Facts,
): boolean {
	if (driver !== 'macvlan' || options['macvlan_mode'] !== 'passthru') return false;
	const claimed = Object.keys(labels).some(
		key => key === installLabel || key.startsWith('com.docker.compose.'),
	);
	const card = nics.find(nic => nic.name === options['parent']);
	return (
		!claimed &&
		attached.length === 0 &&
		!containers.some(one => one.name !== container.name && one.networks.includes(name)) &&
		(card?.carries.length ?? 0) === 0
	);
}

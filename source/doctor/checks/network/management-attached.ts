import type {Evidence} from '../../../model/diagnosis/evidence.js';
import {macvlanEnd, networkOf, wiringOf} from '../../../model/diagnosis/wiring.js';
import {installLabel} from '../../../model/spec.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {asPlanned} from './commands.js';
import {wantsBridge} from './refusal.js';

type Seen = Pick<Evidence, 'container' | 'networks' | 'ours'>;

/**
 * The container is attached to the Docker bridge by which this host reaches it (F41): published ports, DSM's first NIC and the
 * image's own looks go over it. A macvlan left alone maps no ports, and Docker drops them without a word.
 */
export const managementAttached = defineCheck({
	id: 'management-attached',
	place: 'network',
	catalogue: [41],
	reads: ['container', 'networks', 'ours'],
	explains: [
		'gateway-elected',
		'default-route',
		'ports-published',
		'start-error',
		'container-log',
		'container-restarts',
		'container-runs',
		'hook-ran',
		'web-answers',
	],
	look(seen) {
		const {container, networks, ours} = seen;
		const ends = container.ends.map(end => networkOf(end, networks));
		// One that is gone may have been this: networks-exist says so (F50).
		if (ends.length === 0 || ends.includes(undefined)) return skip;
		const wanted = wantedNetwork(seen);
		const there = ends.some(network => (wanted === null ? isBridge(network) : network?.name === wanted));
		if (there) return ok;
		const direct = wantsBridge(container) && macvlanEnd(container, networks) !== undefined;
		if (wanted === null && (!direct || wiringOf(container, networks) === 'dhcp')) return skip;
		const values = {container: container.name, network: wanted, ports: container.wantedPorts};
		return ours ? error(values, asPlanned(container, ours)) : error(values);
	},
});

/** As our record has it, or our labels; null: nobody knows. */
function wantedNetwork({container, networks, ours}: Seen): string | null {
	if (ours?.management) return ours.management;
	const {install} = container;
	const labelled = networks.find(
		one => install !== null && one.labels[installLabel] === install && isBridge(one),
	);
	return labelled?.name ?? null;
}

function isBridge(network: {readonly driver: string} | undefined): boolean {
	return network !== undefined && network.driver !== 'macvlan' && network.driver !== 'ipvlan';
}

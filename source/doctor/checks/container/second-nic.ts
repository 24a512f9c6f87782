import {defineCheck, ok, skip, warning} from '../../check.js';
import {macvlanEnd} from '../../wiring.js';
import {isNic, parseArguments} from './arguments.js';
import {dhcpOn} from './image-switches.js';
import {madeAnew} from './made-anew.js';
import {uplinkOf} from './uplink.js';

/**
 * Where the macvlan is not the container's way out, DSM has a second NIC for it. Without `ARGUMENTS` for one, the image
 * gives DSM its own NIC alone, behind NAT, and nobody is at this end of the wire.
 */
export const secondNic = defineCheck({
	id: 'second-nic',
	place: 'guest',
	catalogue: [],
	reads: ['container', 'networks', 'ours'],
	explains: [],
	look({container, networks, ours}) {
		const wire = macvlanEnd(container, networks);
		const {environment, name} = container;
		if (wire?.network.options['macvlan_mode'] !== 'passthru' || dhcpOn(container)) return skip;
		const {devices, others} = parseArguments(environment['ARGUMENTS'] ?? '');
		if (devices.some(isNic) || others.length > 0) return ok;
		// The image is told which interface to use, or the macvlan is the way out: the classic wiring.
		const told = environment['DEV'] || environment['VM_NET_DEV'];
		if (told || uplinkOf(container, networks)?.network.id === wire.network.id) return skip;
		return warning({container: name, network: wire.network.name}, madeAnew(container, ours));
	},
});

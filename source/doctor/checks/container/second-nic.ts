import {macvlanEnd, wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, ok, skip, warning} from '../../check.js';
import {isNic, parseArguments} from './arguments.js';
import {madeAnew} from './made-anew.js';

/**
 * Where the passthru macvlan is for br0, DSM has a NIC there. Without `ARGUMENTS` for one the image gives DSM its own NIC alone,
 * behind NAT, and nobody is at this end of the wire. A macvlan that keeps its address on the LAN leads to DSM by that NAT, too.
 */
export const secondNic = defineCheck({
	id: 'second-nic',
	place: 'guest',
	catalogue: [],
	reads: ['container', 'networks', 'hook', 'ours'],
	explains: ['lan-answers', 'guest-spoke'],
	look({container, networks, hook, ours}) {
		const network = macvlanEnd(container, networks)?.network;
		const {environment, name} = container;
		if (network?.options['macvlan_mode'] !== 'passthru') return skip;
		const {devices, others} = parseArguments(environment['ARGUMENTS'] ?? '');
		if (devices.some(isNic) || others.length > 0) return ok;
		const told = environment['DEV'] || environment['VM_NET_DEV'];
		if (told || wiringOf(container, networks) !== 'direct') return skip;
		const forBridge = network.internal || /\bbr0\b/.test(hook?.content ?? '');
		return forBridge ? warning({container: name, network: network.name}, madeAnew(container, ours)) : skip;
	},
});

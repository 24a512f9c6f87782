import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip, warning} from '../../check.js';
import {secondNic} from '../wire/second-nic.js';
import {hasHook} from './image-switches.js';
import {madeAnew} from './made-anew.js';

/**
 * The container may change its own network (F70). Without NET_ADMIN the hook ends with “Operation not permitted”, and the image
 * goes on without its NAT, slowly and without published ports.
 */
export const netAdmin = defineCheck({
	id: 'net-admin',
	place: 'container',
	catalogue: [70],
	reads: ['container', 'networks', 'ours'],
	explains: ['container-log', 'hook-ran', 'bridge-made', 'bridge-ports', 'nat-rules'],
	look({container, networks, ours}) {
		const wiring = wiringOf(container, networks);
		if (wiring === 'host' || wiring === 'none') return skip;
		const {name, privileged, capabilities} = container;
		if (privileged || capabilities.includes('NET_ADMIN') || capabilities.includes('ALL')) return ok;
		const say = hasHook(container) || secondNic(container) ? error : warning;
		return say({container: name}, madeAnew(container, ours));
	},
});

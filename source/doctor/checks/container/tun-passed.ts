import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip, warning} from '../../check.js';
import {secondNic} from '../wire/second-nic.js';
import {hasDevice, ruleAllows} from './image-switches.js';
import {madeAnew} from './made-anew.js';

/**
 * /dev/net/tun was passed to the container (F71): QEMU's tap needs it. A device rule for 10:200 does as well, since the
 * image makes the node itself.
 */
export const tunPassed = defineCheck({
	id: 'tun-passed',
	place: 'container',
	catalogue: [71],
	reads: ['container', 'networks', 'ours'],
	explains: ['container-log', 'bridge-ports', 'nat-rules'],
	look({container, networks, ours}) {
		const wiring = wiringOf(container, networks);
		if (wiring === 'host' || wiring === 'none' || wiring === 'dhcp') return skip;
		if (hasDevice(container, '/dev/net/tun') || ruleAllows(container, 10, 200)) return ok;
		const say = secondNic(container) ? error : warning;
		return say({container: container.name}, madeAnew(container, ours));
	},
});

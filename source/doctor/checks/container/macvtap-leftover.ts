import {defineCheck, error, ok, skip} from '../../check.js';
import {dhcpOn} from './image-switches.js';

/**
 * With `DHCP=Y` no macvtap of an earlier start is left in the container's network (F102). A new container has a new one; where
 * something else keeps it (a Kubernetes pod), the image waits for ever.
 */
export const macvtapLeftover = defineCheck({
	id: 'macvtap-leftover',
	place: 'container',
	catalogue: [102],
	reads: ['container', 'log'],
	explains: ['qemu-runs', 'bridge-ports'],
	look({container, log}) {
		if (!dhcpOn(container)) return skip;
		// It says so every five seconds, so an old line is far from the end.
		const waits = log.slice(-4).some(line => /Waiting for macvtap interface to become available/.test(line));
		return waits ? error({container: container.name}) : ok;
	},
});

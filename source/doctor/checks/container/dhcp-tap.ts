import {defineCheck, error, ok, skip} from '../../check.js';
import {dhcpOn, ruleAllows} from './image-switches.js';
import {madeAnew} from './made-anew.js';

/** With `DHCP=Y` the container may open its macvtap, a character device whose number the kernel chooses: that takes a device rule (F62). */
export const dhcpTap = defineCheck({
	id: 'dhcp-tap',
	place: 'container',
	catalogue: [62],
	reads: ['container', 'ours'],
	explains: ['container-log'],
	look({container, ours}) {
		if (!dhcpOn(container)) return skip;
		if (container.privileged || ruleAllows(container, null, null)) return ok;
		return error({container: container.name}, madeAnew(container, ours));
	},
});

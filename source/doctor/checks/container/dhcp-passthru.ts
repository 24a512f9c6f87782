import {macvlanEnd} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {dhcpOn} from './image-switches.js';
import {madeAnew} from './made-anew.js';

/**
 * `DHCP=Y` is not asked for on a passthru network (F61). The kernel puts the image's macvtap on the card itself, where the
 * passthru macvlan leaves no room: “Invalid argument”, which the image takes for an ipvlan.
 */
export const dhcpPassthru = defineCheck({
	id: 'dhcp-passthru',
	place: 'container',
	catalogue: [61],
	reads: ['container', 'networks', 'ours'],
	explains: ['dhcp-macvlan', 'dhcp-tap', 'vhost-device', 'container-log'],
	look({container, networks, ours}) {
		if (!dhcpOn(container)) return skip;
		const wire = macvlanEnd(container, networks);
		if (wire?.network.options['macvlan_mode'] !== 'passthru') return ok;
		return error({container: container.name, network: wire.network.name}, madeAnew(container, ours));
	},
});

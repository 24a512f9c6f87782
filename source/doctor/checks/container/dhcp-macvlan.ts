import {gatewayEnd, macvlanEnd} from '../../../model/diagnosis/wiring.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {dhcpOn} from './image-switches.js';
import {madeAnew} from './made-anew.js';

/**
 * With `DHCP=Y` the image's uplink is a macvlan (F64): it puts its macvtap on the interface with the default route, or on
 * the one that `DEV` names. An ipvlan carries none.
 */
export const dhcpMacvlan = defineCheck({
	id: 'dhcp-macvlan',
	place: 'container',
	catalogue: [64],
	reads: ['container', 'networks', 'ours'],
	explains: ['dhcp-tap', 'vhost-device', 'container-log'],
	look({container, networks, ours}) {
		if (!dhcpOn(container) || container.networkMode === 'host') return skip;
		const {name, environment} = container;
		const fix = madeAnew(container, ours);
		const wire = macvlanEnd(container, networks);
		if (wire === undefined) return error({container: name, case: 'none', network: ''}, fix);
		if (wire.network.driver === 'ipvlan')
			return error({container: name, case: 'ipvlan', network: wire.network.name}, fix);
		if (environment['DEV'] || environment['VM_NET_DEV']) return ok;
		const gateway = gatewayEnd(container, networks);
		if (gateway === undefined || gateway === wire.end) return ok;
		return error({container: name, case: 'not-uplink', network: gateway.network}, fix);
	},
});

import {defineCheck, error, ok, skip, warning} from '../../check.js';
import {dhcpOn} from './image-switches.js';

/**
 * No other DSM here has the same stored MAC (F79), as a copied storage folder has. It is on the wire with `DHCP=Y` only; behind
 * each container's own NAT it may well be twice.
 */
export const storedMacs = defineCheck({
	id: 'stored-macs',
	place: 'container',
	catalogue: [79],
	reads: ['container', 'storage', 'facts'],
	explains: ['qemu-runs', 'container-log'],
	look({container: detail, storage: {macs}, facts: {containers}}) {
		if (!dhcpOn(detail) || detail.environment['MAC'] || detail.environment['VM_NET_MAC']) return skip;
		const {name} = detail;
		const own = macs.filter(({container}) => container === name);
		const twin = macs.find(
			({container, file, mac}) => container !== name && own.some(one => one.mac === mac && one.file !== file),
		);
		const mine = own.find(({mac}) => mac === twin?.mac);
		if (twin === undefined || mine === undefined) return ok;
		const values = {container: name, other: twin.container, mac: twin.mac, file: mine.file};
		const both = containers.some(({name: one, running}) => one === twin.container && running);
		return both ? error(values) : warning(values);
	},
});

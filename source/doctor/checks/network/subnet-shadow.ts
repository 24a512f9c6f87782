import {parentOf, wiringOf} from '../../../model/diagnosis/wiring.js';
import {parseSubnet} from '../../../model/subnet.js';
import {defineCheck, ok, skip, unknown, warning} from '../../check.js';
import {isSafeName} from './commands.js';
import {touches} from './subnets.js';

/**
 * What this host reaches by another card, the container does not seek on its port in br0 (F25). Docker compares a macvlan's
 * subnet with nothing. The LAN's own on the macvlan is fine as long as the port has lost its address to the hook, or nobody on
 * that LAN uses a published port: what he is answered goes into br0, where this host is not.
 */
export const subnetShadow = defineCheck({
	id: 'subnet-shadow',
	place: 'network',
	catalogue: [25],
	reads: ['facts', 'container', 'networks', 'inside'],
	explains: ['member-addresses', 'web-answers'],
	look({facts, container, networks, inside: {links, routes}}) {
		const open = container.openPorts.some(port => !port.startsWith('127.'));
		if (wiringOf(container, networks) !== 'direct' || !open) return skip;
		if (routes === null) return unknown('not-known');
		const parent = parentOf(container, networks);
		for (const {destination, gateway, device} of routes) {
			const link = links.find(({name}) => name === device);
			const subnet = parseSubnet(destination);
			if (gateway !== null || link?.kind !== 'macvlan' || link.master === null || !subnet.ok) continue;
			const host = facts.routes.find(
				route => route.device !== parent && route.family === 4 && touches(subnet.value, route.destination),
			);
			if (!host) continue;
			const values = {container: container.name, subnet: destination, device: host.device, link: device};
			const addresses = link.addresses.filter(({family}) => family === 4);
			if (!isSafeName(container.name) || !isSafeName(device)) return warning(values);
			const inside = (...args: readonly string[]) =>
				['docker', ['exec', container.name, 'ip', '-4', 'address', ...args]] as const;
			return warning(values, {
				commands: [inside('flush', 'dev', device)],
				undo: addresses.map(({address, prefix}) => inside('add', `${address}/${prefix}`, 'dev', device)),
				danger: 'none',
			});
		}
		return ok;
	},
});

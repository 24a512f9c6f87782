import {defineCheck, error, ok, skip} from '../../check.js';
import {isNic, parseArguments} from './arguments.js';
import {madeAnew} from './made-anew.js';

/**
 * No interface of br0 in the container has the MAC of DSM's NIC (F96): the bridge keeps frames for its own addresses, and
 * drops what comes in from them. A bridge that was given no MAC takes the lowest of its members.
 */
export const guestMacDistinct = defineCheck({
	id: 'guest-mac-distinct',
	place: 'guest',
	catalogue: [96],
	reads: ['container', 'inside', 'ours'],
	explains: ['guest-spoke', 'lan-answers', 'web-answers'],
	look({container, inside: {links}, ours}) {
		const {devices} = parseArguments(container.environment['ARGUMENTS'] ?? '');
		const macs = devices
			.filter(isNic)
			.flatMap(({keys}) => keys['mac'] ?? [])
			.map(mac => mac.toLowerCase().replaceAll('-', ':'));
		if (macs.length === 0) return skip;
		const isBridge = (name: string) => /^br\d+$/.test(name);
		const same = links.find(
			({name, master, mac}) =>
				(isBridge(name) || (master !== null && isBridge(master))) && mac !== null && macs.includes(mac),
		);
		if (same?.mac === undefined || same.mac === null) return ok;
		return error({container: container.name, mac: same.mac, name: same.name}, madeAnew(container, ours));
	},
});

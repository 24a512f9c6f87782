import type {ResolvedCommand} from '../../../model/command.js';
import type {ContainerDetail} from '../../../model/diagnosis/container-detail.js';
import type {InsideLink} from '../../../model/diagnosis/evidence.js';
import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {isSafeInterfaceName} from '../../../model/nic.js';
import {defineCheck, ok, skip, warning} from '../../check.js';
import {membersOf} from './members.js';
import {secondNic} from './second-nic.js';

/** The bridge's own, for our hook's DHCP server: one for each card. */
const served = /^169\.254\.254\.\d+$/;

/**
 * No port of the bridge has an IPv4 address (F95): the kernel keeps the route to its subnet, and what goes that way is
 * lost, answers to this very LAN among them. In a direct set-up of ours br0 has none either, but for its DHCP server's.
 */
export const memberAddresses = defineCheck({
	id: 'member-addresses',
	place: 'bridge',
	catalogue: [95],
	reads: ['container', 'networks', 'inside', 'ours'],
	explains: ['web-answers'],
	look({container, networks, inside, ours}) {
		const nic = secondNic(container);
		if (nic === undefined) return skip;
		const mute = ours !== null && wiringOf(container, networks) === 'direct';
		const bridge = inside.links.filter(({name}) => mute && name === nic.bridge);
		const stray = [...membersOf(inside, nic.bridge), ...bridge].flatMap(({name, addresses}) =>
			addresses
				.filter(({family, address}) => family === 4 && !served.test(address))
				.map(({address, prefix}) => ({device: name, address: `${address}/${prefix}`})),
		);
		const [first] = stray;
		if (first === undefined) return ok;
		return warning(
			{
				container: container.name,
				bridge: nic.bridge,
				device: first.device,
				addresses: stray.map(({address}) => address),
			},
			stray.every(({device}) => isSafeInterfaceName(device))
				? {
						commands: stray.map(one => address(container, 'del', one)),
						undo: stray.map(one => address(container, 'add', one)),
						danger: 'none',
					}
				: undefined,
		);
	},
});

function address(
	{name}: ContainerDetail,
	verb: 'add' | 'del',
	one: {readonly device: InsideLink['name']; readonly address: string},
): ResolvedCommand {
	return ['docker', ['exec', name, 'ip', 'addr', verb, one.address, 'dev', one.device]];
}

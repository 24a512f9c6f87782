import type {ContainerDetail} from '../../../model/diagnosis/container-detail.js';
import type {InsideLink} from '../../../model/diagnosis/evidence.js';
import type {Fix} from '../../../model/diagnosis/verdict.js';
import {wiringOf} from '../../../model/diagnosis/wiring.js';
import {isSafeInterfaceName} from '../../../model/nic.js';
import {defineCheck, error, ok, skip} from '../../check.js';
import {restart} from '../card/start-fix.js';
import {isMacvlan, isTap, membersOf} from './members.js';
import {secondNic} from './second-nic.js';

/**
 * The bridge is there, is up, and joins the wire with the guest's tap (F74). What keeps it from that is the cause; this is how it
 * shows. In layout classic it is the management side that it joins with the guest.
 */
export const bridgePorts = defineCheck({
	id: 'bridge-ports',
	place: 'bridge',
	catalogue: [74],
	reads: ['container', 'networks', 'inside'],
	explains: ['guest-spoke', 'lan-answers'],
	look({container, networks, inside}) {
		const wiring = wiringOf(container, networks);
		const {bridge} = secondNic(container) ?? {};
		if (bridge === undefined || (wiring !== 'direct' && wiring !== 'classic')) return skip;
		const {name} = container;
		const {links} = inside;
		const found = links.find(link => link.name === bridge && link.kind === 'bridge');
		if (!found) return error({container: name, bridge, missing: 'bridge', instead: null}, restart(container));
		if (!found.up)
			return error({container: name, bridge, missing: 'up', instead: null}, setUp(container, bridge));
		const members = membersOf(inside, bridge);
		// Whatever joined br0 there, a container whose default route is on the macvlan cannot have it in the bridge.
		const isPort = wiring === 'direct' ? isMacvlan : (link: InsideLink) => !isTap(link);
		if (!members.some(isPort)) {
			const instead = members.find(link => !isTap(link))?.name ?? null;
			const free = links.filter(link => isPort(link) && link.master === null);
			const fix =
				wiring === 'direct' && instead === null ? join(container, bridge, free) : restart(container);
			return error({container: name, bridge, missing: 'lan', instead}, fix);
		}
		if (members.some(isTap)) return ok;
		const free = links.filter(link => isTap(link) && link.master === null);
		return error({container: name, bridge, missing: 'guest', instead: null}, join(container, bridge, free));
	},
});

function setUp(container: ContainerDetail, bridge: string): Fix {
	if (!isSafeInterfaceName(bridge)) return restart(container);
	const link = (state: 'up' | 'down') =>
		['docker', ['exec', container.name, 'ip', 'link', 'set', 'dev', bridge, state]] as const;
	return {commands: [link('up')], undo: [link('down')], danger: 'none'};
}

/** What the hook and QEMU do at the start, done again, if it is clear for which interface. */
function join(container: ContainerDetail, bridge: string, free: readonly InsideLink[]): Fix {
	const [only, another] = free;
	if (only === undefined || another !== undefined || !isSafeInterfaceName(only.name))
		return restart(container);
	const link = (...words: readonly string[]) =>
		['docker', ['exec', container.name, 'ip', 'link', 'set', 'dev', only.name, ...words]] as const;
	return {commands: [link('master', bridge)], undo: [link('nomaster')], danger: 'none'};
}

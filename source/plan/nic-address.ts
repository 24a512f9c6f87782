import type {HeldAddress, HeldRoute, NicBefore} from '../model/nic-before.js';
import {cardStepId, type OneProbe, type Step, type StepAction} from '../model/step.js';

const ip = (...args: readonly string[]): StepAction => ({kind: 'run', command: ['ip', args]});

/**
 * The host's addresses go from the card. On a card that no longer answers, their connected route would lead the host's
 * own way to the LAN into nothing, even where another card reaches it. The kernel takes IPv4's routes along with the last
 * address, and leaves IPv6's. Taking back puts addresses and routes there again, also when some are there already.
 */
export function nicAddressStep(nic: string, {up, addresses, routes}: NicBefore, card = 1): Step {
	const silent = (...args: readonly string[]): OneProbe => ({kind: 'silent', read: ['ip', args]});
	const none = (...which: readonly string[]) => silent('-o', 'addr', 'show', 'dev', nic, ...which);
	const [withIpv4, withIpv6] = [4, 6].map(family => addresses.some(one => one.family === family));
	return {
		id: cardStepId('nic-address', card),
		subject: nic,
		run: [
			ip('-4', 'addr', 'flush', 'dev', nic),
			...(withIpv6 ? [ip('-6', 'addr', 'flush', 'dev', nic, 'scope', 'global')] : []),
			...routes
				.filter(({family}) => family === 6 || !withIpv4)
				.map(({family, destination}) => ip(`-${family}`, 'route', 'flush', destination, 'dev', nic)),
		],
		// Each by itself as well: with the ones gone and the others left it is neither done nor undone, and what was begun
		// there has to be taken back, or put back to its end.
		probe: {
			kind: 'all',
			of: [
				none('scope', 'global'),
				...addresses.map(({family, address}) => none('to', `${address}/${family === 4 ? 32 : 128}`)),
				...routes.map(route => silent(...routeSelector(route, nic))),
			],
		},
		undo: [
			// A route wants its card up, and a manager may have taken it down.
			...(up ? [ip('link', 'set', 'dev', nic, 'up')] : []),
			...addresses.map(address =>
				ip(...addressArgs(address), 'dev', nic, ...(address.noPrefixRoute ? ['noprefixroute'] : [])),
			),
			...[...routes].sort(onLinkFirst).map(route => ip(...routeArgs(route, nic))),
		],
		needs: [],
		needsRoot: true,
	};
}

function addressArgs({family, address, prefix, broadcast}: HeldAddress): readonly string[] {
	const tail = broadcast === null ? [] : ['broadcast', broadcast];
	return [`-${family}`, 'addr', 'replace', `${address}/${prefix}`, ...tail];
}

/** A gateway may be reached by one of the others. */
function onLinkFirst(one: HeldRoute, other: HeldRoute): number {
	return Number(one.gateway !== null) - Number(other.gateway !== null);
}

/** What `ip` lists this route by, and no other one; but for its metric, by which it takes none. */
function routeSelector({family, destination, gateway, protocol}: HeldRoute, nic: string): readonly string[] {
	return [
		...[`-${family}`, 'route', 'show', destination, 'dev', nic],
		...(gateway === null ? [] : ['via', gateway]),
		...(protocol === null ? [] : ['proto', protocol]),
	];
}

function routeArgs(
	{family, destination, gateway, metric, protocol, source}: HeldRoute,
	nic: string,
): string[] {
	return [
		`-${family}`,
		'route',
		'replace',
		destination,
		...(gateway === null ? [] : ['via', gateway]),
		'dev',
		nic,
		...(protocol === null || protocol === 'boot' ? [] : ['proto', protocol]),
		...(source === null ? [] : ['src', source]),
		...(metric === null ? [] : ['metric', String(metric)]),
	];
}

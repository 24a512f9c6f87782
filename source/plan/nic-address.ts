import type {Command} from '../model/command.js';
import type {HeldAddress, HeldRoute, NicBefore} from '../model/nic-before.js';
import {cardStepId, type OneProbe, type Step, type StepAction} from '../model/step.js';

const ip = (...args: readonly string[]): StepAction => ({kind: 'run', command: ['ip', args]});

/**
 * The host's addresses go from the card. On a card that no longer answers, their connected route would lead the host's
 * own way to the LAN into nothing, even where another card reaches it. Taking back puts addresses and routes there
 * again, also when some are there already.
 */
export function nicAddressStep(nic: string, {up, addresses, routes}: NicBefore, card = 1): Step {
	const none = (...which: readonly string[]): OneProbe => {
		const read: Command = ['ip', ['-o', 'addr', 'show', 'dev', nic, ...which]];
		return {kind: 'silent', read};
	};
	const withIpv6 = addresses.some(({family}) => family === 6);
	return {
		id: cardStepId('nic-address', card),
		subject: nic,
		run: [
			ip('-4', 'addr', 'flush', 'dev', nic),
			...(withIpv6 ? [ip('-6', 'addr', 'flush', 'dev', nic, 'scope', 'global')] : []),
		],
		// Each by itself as well: with the ones gone and the others left it is neither done nor undone, and what was begun
		// there has to be taken back.
		probe: {
			kind: 'all',
			of: [
				none('scope', 'global'),
				...addresses.map(({family, address}) => none('to', `${address}/${family === 4 ? 32 : 128}`)),
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

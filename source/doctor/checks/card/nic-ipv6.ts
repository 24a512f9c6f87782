import type {Fix} from '../../../model/diagnosis/verdict.js';
import {noCommand} from '../../../model/diagnosis/verdict.js';
import {isSafeInterfaceName, lostAddresses} from '../../../model/nic.js';
import {defineCheck, ok, skip, warning} from '../../check.js';
import {passthruCard} from './card-of.js';

/**
 * The host took nothing from the LAN's router on DSM's card. Multicast reaches card and macvlan both, so a host that
 * speaks IPv6 there takes addresses and a default route, over which nothing comes back (F1, F21).
 */
export const nicIpv6 = defineCheck({
	id: 'nic-ipv6',
	place: 'nic',
	catalogue: [1, 21],
	reads: ['facts', 'container', 'networks'],
	explains: [],
	look({facts, container, networks}) {
		const nic = passthruCard({facts, container, networks})?.nic;
		if (!nic || nic.ipv6 === null) return skip;
		const {name, carries} = nic;
		const held = lostAddresses(nic).filter(({family}) => family === 6);
		const route = carries.some(
			load => load.what === 'default-route' && load.family === 6 && load.via === name,
		);
		if (!nic.ipv6 || (held.length === 0 && !route)) return ok;
		const addresses = held.map(({address, prefix}) => `${address}/${prefix}`);
		const session = carries.some(({what}) => what === 'ssh-session');
		// While it does not run the card is the host's.
		const needed = session || (carries.length > 0 && container.pid === 0);
		return warning({nic: name, addresses, route}, needed ? noCommand : mute(name));
	},
});

function mute(nic: string): Fix {
	if (!isSafeInterfaceName(nic)) return noCommand;
	// With slashes: a name may hold a dot.
	const call = (value: 0 | 1): Fix['commands'] => [
		['sysctl', ['-q', '-w', `net/ipv6/conf/${nic}/disable_ipv6=${value}`]],
	];
	return {commands: call(1), undo: call(0), danger: 'none'};
}

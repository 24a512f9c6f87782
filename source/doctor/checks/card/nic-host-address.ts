import type {ResolvedCommand} from '../../../model/command.js';
import type {Fix} from '../../../model/diagnosis/verdict.js';
import {noCommand} from '../../../model/diagnosis/verdict.js';
import {isSafeInterfaceName, type Nic, type NicAddress} from '../../../model/nic.js';
import {defineCheck, ok, skip, warning} from '../../check.js';
import {passthruCard} from './card-of.js';

/**
 * The host has no IPv4 address on a card that a passthru macvlan takes (F1, F85): it answers ARP there, and nothing else;
 * and the address's own route leads this host's way to that network into nothing.
 */
export const nicHostAddress = defineCheck({
	id: 'nic-host-address',
	place: 'nic',
	catalogue: [1, 85],
	reads: ['facts', 'container', 'networks'],
	explains: [],
	look({facts, container, networks}) {
		const nic = passthruCard({facts, container, networks})?.nic;
		if (!nic) return skip;
		const held = nic.addresses.filter(({family}) => family === 4);
		if (held.length === 0) return ok;
		const addresses = held.map(({address, prefix}) => `${address}/${prefix}`);
		return warning({nic: nic.name, addresses}, withoutAddresses(nic, held));
	},
});

const dotted = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Not where the host lives by it: it would be cut off. */
function withoutAddresses({name, carries}: Nic, held: readonly NicAddress[]): Fix {
	if (carries.length > 0 || !isSafeInterfaceName(name)) return noCommand;
	if (!held.every(({address}) => dotted.test(address))) return noCommand;
	const call = (word: 'add' | 'del'): ResolvedCommand[] =>
		held.map(({address, prefix, broadcast}) => {
			const tail = word === 'add' && broadcast && dotted.test(broadcast) ? ['broadcast', broadcast] : [];
			return ['ip', ['addr', word, `${address}/${prefix}`, ...tail, 'dev', name]];
		});
	return {commands: call('del'), undo: call('add'), danger: 'none'};
}

import type {Ours} from '../../../model/diagnosis/evidence.js';
import type {Fix} from '../../../model/diagnosis/verdict.js';
import {noCommand} from '../../../model/diagnosis/verdict.js';
import {isManager} from '../../../model/manager.js';
import {isSafeInterfaceName, lostAddresses, type Nic} from '../../../model/nic.js';
import {defineCheck, note, ok, skip, warning} from '../../check.js';
import {passthruCard} from './card-of.js';

/**
 * Nobody else configures the card (F21): NetworkManager, networkd, netplan, ifupdown or a DHCP client would put an address
 * back on it. A note as long as it has none.
 */
export const nicManaged = defineCheck({
	id: 'nic-managed',
	place: 'nic',
	catalogue: [21],
	reads: ['facts', 'container', 'networks', 'ours'],
	explains: ['nic-host-address', 'nic-ipv6'],
	look({facts, container, networks, ours}) {
		const card = passthruCard({facts, container, networks});
		if (!card) return skip;
		const {nic} = card;
		const {name, managedBy: by} = nic;
		if (by === null) return ok;
		const addresses = lostAddresses(nic).map(({address, prefix}) => `${address}/${prefix}`);
		// We leave /etc/network/interfaces as it is, and keep its card down by other means.
		if (addresses.length === 0) return ours && by === 'ifupdown' ? ok : note({nic: name, by, addresses});
		// While it does not run, what the host has there may be all that it has.
		const needed = nic.carries.length > 0 && container.pid === 0;
		return warning({nic: name, by, addresses}, needed ? noCommand : leaveAlone(nic, ours));
	},
});

function leaveAlone({name, managedBy}: Nic, ours: Ours | null): Fix {
	if (ours && isManager(managedBy)) return {commands: [ours.repair], undo: null, danger: 'dsm'};
	if (managedBy !== 'NetworkManager' || !isSafeInterfaceName(name)) return noCommand;
	const call = (managed: string): Fix['commands'] => [['nmcli', ['device', 'set', name, 'managed', managed]]];
	return {commands: call('no'), undo: call('yes'), danger: 'none'};
}

import {parseIpv4} from '../../../model/address.js';
import type {NetworkDetail} from '../../../model/diagnosis/container-detail.js';
import type {Fix} from '../../../model/diagnosis/verdict.js';
import {noCommand} from '../../../model/diagnosis/verdict.js';
import {isSafeInterfaceName, type Nic} from '../../../model/nic.js';
import {contains, type Subnet, subnetOf} from '../../../model/subnet.js';
import {defineCheck, ok, skip, warning} from '../../check.js';
import {subnetsOf} from '../network/subnets.js';
import {passthruCard} from './card-of.js';

/**
 * The host does not answer ARP on DSM's card for an address that it has on the same LAN by another card (F107). A neighbour
 * that believes this answer sends the host's frames to DSM. While DSM does not run the card is the host's, and so are they.
 */
export const nicArp = defineCheck({
	id: 'nic-arp',
	place: 'nic',
	catalogue: [107],
	reads: ['facts', 'container', 'networks', 'lan'],
	explains: [],
	look({facts, container, networks, lan: {dsm, gateway}}) {
		const card = passthruCard({facts, container, networks});
		if (!card || card.nic.answersForOthers === undefined) return skip;
		const {nic, network} = card;
		if (!nic.answersForOthers || container.pid === 0) return ok;
		const known = [dsm, gateway].flatMap(one => (one !== null && parseIpv4(one).ok ? [one] : []));
		const onLan = (own: Subnet, address: string) =>
			known.some(one => contains(own, one)) || realSubnets(network).some(lan => contains(lan, address));
		const [beside] = facts.nics
			.filter(({name}) => name !== nic.name)
			.flatMap(({name, addresses}) =>
				addresses
					.filter(({family, address}) => family === 4 && parseIpv4(address).ok)
					.filter(({address, prefix}) => onLan(subnetOf(address, prefix), address))
					.map(({address}) => ({device: name, address})),
			);
		return beside ? warning({nic: nic.name, ...beside}, silence(nic)) : ok;
	},
});

/** The addresses of an internal network are made up. */
function realSubnets(network: NetworkDetail): readonly Subnet[] {
	return network.internal ? [] : subnetsOf(network);
}

function silence({name, arpIgnore = 0}: Nic): Fix {
	if (!isSafeInterfaceName(name)) return noCommand;
	// With slashes: a name may hold a dot.
	const call = (value: number): Fix['commands'] => [
		['sysctl', ['-q', '-w', `net/ipv4/conf/${name}/arp_ignore=${value}`]],
	];
	return {commands: call(1), undo: call(arpIgnore), danger: 'none'};
}

import type {CardValues} from '../../../source/model/diagnosis/values-card.js';
import {makeEngine} from '../../helpers/facts.js';
import {healthy} from '../healthy.js';
import {
	another,
	type Changes,
	card,
	classic,
	counted,
	engine,
	environment,
	gone,
	inside,
	options,
	stopped,
} from './change.js';

/** `verdict`: a pattern; default: ok or nothing. */
export type Fine = {
	readonly id: keyof CardValues;
	readonly name: string;
	readonly changes: Changes;
	readonly verdict?: RegExp;
};

const lanAddress = {family: 4, address: '192.168.1.9', prefix: 24, scope: 'global'} as const;
const inBridgeMode = options({parent: 'enp3s0'});
const refusal = 'Handler for POST /v1.51/networks/create returned error: invalid subinterface vlan name';

/** The host's own card is in another network. */
function elsewhere({facts = healthy.facts}: Changes): Changes {
	const address = {family: 4, address: '10.0.0.5', prefix: 8, scope: 'global'} as const;
	return {
		facts: {
			...facts,
			nics: facts.nics.map(nic => (nic.name === 'eno1' ? {...nic, addresses: [address]} : nic)),
		},
	};
}

export const fine: readonly Fine[] = [
	{
		id: 'nic-refused',
		name: 'a typing error of last month, and a macvlan network stands now',
		changes: {
			daemon: [`${refusal} enp9s9, example formatting is eth0.10`],
			facts: {
				...healthy.facts,
				containers: [],
				networks: healthy.facts.networks.map(network => ({...network, driver: 'macvlan'})),
			},
		},
	},
	{
		id: 'nic-refused',
		name: 'a typing error of last month, and a Virtual DSM runs without macvlan',
		changes: {
			daemon: [`${refusal} enp9s9, example formatting is eth0.10`],
			facts: {
				...healthy.facts,
				containers: [
					{
						...{id: 'c', name: 'vdsm', image: 'vdsm/virtual-dsm', running: true, networks: ['bridge']},
						...{published: [], install: null, dsm: true},
					},
				],
			},
		},
	},
	{
		id: 'nic-refused',
		name: 'a card that has come since',
		changes: {
			daemon: [`${refusal} enp3s0, example formatting is eth0.10`],
			facts: {...healthy.facts, containers: []},
		},
	},
	{
		id: 'nic-exists',
		name: 'Docker Desktop, whose machine has other cards',
		changes: {facts: {...healthy.facts, nics: [], engine: makeEngine({desktop: true})}},
	},
	{
		id: 'nic-exists',
		name: 'no interface can be read',
		changes: {facts: {...healthy.facts, nics: []}},
		verdict: /^unknown$/,
	},
	{
		id: 'nic-same',
		name: 'a card that does not tell its factory MAC',
		changes: card({permanentMac: null}),
	},
	{
		id: 'nic-same',
		name: 'gone, and a VLAN or a bridge still has its MAC',
		changes: gone(
			another({kind: 'bridge', mac: '00:11:22:33:44:55', permanentMac: null}),
			another({kind: 'vlan', mac: '00:11:22:33:44:55', permanentMac: null}),
		),
	},
	{
		id: 'nic-same',
		name: 'a container that is not ours',
		changes: {...card({permanentMac: '00:aa:00:00:00:99'}), ours: null},
	},
	{
		id: 'nic-in-time',
		name: 'a network that is gone, of which another check tells',
		changes: stopped('network vdsm-eth1-macvlan not found'),
	},
	{
		id: 'nic-in-time',
		name: 'another network is the one that is lost',
		changes: stopped(`failed to create endpoint vdsm on network x: network id "${'d'.repeat(64)}" not found`),
	},
	{
		id: 'nic-in-time',
		name: 'it runs, whatever the last start said',
		changes: {
			container: {
				...healthy.container,
				error: 'the requested parent interface enp3s0 was not found on the Docker host',
			},
		},
	},
	{
		id: 'nic-host-way',
		name: 'the host’s own card below a macvlan in mode bridge',
		changes: {
			...inBridgeMode,
			...card({
				addresses: [lanAddress],
				carries: [{what: 'default-route', family: 4, table: 'main', via: 'enp3s0'}],
			}),
		},
	},
	{
		id: 'nic-host-address',
		name: 'the host’s own card below a macvlan in mode bridge',
		changes: {...inBridgeMode, ...card({addresses: [lanAddress]})},
	},
	{
		id: 'nic-host-address',
		name: 'a link-local IPv6 address',
		changes: card({addresses: [{family: 6, address: 'fe80::1', prefix: 64, scope: 'link'}]}),
	},
	{
		id: 'nic-ipv6',
		name: 'IPv6 on, and nothing taken from a router',
		changes: card({ipv6: true, addresses: [{family: 6, address: 'fe80::1', prefix: 64, scope: 'link'}]}),
	},
	{id: 'nic-ipv6', name: 'a kernel without IPv6', changes: card({ipv6: null})},
	{
		id: 'nic-arp',
		name: 'a card that is silent',
		changes: card({arpIgnore: 1, answersForOthers: false}),
		verdict: /^ok$/,
	},
	{
		id: 'nic-arp',
		name: 'a host that is in another network by its other card',
		changes: elsewhere(card({arpIgnore: 0, answersForOthers: true})),
		verdict: /^ok$/,
	},
	{
		id: 'nic-arp',
		name: 'a card that is the host’s while DSM is stopped',
		changes: {...card({arpIgnore: 0, answersForOthers: true}), ...stopped()},
		verdict: /^ok$/,
	},
	{
		id: 'nic-managed',
		name: 'a card that still stands in /etc/network/interfaces, set-up of ours',
		changes: card({managedBy: 'ifupdown'}),
	},
	{
		id: 'nic-managed',
		name: 'a macvlan in mode bridge on a managed card',
		changes: {...inBridgeMode, ...card({managedBy: 'NetworkManager', addresses: [lanAddress]})},
	},
	{
		id: 'nic-master',
		name: 'a VRF, which receives nothing for its members',
		changes: card({master: {name: 'blue', kind: 'vrf'}}),
	},
	{
		id: 'nic-shared',
		name: 'VLANs on the card',
		changes: card({children: [{name: 'enp3s0.5', kind: 'vlan'}]}),
	},
	{
		id: 'nic-shared',
		name: 'the tentative macvlan of another look',
		changes: card({children: [{name: 'vdsm-probe', kind: 'macvlan'}]}),
	},
	{
		id: 'nic-shared',
		name: 'another macvlan beside one in mode bridge',
		changes: {...inBridgeMode, ...card({children: [{name: 'shim0', kind: 'macvlan'}]})},
	},
	{
		id: 'nic-wired',
		name: 'an ipvlan on Wi-Fi, which has the card’s own MAC',
		changes: {
			...card({wireless: true}),
			networks: healthy.networks.map(network =>
				network.driver === 'macvlan' ? {...network, driver: 'ipvlan'} : network,
			),
		},
	},
	{id: 'nic-carrier', name: 'a card that does not tell its link', changes: card({carrier: null})},
	{id: 'nic-ethernet', name: 'a card that does not tell its type', changes: card({arpType: 0})},
	{id: 'nic-speed', name: '2.5 Gbit/s', changes: card({speed: 2500})},
	{id: 'nic-speed', name: 'a card that does not tell', changes: card({speed: null, duplex: null})},
	{
		id: 'nic-bridge-nf',
		name: 'a card, with the firewall on bridges',
		changes: {facts: {...healthy.facts, bridgeNf: true}},
	},
	{id: 'nic-bridge-nf', name: 'a bridge, without the firewall on it', changes: card({kind: 'bridge'})},
	{
		id: 'nic-unraid',
		name: 'Unraid, and the card itself',
		changes: {facts: {...healthy.facts, host: {...healthy.facts.host, system: 'Unraid 7.0'}}},
	},
	{id: 'nic-unraid', name: 'a bridge elsewhere', changes: card({kind: 'bridge'})},
	{
		id: 'nic-unraid',
		name: 'Unraid, and a bond',
		changes: {
			facts: {
				...healthy.facts,
				...card({kind: 'bond'}).facts,
				host: {...healthy.facts.host, system: 'Unraid 7.0'},
			},
		},
	},
	{id: 'nic-held', name: 'the container is stopped', changes: stopped()},
	{id: 'nic-drops', name: 'few frames, all lost', changes: counted({received: 10, dropped: 900})},
	{id: 'nic-drops', name: 'one in ten thousand', changes: counted({received: 10_000_000, dropped: 1000})},
	{id: 'nic-drops', name: 'a card that does not count', changes: counted({received: null, dropped: null})},
	{
		id: 'nic-offloads',
		name: 'offloads on, and nothing lost',
		changes: counted({offloads: ['large-receive-offload', 'rx-vlan-offload', 'rx-vlan-filter']}),
	},
	{
		id: 'nic-offloads',
		name: 'losses, and no offloads',
		changes: counted({received: 80_000, dropped: 20_000}),
	},
	{
		id: 'macvlan-free',
		name: 'stopped by its owner, and the card is free',
		changes: {...stopped(), ...counted({probe: 'fine', promiscuity: 0})},
	},
	{
		id: 'macvlan-free',
		name: 'something listens there, and nothing went wrong',
		changes: {...stopped(), ...counted({probe: 'fine', promiscuity: 1})},
	},
	{
		id: 'macvlan-free',
		name: 'not tried',
		changes: {...stopped(), ...counted({probe: null})},
		verdict: /^unknown$/,
	},
	{
		id: 'macvlan-free',
		name: 'a kernel without macvlan, of which another check tells',
		changes: {...stopped(), ...counted({probe: 'unsupported'})},
	},
	{
		id: 'macvlan-free',
		name: 'a neighbour on the same network, of which another check tells',
		changes: {
			...stopped(),
			...counted({probe: 'invalid'}),
			networks: healthy.networks.map(network => ({
				...network,
				attached: [{id: 'f'.repeat(64), name: 'other', mac: '', ip: ''}],
			})),
		},
	},
	{
		id: 'macvlan-up',
		name: 'a driver that tells no state',
		changes: inside('lan0', {state: 'UNKNOWN'}),
	},
	{
		id: 'macvlan-mode',
		name: 'mode bridge without br0',
		changes: {...classic(), ...inside('lan0', {macvlanMode: 'bridge', master: null})},
	},
	{
		id: 'macvlan-mode',
		name: 'the network itself is in mode bridge, of which another check tells',
		changes: {...inBridgeMode, ...inside('lan0', {macvlanMode: 'bridge'})},
	},
	{id: 'macvlan-card', name: 'a macvlan that tells no card', changes: inside('lan0', {lowerIndex: null})},
	{
		id: 'macvlan-card',
		name: 'another macvlan of the container’s, on another card',
		changes: {
			inside: {
				...healthy.inside,
				links: healthy.inside.links.flatMap(link =>
					link.name === 'lan0'
						? [{...link, name: 'lan1', mac: '02:00:00:00:00:11', lowerIndex: 42}, link]
						: [link],
				),
			},
		},
	},
	{
		id: 'macvlan-card',
		name: 'a macvlan as the card, which the kernel skips',
		changes: {...card({kind: 'macvlan'}), ...inside('lan0', {lowerIndex: 2})},
	},
	{
		id: 'mac-unicast',
		name: 'every digit that is right',
		changes: environment({
			MAC: '0e:00:00:00:00:01',
			ARGUMENTS: '-device virtio-net-pci,mac=aa:bb:cc:dd:ee:ff',
		}),
	},
	{
		id: 'mac-unicast',
		name: 'what is no MAC',
		changes: environment({MAC: 'Y', ARGUMENTS: '-device virtio-net-pci,mac=$(x)'}),
	},
	{
		id: 'mac-fixed',
		name: 'made from the address, Engine 27',
		changes: {
			...engine('27.5.1'),
			...classic({
				status: 'exited',
				pid: 0,
				ends: healthy.container.ends.map(end => ({...end, mac: '', wantedMac: null})),
			}),
		},
	},
	{
		id: 'mac-fixed',
		name: 'given, and the container is stopped',
		changes: {...engine('28.5.2'), ...classic({status: 'exited', pid: 0})},
	},
	{
		id: 'mac-fixed',
		name: 'it runs, and nobody can tell whether the MAC was given',
		changes: classic({ends: healthy.container.ends.map(end => ({...end, wantedMac: null}))}),
		verdict: /^unknown$/,
	},
	{
		id: 'mac-fixed',
		name: 'it runs under a maker’s MAC, which is never drawn',
		changes: classic({
			ends: healthy.container.ends.map(end => ({...end, mac: '00:11:32:aa:bb:cc', wantedMac: null})),
		}),
	},
	{
		id: 'mtu-even',
		name: 'jumbo frames everywhere; the image’s own bridge does not matter',
		changes: {
			...card({mtu: 9000}),
			inside: {
				...healthy.inside,
				links: healthy.inside.links.map(link =>
					['lan0', 'br0', 'tap0'].includes(link.name) ? {...link, mtu: 9000} : link,
				),
			},
		},
	},
	{
		id: 'mtu-even',
		name: 'a narrower macvlan on a card that others use as well',
		changes: {...inBridgeMode, ...card({mtu: 9000})},
	},
	{
		id: 'mtu-guest',
		name: 'jumbo frames, and DSM is told',
		changes: {
			...card({mtu: 9000}),
			...environment({
				ARGUMENTS: '-netdev bridge,id=n1,br=br0 -device virtio-net-pci,netdev=n1,host_mtu=9000',
			}),
		},
	},
	{
		id: 'mtu-guest',
		name: 'DSM has no card on br0',
		changes: {...card({mtu: 9000}), ...environment({ARGUMENTS: ''})},
	},
	{
		id: 'mtu-guest',
		name: 'the container itself is on the LAN',
		changes: {...classic(), ...card({mtu: 9000})},
	},
];

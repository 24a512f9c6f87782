import {shimName} from '../model/shim.js';
import {formatSubnet} from '../model/subnet.js';
import type {Layout} from './layout.js';
import {addressedMacvlan, commonContainer, madeBy} from './shared-parts.js';

/**
 * For a host with one card: it stays the host's, and DSM is beside it. The container is on the LAN by a macvlan in mode
 * bridge, on which the image's DHCP=Y puts a macvtap for DSM, so that DSM asks the router for an address of its own.
 * Nothing of it goes through the container, so there is nothing that a hook could do.
 */
export const shared: Layout = {
	name: 'shared',

	/** Unlike that of any other layout, so that none is ever taken for another one's and replaced. */
	names: (prefix, container) => ({lanNetwork: `${prefix}-eth0-shared`, container}),

	networks: parts => [addressedMacvlan(parts, 'bridge')],

	container(parts) {
		const {answers, names, macs, devices} = parts;
		// Named also where it is missing here: the image does not start without it (F63).
		const needed = {...parts, devices: {...devices, vhostNet: true}};
		return {
			// The MAC is told, since one that the image makes up is the same in a copied storage folder (F79).
			...commonContainer(needed, [], {DHCP: 'Y', MAC: macs.lan}),
			// The macvtap's device gets its number when it is made (F62).
			deviceRules: ['c *:* rwm'],
			// The container forwards nothing.
			sysctls: {},
			ports: [],
			attachments: [
				{
					network: names.lanNetwork,
					ip: answers.lan.mode === 'static' ? answers.lan.ip : '',
					interfaceName: 'lan0',
					mac: macs.port,
					gateway: true,
				},
			],
		};
	},

	hook: () => null,

	picture({answers, names, macs}) {
		const lan = answers.lan.mode === 'static' ? answers.lan : undefined;
		const {shim} = answers;
		return {
			nodes: [
				{
					id: 'lan',
					lines: ['LAN', ...(lan ? [formatSubnet(lan.subnet), lan.gateway] : [])],
					steps: madeBy.nothing,
				},
				{id: 'nic', lines: [answers.nic], steps: madeBy.card(1)},
				{
					id: 'port',
					lines: ['macvlan bridge', names.lanNetwork, ...(lan ? [lan.ip] : [])],
					steps: madeBy.lanNetwork(1),
				},
				{id: 'tap', lines: ['macvtap'], steps: madeBy.inside},
				{id: 'dsm', lines: ['DSM', shim ? shim.dsm : 'dhcp', macs.lan], steps: madeBy.dsm},
				{id: 'host', lines: ['host'], steps: madeBy.nothing},
				...(shim
					? [{id: 'shim', lines: [shimName(answers.prefix), shim.ip], steps: madeBy.shim} as const]
					: []),
			],
			links: [
				{from: 'lan', to: 'nic', path: 'wire'},
				{from: 'nic', to: 'port', path: 'wire'},
				{from: 'port', to: 'tap', path: 'wire'},
				{from: 'tap', to: 'dsm', path: 'wire'},
				...(shim
					? ([
							{from: 'host', to: 'shim', path: 'management'},
							{from: 'shim', to: 'dsm', path: 'management'},
						] as const)
					: []),
			],
			broken: shim ? [] : [{from: 'host', to: 'nic', use: 'shared'}],
		};
	},

	limits: ({answers, macs}) => [
		{code: 'dhcp-reservation', mac: macs.lan},
		...(answers.lan.mode === 'static' ? [{code: 'shared-address', ip: answers.lan.ip} as const] : []),
		answers.shim
			? {code: 'shared-shim', ...answers.shim, shim: shimName(answers.prefix), mac: macs.lan}
			: {code: 'shared-isolation'},
		{code: 'shared-ports-dead'},
		{code: 'shared-no-filter'},
		{code: 'shared-multicast'},
		{code: 'port-security', mac: macs.lan},
	],
};

import {healthy} from '../healthy.js';
import {type Broken, restart, setUp, start, stop} from './broken.js';
import {another, card, classic, counted, engine, environment, gone, inside, stopped} from './change.js';

/** The container’s end on the card, and its address. */
export const brokenMacvlan: readonly Broken[] = [
	...(
		[
			['busy', 'busy', 'device or resource busy'],
			['invalid', 'taken', 'invalid argument'],
		] as const
	).map(
		([probe, which, words]): Broken => ({
			id: 'macvlan-free',
			name: `the kernel says ${probe} (F5, F6)`,
			changes: {
				...counted({probe}),
				...stopped(`${setUp}failed to create the macvlan port: ${words}`),
			},
			values: {nic: 'enp3s0', container: 'vdsm', case: which, networks: []},
			names: ['enp3s0', words],
		}),
	),
	{
		id: 'macvlan-free',
		name: 'taken by a network of somebody else’s',
		changes: {
			...card({dockerNetworks: [{name: 'other_lan', mode: 'bridge', install: null}]}),
			...counted({probe: 'invalid'}),
			...stopped(),
		},
		values: {nic: 'enp3s0', container: 'vdsm', case: 'taken', networks: ['other_lan']},
		names: ['enp3s0', 'other_lan'],
	},
	{
		id: 'macvlan-free',
		name: 'a macvlan in mode bridge in another namespace, which the probe does not mind (F6)',
		changes: {
			...counted({probe: 'fine'}),
			...stopped(`${setUp}failed to create the macvlan port: invalid argument`),
		},
		values: {nic: 'enp3s0', container: 'vdsm', case: 'hidden', networks: []},
		names: ['enp3s0', 'vdsm'],
		commands: [start],
		undo: [stop],
		danger: 'dsm',
	},
	{
		id: 'macvlan-free',
		name: 'free again',
		changes: {
			...counted({probe: 'fine'}),
			...stopped('failed to create the macvlan port: device or resource busy'),
		},
		values: {nic: 'enp3s0', container: 'vdsm', case: 'was', networks: []},
		names: ['enp3s0', 'vdsm'],
		commands: [start],
		undo: [stop],
		danger: 'dsm',
	},
	{
		id: 'macvlan-free',
		name: 'not allowed here (F76)',
		changes: {...counted({probe: 'denied'}), ...stopped()},
		values: {nic: 'enp3s0', container: 'vdsm', case: 'denied', networks: []},
		names: ['enp3s0'],
	},
	{
		id: 'macvlan-free',
		name: 'by Docker’s words alone, without root',
		changes: {...counted({probe: null}), ...stopped('failed to create the macvlan port: invalid argument')},
		values: {nic: 'enp3s0', container: 'vdsm', case: 'taken', networks: []},
		names: ['enp3s0'],
	},
	{
		id: 'macvlan-up',
		name: 'gone, with the card in place',
		changes: inside('lan0', null),
		values: {container: 'vdsm', nic: 'enp3s0', link: '', state: '', case: 'missing'},
		names: ['vdsm', 'enp3s0'],
		commands: [restart],
		undo: [],
		danger: 'dsm',
	},
	{
		id: 'macvlan-up',
		name: 'gone, as the card is',
		changes: {...inside('lan0', null), ...gone()},
		values: {container: 'vdsm', nic: 'enp3s0', link: '', state: '', case: 'missing'},
		names: ['vdsm', 'enp3s0'],
	},
	{
		id: 'macvlan-up',
		name: 'turned off',
		changes: inside('lan0', {up: false, state: 'DOWN'}),
		values: {container: 'vdsm', nic: 'enp3s0', link: 'lan0', state: 'DOWN', case: 'down'},
		names: ['vdsm', 'lan0', 'enp3s0'],
		commands: ['docker exec vdsm ip link set dev lan0 up'],
		undo: ['docker exec vdsm ip link set dev lan0 down'],
	},
	...['DOWN', 'LOWERLAYERDOWN'].map(
		(state): Broken => ({
			id: 'macvlan-up',
			name: `no link below it: ${state} (F10)`,
			changes: inside('lan0', {state}),
			values: {container: 'vdsm', nic: 'enp3s0', link: 'lan0', state, case: 'no-link'},
			names: ['vdsm', 'lan0', state],
		}),
	),
	{
		id: 'macvlan-mode',
		name: 'mode bridge below br0 (F19)',
		changes: inside('lan0', {macvlanMode: 'bridge'}),
		values: {container: 'vdsm', network: 'vdsm-eth1-macvlan', mode: 'bridge'},
		names: ['vdsm-eth1-macvlan', 'bridge'],
		commands: [restart],
		undo: [],
		danger: 'dsm',
	},
	{
		id: 'macvlan-card',
		name: 'on a card that has another name now (F20)',
		changes: {...inside('lan0', {lowerIndex: 9}), ...card({}, another({}))},
		verdict: 'warning',
		values: {container: 'vdsm', nic: 'enp3s0', actual: 'enp9s9'},
		names: ['vdsm', 'enp3s0', 'enp9s9'],
		commands: [restart],
		undo: [],
		danger: 'dsm',
	},
	{
		id: 'macvlan-card',
		name: 'on a card that is not there',
		changes: inside('lan0', {lowerIndex: 77}),
		verdict: 'warning',
		values: {container: 'vdsm', nic: 'enp3s0', actual: null},
		names: ['vdsm', 'enp3s0'],
		commands: [restart],
		undo: [],
		danger: 'dsm',
	},
	{
		id: 'mac-unicast',
		name: 'by Docker’s words (F48)',
		changes: stopped(
			`${setUp}error setting interface "vethaa" MAC to "01:02:03:04:05:06": cannot assign requested address`,
		),
		values: {mac: '01:02:03:04:05:06', where: 'network', name: '', suggestion: '02:02:03:04:05:06'},
		names: ['01:02:03:04:05:06'],
	},
	{
		id: 'mac-unicast',
		name: 'as it was asked for',
		changes: {
			container: {
				...healthy.container,
				status: 'created',
				pid: 0,
				ends: healthy.container.ends.map(end =>
					end.network === 'vdsm-eth1-macvlan'
						? {...end, mac: '33:00:00:00:00:01', wantedMac: '33:00:00:00:00:01'}
						: end,
				),
			},
		},
		values: {
			mac: '33:00:00:00:00:01',
			where: 'network',
			name: 'vdsm-eth1-macvlan',
			suggestion: '32:00:00:00:00:01',
		},
		names: ['33:00:00:00:00:01', 'vdsm-eth1-macvlan'],
	},
	{
		id: 'mac-unicast',
		name: 'in QEMU’s arguments',
		changes: environment({
			ARGUMENTS: '-netdev bridge,id=n1,br=br0 -device virtio-net-pci,netdev=n1,mac=0F:11:32:00:00:01',
		}),
		values: {
			mac: '0F:11:32:00:00:01',
			where: 'arguments',
			name: 'ARGUMENTS',
			suggestion: '0e:11:32:00:00:01',
		},
		names: ['0F:11:32:00:00:01', 'ARGUMENTS'],
	},
	{
		id: 'mac-unicast',
		name: 'in the image’s own variable',
		changes: environment({MAC: '11-22-33-44-55-66'}),
		values: {mac: '11-22-33-44-55-66', where: 'variable', name: 'MAC', suggestion: '12-22-33-44-55-66'},
		names: ['11-22-33-44-55-66', 'MAC'],
	},
	{
		id: 'mac-fixed',
		name: 'drawn at each start, where the LAN sees it (F47)',
		changes: {
			...engine('28.5.2'),
			...classic({
				status: 'exited',
				pid: 0,
				ends: healthy.container.ends.map(end => ({...end, mac: '', wantedMac: null})),
			}),
		},
		verdict: 'warning',
		values: {container: 'vdsm', network: 'vdsm-eth1-macvlan', engine: '28.5.2', matters: true},
		names: ['vdsm', 'vdsm-eth1-macvlan', '28.5.2'],
	},
	{
		id: 'mac-fixed',
		name: 'drawn at each start, where DSM has its own on br0',
		changes: {
			...engine('29.0.0'),
			container: {
				...healthy.container,
				install: null,
				status: 'exited',
				pid: 0,
				ends: healthy.container.ends.map(end => ({...end, mac: '', wantedMac: null})),
			},
		},
		verdict: 'note',
		values: {container: 'vdsm', network: 'vdsm-eth1-macvlan', engine: '29.0.0', matters: false},
		names: ['vdsm', 'vdsm-eth1-macvlan', '29.0.0'],
	},
];

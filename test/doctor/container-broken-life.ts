import {type Case, dhcp, ended, looping, macs, made, told, vdsm, wide} from './container-cases.js';
import {listed, runningFacts} from './healthy-facts.js';

/** What became of it. */
export const brokenLife: readonly Case[] = [
	{
		id: 'stored-macs',
		name: 'its copy runs',
		changes: {
			...told(dhcp, wide),
			storage: {macs, free: null},
			facts: {...runningFacts, containers: [listed, {...listed, name: 'copy'}]},
		},
		values: {...vdsm, other: 'copy', mac: '02:11:32:aa:bb:cc', file: '/root/dsm/dsm.mac'},
	},
	{
		id: 'stored-macs',
		name: 'its copy does not run',
		changes: {...told(dhcp, wide), storage: {macs, free: null}},
		verdict: 'warning',
		values: {...vdsm, other: 'copy', mac: '02:11:32:aa:bb:cc', file: '/root/dsm/dsm.mac'},
	},
	{
		id: 'macvtap-leftover',
		name: 'it waits',
		changes: {...told(dhcp), log: ['❯ Waiting for macvtap interface to become available..']},
		values: vdsm,
	},
	{
		id: 'memory-killed',
		name: 'ended',
		changes: made({...ended, oomKilled: true, exitCode: 137}),
		values: {...vdsm, running: false},
	},
	{
		id: 'memory-killed',
		name: 'something in it',
		changes: made({oomKilled: true}),
		verdict: 'warning',
		values: {...vdsm, running: true},
	},
	{
		id: 'start-error',
		name: 'a card that is gone',
		changes: made({
			...ended,
			error:
				'failed to set up container networking: the requested parent interface enp3s0 was not found on the Docker host',
		}),
		values: {
			...vdsm,
			words:
				'failed to set up container networking: the requested parent interface enp3s0 was not found on the Docker host',
			cause: {code: 'parent-gone', nic: 'enp3s0', catalogue: [4, 20]},
		},
	},
	{
		id: 'start-error',
		name: 'what only Docker itself says',
		changes: made({...ended, error: 'network vdsm-eth1-macvlan not found'}),
		values: {
			...vdsm,
			words: 'network vdsm-eth1-macvlan not found',
			cause: {code: 'network-missing', network: 'vdsm-eth1-macvlan', catalogue: [50, 54]},
		},
	},
	{
		id: 'start-error',
		name: 'nobody knows',
		changes: made({...ended, status: 'created', error: `${'x'.repeat(400)}\n`}),
		values: {...vdsm, words: 'x'.repeat(300), cause: null},
	},
	{
		id: 'container-log',
		name: 'in a loop',
		changes: {...made(looping), log: ["failed to get mtu of bridge `br0': No such device"]},
		values: {...vdsm, cause: {code: 'no-bridge', bridge: 'br0', catalogue: [74]}},
	},
	{
		id: 'container-log',
		name: 'an older start said something else',
		changes: {
			...made(ended),
			log: [
				"/run/start.sh: line 1: $'\\r': command not found",
				...Array.from({length: 50}, () => '❯'),
				'❯ ERROR: Storage folder (/storage) is not writeable!',
			],
		},
		values: {...vdsm, cause: {code: 'storage-denied', path: '/storage', catalogue: [77]}},
	},
	{
		id: 'container-log',
		name: 'DHCP=Y on a passthru network, in the image’s words',
		changes: {
			...made(ended),
			log: [
				"❯ ERROR: Cannot create macvtap interface. Please make sure that the network type of the container is 'macvlan' and not 'ipvlan'.",
			],
		},
		values: {...vdsm, cause: {code: 'macvtap-refused', catalogue: [61]}},
	},
	{
		id: 'container-log',
		name: 'it has just been started again',
		changes: {
			...made({restarts: 3, ranFor: 900}),
			log: ['❯ ERROR: Your CPU does not have the SSE4.2 instruction set that Virtual DSM requires!'],
		},
		values: {...vdsm, cause: {code: 'cpu-too-old', catalogue: []}},
	},
	{
		id: 'container-restarts',
		name: 'over and over',
		changes: made(looping),
		values: {...vdsm, restarts: 7, exitCode: 1, now: true},
	},
	{
		id: 'container-restarts',
		name: 'just now',
		changes: made({restarts: 7, ranFor: 900}),
		values: {...vdsm, restarts: 7, exitCode: null, now: true},
	},
	{
		id: 'container-restarts',
		name: 'some time ago',
		changes: made({restarts: 1}),
		verdict: 'note',
		values: {...vdsm, restarts: 1, exitCode: null, now: false},
	},
	{
		id: 'container-runs',
		name: 'ended',
		changes: made(ended),
		values: {...vdsm, status: 'exited', exitCode: 1},
		commands: ['docker start vdsm'],
		danger: 'dsm',
	},
	{
		id: 'container-runs',
		name: 'never started',
		changes: made({...ended, status: 'created', exitCode: 0}),
		values: {...vdsm, status: 'created', exitCode: 0},
		commands: ['docker start vdsm'],
		danger: 'dsm',
	},
	{
		id: 'container-runs',
		name: 'paused',
		changes: made({status: 'paused'}),
		values: {...vdsm, status: 'paused', exitCode: 0},
		commands: ['docker unpause vdsm'],
	},
	{
		id: 'container-runs',
		name: 'in a loop',
		changes: made(looping),
		values: {...vdsm, status: 'restarting', exitCode: 1},
	},
	{
		id: 'container-runs',
		name: 'dead',
		changes: made({...ended, status: 'dead'}),
		values: {...vdsm, status: 'dead', exitCode: 1},
	},
	{
		id: 'restart-policy',
		name: 'no',
		changes: made({restartPolicy: 'no'}),
		verdict: 'note',
		values: {...vdsm, policy: 'no'},
		commands: ['docker update --restart unless-stopped vdsm'],
	},
	{
		id: 'restart-policy',
		name: 'on-failure',
		changes: made({restartPolicy: 'on-failure'}),
		verdict: 'note',
		values: {...vdsm, policy: 'on-failure'},
		commands: ['docker update --restart unless-stopped vdsm'],
	},
];

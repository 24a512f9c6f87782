import {describe} from 'vitest';
import {runUnfinished} from '../../source/doctor/checks/host/run-unfinished.js';
import {managementAttached} from '../../source/doctor/checks/network/management-attached.js';
import {portsPublished} from '../../source/doctor/checks/network/ports-published.js';
import {ownCard} from '../../source/doctor/checks/wire/own-card.js';
import {container, lanNetwork, managementNetwork} from './healthy.js';
import {type Case, lan, management, nothing, runCases} from './network-cases.js';

const alone = {...container, ends: [lan], openPorts: []};
const byHand = {...alone, install: null};
const published = {...byHand, environment: {}};
const elsewhere = {...managementNetwork, id: 'd'.repeat(64), name: 'web', labels: {}};
const onWeb = {...container, ends: [{...management, network: 'web', networkId: elsewhere.id}, lan]};
const withoutCard = {...container, ends: [management]};
const undo = ['npx', ['vdsm-passthru', 'undo', '--prefix', 'vdsm', '--yes']] as const;
const unfinished = {install: 'vdsm', action: 'apply', at: '2026-01-02T03:04:05.000Z', undo} as const;

const detached: readonly Case[] = [
	[
		'ours, by its record',
		managementAttached,
		{container: alone},
		'error',
		{network: 'vdsm-eth0-bridge'},
		{danger: 'deletes'},
	],
	[
		'ours, by its label alone',
		managementAttached,
		{container: alone, ours: null},
		'error',
		{network: 'vdsm-eth0-bridge'},
		nothing,
	],
	[
		'ours, on another bridge',
		managementAttached,
		{container: onWeb, networks: [managementNetwork, lanNetwork, elsewhere]},
		'error',
		{network: 'vdsm-eth0-bridge'},
	],
	[
		'by hand, QEMU is told of br0',
		managementAttached,
		{container: byHand, networks: [lanNetwork], ours: null},
		'error',
		{network: null},
		nothing,
	],
	[
		'by hand, on a bridge of whatever name',
		managementAttached,
		{container: {...onWeb, install: null}, networks: [lanNetwork, elsewhere], ours: null},
		'ok',
	],
	[
		'the published recipe has a macvlan alone',
		managementAttached,
		{container: published, networks: [lanNetwork], ours: null},
		'skip',
	],
	['its network is gone', managementAttached, {networks: [lanNetwork]}, 'skip'],
	[
		'of ours a note would be a false all-clear',
		portsPublished,
		{container: alone},
		'error',
		{case: 'detached'},
	],
	['where QEMU is told of br0 as well', portsPublished, {container: byHand}, 'error', {case: 'detached'}],
	['the published recipe', portsPublished, {container: published}, 'note', {case: 'macvlan'}],
	['ours has lost its card', ownCard, {container: withoutCard}, 'skip'],
	[
		'one with br0 has lost its card',
		ownCard,
		{container: {...withoutCard, install: null}, ours: null},
		'skip',
	],
	[
		'it wants none',
		ownCard,
		{container: {...withoutCard, install: null, environment: {}}, ours: null},
		'note',
	],
];

describe('what was taken off a network', () => runCases(detached));

describe('a run that was cut off', () =>
	runCases([
		[
			'is broken',
			runUnfinished,
			{unfinished},
			'error',
			{install: 'vdsm', action: 'apply'},
			{commands: [undo], undo: null},
		],
	]));

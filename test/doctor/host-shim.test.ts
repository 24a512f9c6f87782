import {describe, expect, it} from 'vitest';
import {hostShim} from '../../source/doctor/checks/wire/host-shim.js';
import type {Evidence} from '../../source/model/diagnosis/evidence.js';
import {makeNic} from '../helpers/facts.js';
import {container, healthy} from './healthy.js';
import {look} from './look.js';

const mac = '02:11:32:aa:bb:cc';
const shim = {
	name: 'vdsm-shim',
	ip: '192.168.1.71',
	dsm: '192.168.1.80',
	make: [['ip', ['link', 'add']]],
	remove: [['ip', ['link', 'delete', 'dev', 'vdsm-shim']]],
} as const;
const held = {family: 4, address: '192.168.1.71', prefix: 32, scope: 'global'} as const;
const there = makeNic({name: 'vdsm-shim', kind: 'macvlan', up: true, addresses: [held]});

function evidence({
	nic = there,
	lan = {},
	run = {},
}: {
	readonly nic?: typeof there | null;
	readonly lan?: Partial<Evidence['lan']>;
	readonly run?: Partial<Evidence['container']>;
} = {}): Partial<Evidence> {
	const {facts, ours} = healthy;
	const besides = {device: 'vdsm-shim', macs: [mac]};
	return {
		ours: ours && {...ours, shim},
		container: {...container, environment: {DHCP: 'Y', MAC: mac}, ranFor: 10 ** 7, ...run},
		facts: {...facts, nics: [...facts.nics, ...(nic ? [nic] : [])]},
		lan: {...healthy.lan, dsm: shim.dsm, hostRoute: 'vdsm-shim', besides, ...lan},
	};
}

describe('host-shim', () => {
	it.each([
		['gone', {nic: null}, 'error', {case: 'gone'}],
		['without its address', {nic: {...there, addresses: []}}, 'error', {case: 'half'}],
		['down', {nic: {...there, up: false}}, 'error', {case: 'half'}],
		[
			'not what leads to DSM',
			{lan: {hostRoute: 'wg0', besides: null}},
			'error',
			{case: 'route', device: 'wg0'},
		],
		['unanswered', {lan: {besides: {device: 'vdsm-shim', macs: []}}}, 'warning', {case: 'silent', mac}],
		[
			'unanswered by a DSM that boots',
			{lan: {besides: {device: 'vdsm-shim', macs: []}}, run: {ranFor: 40_000}},
			'warning',
			{case: 'booting'},
		],
		[
			'answered by another one',
			{lan: {besides: {device: 'vdsm-shim', macs: [mac, '3c:2a:f4:00:00:50']}}},
			'error',
			{case: 'other', mac: '3c:2a:f4:00:00:50'},
		],
	] satisfies [string, Parameters<typeof evidence>[0], string, object][])(
		'%s',
		(_, changes, verdict, values) => {
			expect(look(hostShim, evidence(changes))).toMatchObject({verdict, values});
		},
	);

	it('is mended by what made it, which can be taken back', () => {
		expect(look(hostShim, evidence({nic: null}))).toMatchObject({
			fix: {commands: shim.make, undo: shim.remove, danger: 'none'},
		});
		expect(look(hostShim, evidence({nic: {...there, up: false}}))).toMatchObject({
			fix: {commands: [healthy.ours?.repair], undo: null},
		});
	});

	it('is well, not to be told, or nothing to look at', () => {
		expect(look(hostShim, evidence()).verdict).toBe('ok');
		expect(look(hostShim, evidence({lan: {besides: null, why: 'no-root'}})).verdict).toBe('unknown');
		// One that does not run answers nobody, but its way is to be there.
		const stopped = {
			run: {pid: 0, status: 'exited'},
			lan: {besides: {device: 'vdsm-shim', macs: []}},
		} as const;
		expect(look(hostShim, evidence(stopped)).verdict).toBe('skip');
		expect(look(hostShim, evidence({...stopped, nic: null})).verdict).toBe('error');
		// Without the card it cannot be there.
		expect(look(hostShim, {...evidence({nic: null}), facts: {...healthy.facts, nics: []}}).verdict).toBe(
			'skip',
		);
		expect(look(hostShim, {...evidence({nic: null}), ours: healthy.ours}).verdict).toBe('skip');
		expect(look(hostShim).verdict).toBe('skip');
	});
});

import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {resolveCommand} from '../../source/model/command.js';
import {managers} from '../../source/model/manager.js';
import type {Step, StepAction, StepId} from '../../source/model/step.js';
import {stateOfAll} from '../../source/model/step.js';
import {bootStep} from '../../source/plan/boot.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {overwritten} from '../../source/plan/overwritten.js';
import {deviceUnit} from '../../source/plan/systemd-names.js';
import {makeAnswers} from '../helpers/answers.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';
import {anySetup} from '../helpers/setups.js';
import {lacks} from '../helpers/tools.js';

const address = {
	family: 4,
	address: '192.0.2.5',
	prefix: 24,
	scope: 'global',
	broadcast: '192.0.2.255',
} as const;

function stepOf(id: StepId, nic: Parameters<typeof makeNic>[0], systemd = true): Step | undefined {
	const host = {...makeFacts().host, systemd};
	const routes = [
		{
			family: 4,
			destination: '10.0.0.0/8',
			gateway: '10.9.0.1',
			device: 'enp3s0',
			table: 'main',
			metric: 50,
			protocol: 'dhcp',
			source: '192.0.2.5',
		},
		{family: 4, destination: '10.9.0.1', gateway: null, device: 'enp3s0', table: 'main', protocol: 'boot'},
	] as const;
	const facts = makeFacts({host, nics: [hostNic, makeNic(nic)], routes});
	return buildPlan(makeAnswers({subnet: '192.168.1.0/24', gateway: '192.168.1.1'}, facts), facts).steps.find(
		step => step.id === id,
	);
}

function told(actions: readonly StepAction[] = []): string[] {
	return actions.map(action => {
		if (action.kind === 'run') return resolveCommand(action.command, '.').flat().join(' ');
		return `${action.kind} ${String(action.kind === 'remove' ? action.path : action.file.path)}`;
	});
}

describe('whoever manages the card', () => {
	const file = {
		NetworkManager: '/etc/NetworkManager/conf.d/90-vdsm-passthru-vdsm-ON-enp3s0.conf',
		networkd: '/etc/systemd/network/00-vdsm-passthru-vdsm-ON-enp3s0.network',
	};

	test('NetworkManager is told by a file and at once', () => {
		const step = stepOf('nic-manager', {managedBy: 'NetworkManager'});
		expect(told(step?.run)).toEqual([
			`write ${file.NetworkManager}`,
			'nmcli general reload conf',
			'nmcli device set enp3s0 managed no',
		]);
		expect(told(step?.undo)).toEqual([
			`remove ${file.NetworkManager}`,
			'nmcli general reload conf',
			'nmcli device set enp3s0 managed yes',
		]);
	});

	test.each(['networkd', 'netplan'])('%s is told by a file that comes first', managedBy => {
		const step = stepOf('nic-manager', {managedBy});
		expect(told(step?.run)).toEqual([`write ${file.networkd}`, 'networkctl reload']);
		expect(told(step?.undo)).toEqual([`remove ${file.networkd}`, 'networkctl reload']);
	});

	test('ifupdown is kept from it by hand, at boot and by udev', () => {
		const step = stepOf('nic-manager', {managedBy: 'ifupdown'});
		expect(told(step?.run)).toEqual([
			'write /etc/network/if-pre-up.d/vdsm-passthru-vdsm-ON-enp3s0',
			'mkdir -p -- /etc/systemd/system/networking.service.d',
			'write /etc/systemd/system/networking.service.d/vdsm-passthru-vdsm-ON-enp3s0.conf',
			'write /etc/systemd/system/ifup@enp3s0.service',
			'systemctl daemon-reload',
			'ifdown enp3s0',
		]);
		expect(told(step?.undo).at(-1)).toBe('ifup --ignore-errors enp3s0');
		const alone = stepOf('nic-manager', {managedBy: 'ifupdown', up: false}, false);
		expect(told(alone?.run)).toEqual(['write /etc/network/if-pre-up.d/vdsm-passthru-vdsm-ON-enp3s0']);
		expect(told(alone?.undo)).toEqual(['remove /etc/network/if-pre-up.d/vdsm-passthru-vdsm-ON-enp3s0']);
	});

	test('dhcpcd is told on top of its file', () => {
		const step = stepOf('nic-manager', {managedBy: 'dhcpcd'});
		expect(told(step?.run)).toEqual([
			'sed -i -e 1i # vdsm-passthru: installation vdsm, leaves enp3s0 to Virtual DSM -e 1i denyinterfaces enp3s0 /etc/dhcpcd.conf',
		]);
	});

	test('of whom we know nothing to tell is left alone, and so is a card of nobody', () => {
		expect(stepOf('nic-manager', {managedBy: 'dhclient'})).toBeUndefined();
		expect(stepOf('nic-manager', {})).toBeUndefined();
	});

	test.each(managers)('%s: every file says whose it is', managedBy => {
		for (const action of stepOf('nic-manager', {managedBy})?.run ?? []) {
			if (action.kind === 'write')
				expect(action.file.content).toContain('vdsm-passthru: installation vdsm, ');
		}
	});
});

describe('the host’s addresses on the card', () => {
	test('go, and come back with their routes, the gateway’s neighbour first', () => {
		const step = stepOf('nic-address', {addresses: [address]});
		expect(told(step?.run)).toEqual(['ip -4 addr flush dev enp3s0']);
		expect(told(step?.undo)).toEqual([
			'ip link set dev enp3s0 up',
			'ip -4 addr replace 192.0.2.5/24 broadcast 192.0.2.255 dev enp3s0',
			'ip -4 route replace 10.9.0.1 dev enp3s0',
			'ip -4 route replace 10.0.0.0/8 via 10.9.0.1 dev enp3s0 proto dhcp src 192.0.2.5 metric 50',
		]);
	});

	test('come back without a route of the kernel’s, where they had none', () => {
		const step = stepOf('nic-address', {addresses: [{...address, noPrefixRoute: true}]});
		expect(told(step?.undo)[1]).toBe(
			'ip -4 addr replace 192.0.2.5/24 broadcast 192.0.2.255 dev enp3s0 noprefixroute',
		);
	});

	test('of IPv6 as well, where one would not come again by itself', () => {
		const six = {family: 6, address: 'fd00::5', prefix: 64, scope: 'global', dynamic: false} as const;
		expect(told(stepOf('nic-address', {addresses: [six]})?.run)[1]).toBe(
			'ip -6 addr flush dev enp3s0 scope global',
		);
		expect(stepOf('nic-address', {addresses: [{...six, dynamic: true}]})).toBeUndefined();
	});

	test('take routes along that the kernel would leave, so that none of them being there is what can be seen', () => {
		// IPv4 routes without an address of IPv4: nothing that is flushed takes them along.
		const six = {family: 6, address: 'fd00::5', prefix: 64, scope: 'global', dynamic: false} as const;
		const step = stepOf('nic-address', {addresses: [six]});
		expect(told(step?.run)).toEqual(
			expect.arrayContaining([
				'ip -4 route flush 10.9.0.1 dev enp3s0',
				'ip -4 route flush 10.0.0.0/8 dev enp3s0',
			]),
		);
		expect(step?.probe).toMatchObject({
			kind: 'all',
			of: expect.arrayContaining([
				{
					kind: 'silent',
					read: [
						'ip',
						['-4', 'route', 'show', '10.0.0.0/8', 'dev', 'enp3s0', 'via', '10.9.0.1', 'proto', 'dhcp'],
					],
				},
			]),
		});
	});
});

test('a card that may have to be taken back by itself keeps its manager and its addresses until that is settled (B2)', () => {
	const carries = [{what: 'default-route', family: 4, table: 'main', via: 'enp3s0'}] as const;
	const facts = makeFacts({
		nics: [hostNic, makeNic({carries, addresses: [address], managedBy: 'ifupdown'})],
	});
	const answers = makeAnswers({}, makeFacts());
	const before = (giveUp?: string) => {
		const ids = buildPlan(answers, facts, undefined, {giveUp}).steps.map(({id}) => id);
		return ids.slice(0, ids.indexOf('start')).filter(id => id.startsWith('nic-') || id === 'boot');
	};
	expect(before()).toEqual(['nic-manager', 'nic-address', 'nic-quiet', 'nic-up', 'boot']);
	expect(before('enp3s0')).toEqual(['nic-up']);
});

test('a part of several things is neither there nor not', () => {
	expect(stateOfAll(['holds', 'holds'])).toBe('holds');
	expect(stateOfAll(['absent', 'absent'])).toBe('absent');
	expect(stateOfAll(['holds', 'absent'])).toBe('differs');
	expect(stateOfAll(['absent', 'unknown', 'holds'])).toBe('unknown');
	expect(stateOfAll(['unknown', 'foreign'])).toBe('foreign');
});

test('what is made anew in its place takes nothing else along', () => {
	fc.assert(
		fc.property(anySetup, ({answers, facts}) => {
			const ids = overwritten(buildPlan(answers, facts).steps);
			for (const id of ids) expect(id).toMatch(/^(?:image|nic-.*|shim.*|boot)$/);
			for (const id of ['container', 'start', 'hook', 'network-lan']) expect(ids).not.toContain(id);
		}),
		{numRuns: 50},
	);
});

describe('the unit for each boot', () => {
	test.each([
		['enp3s0', 'sys-subsystem-net-devices-enp3s0.device'],
		['eth0.10', 'sys-subsystem-net-devices-eth0.10.device'],
		['a-b@c_d', 'sys-subsystem-net-devices-a\\x2db\\x40c_d.device'],
	])('waits for %s', (nic, unit) => expect(deviceUnit(nic)).toBe(unit));

	test.skipIf(lacks('systemd-analyze'))('pleases systemd, whatever the names', () => {
		const folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-unit-'));
		try {
			for (const [nic, container] of [
				['enp3s0', 'vdsm'],
				['a-b@c.10', 'A_b.c-d'],
			] as const) {
				const [action] = bootStep({
					cards: [
						{
							nic,
							quiet: [`net/ipv4/conf/${nic}/arp_ignore=1`],
							below: nic.includes('.') ? {up: false, ipv6: true} : null,
						},
					],
					install: 'a_b-c',
					container,
				}).run;
				if (action?.kind !== 'write') throw new Error('no unit');
				const path = join(folder, 'vdsm-passthru-a_b-c.service');
				writeFileSync(path, action.file.content);
				const {status, stderr} = spawnSync('systemd-analyze', ['verify', '--man=no', path], {
					encoding: 'utf8',
				});
				expect([status, stderr.split('\n').filter(line => line.includes('vdsm-passthru'))]).toEqual([0, []]);
			}
		} finally {
			rmSync(folder, {recursive: true});
		}
	});
});

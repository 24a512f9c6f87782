import {describe, expect, it} from 'vitest';
import {bridgeAllowed} from '../../source/doctor/checks/wire/bridge-allowed.js';
import {bridgeFirewall} from '../../source/doctor/checks/wire/bridge-firewall.js';
import {bridgeIpv6} from '../../source/doctor/checks/wire/bridge-ipv6.js';
import {bridgeMade} from '../../source/doctor/checks/wire/bridge-made.js';
import {bridgePorts} from '../../source/doctor/checks/wire/bridge-ports.js';
import {guestSpoke} from '../../source/doctor/checks/wire/guest-spoke.js';
import {memberAddresses} from '../../source/doctor/checks/wire/member-addresses.js';
import {secondNic} from '../../source/doctor/checks/wire/second-nic.js';
import {twoGateways} from '../../source/doctor/checks/wire/two-gateways.js';
import type {ContainerDetail} from '../../source/model/diagnosis/container-detail.js';
import type {Evidence} from '../../source/model/diagnosis/evidence.js';
import type {NicAddress} from '../../source/model/nic.js';
import {container, healthy, inside} from './healthy.js';
import {look} from './look.js';
import {byHand, classic, natOnly, withContainer, withLinks} from './wire-setups.js';

const repair = {commands: [healthy.ours?.repair], undo: null, danger: 'dsm'};
const remade = {
	commands: [['docker', ['stop', '-t', '120', 'vdsm']], ['docker', ['rm', 'vdsm']], healthy.ours?.repair],
	undo: null,
	danger: 'deletes',
};
const restart = {commands: [['docker', ['restart', '-t', '120', 'vdsm']]], undo: [], danger: 'dsm'};
const looping: Partial<ContainerDetail> = {
	status: 'restarting',
	pid: 0,
	restarts: 4,
	exitCode: 1,
	ranFor: 1500,
};
const exec = (...words: readonly string[]) => ['docker', ['exec', 'vdsm', 'ip', ...words]];
const ipv4 = (address: string, prefix: number): NicAddress => ({family: 4, address, prefix, scope: 'global'});

describe('the guest’s second NIC, by ARGUMENTS', () => {
	const of = (given: string) => secondNic({...container, environment: {ARGUMENTS: given}});

	it.each([
		[
			'-netdev bridge,id=h1,br=br0 -device virtio-net-pci,netdev=h1,mac=02:11:32:00:00:01',
			'br0',
			'02:11:32:00:00:01',
		],
		[
			'-netdev tap,id=h1,br=lan,helper=/x -device e1000,netdev=h1,mac=02-11-32-AB-00-01',
			'lan',
			'02:11:32:ab:00:01',
		],
		['-device virtio-net-pci,netdev=h1 -netdev bridge,id=h1', 'br0', null],
	])('%s', (given, bridge, mac) => {
		expect(of(given)).toEqual({bridge, mac});
	});

	it.each(['', '-netdev user,id=h1', '-netdev tap,id=h1,ifname=x', '-netdev bridge,id=h1,br=-rf'])(
		'none in %j',
		given => {
			expect(of(given)).toBeUndefined();
		},
	);
});

describe('bridge-allowed and bridge-made', () => {
	const words = {
		missing: "failed to parse default acl file `/etc/qemu/bridge.conf'",
		denied: 'access denied by acl file',
		unmade: "failed to get mtu of bridge `br0': No such device",
	};

	it.each([
		[bridgeAllowed, words.missing, {case: 'missing'}],
		[bridgeAllowed, words.denied, {case: 'denied'}],
		[bridgeMade, words.unmade, {}],
	])('$id: %s', (check, line, more) => {
		const log = [line, 'qemu-system-x86_64: -netdev bridge,id=hostnet1,br=br0: bridge helper failed'];
		const changes = {...withContainer(looping), log};
		const values = {container: 'vdsm', bridge: 'br0', ...more};
		expect(look(check, changes)).toEqual({verdict: 'error', values, fix: repair});
		expect(look(check, {...changes, ours: null})).toMatchObject({verdict: 'error', fix: {commands: []}});
		// Between two attempts it runs for a moment; once it stays up, these are old words.
		expect(look(check, {...withContainer({...looping, status: 'running', pid: 7}), log}).verdict).toBe(
			'error',
		);
		expect(look(check, {log}).verdict).toBe('ok');
		expect(look(check, {...withContainer({restarts: 4}), log}).verdict).toBe('ok');
		const old = [...log, ...Array.from({length: 40}, () => 'DSM booted')];
		expect(look(check, {...changes, log: old}).verdict).toBe('ok');
		expect(look(check, {...changes, log: []}).verdict).toBe('ok');
		expect(look(check, {...natOnly, log}).verdict).toBe('skip');
	});
});

describe('bridge-ports', () => {
	it.each([
		[
			'no bridge',
			withLinks({br0: null, lan0: {master: null}, tap0: {master: null}}),
			'bridge',
			null,
			restart,
		],
		[
			'down',
			withLinks({br0: {up: false}}),
			'up',
			null,
			{
				commands: [exec('link', 'set', 'dev', 'br0', 'up')],
				undo: [exec('link', 'set', 'dev', 'br0', 'down')],
				danger: 'none',
			},
		],
		[
			'without the wire',
			withLinks({lan0: {master: null}}),
			'lan',
			null,
			{
				commands: [exec('link', 'set', 'dev', 'lan0', 'master', 'br0')],
				undo: [exec('link', 'set', 'dev', 'lan0', 'nomaster')],
				danger: 'none',
			},
		],
		[
			'the other end in its place',
			withLinks({lan0: {master: null}, mgmt0: {master: 'br0'}}),
			'lan',
			'mgmt0',
			restart,
		],
		['no macvlan at all', withLinks({lan0: null}), 'lan', null, restart],
		[
			'without the guest',
			withLinks({tap0: {master: null}}),
			'guest',
			null,
			{
				commands: [exec('link', 'set', 'dev', 'tap0', 'master', 'br0')],
				undo: [exec('link', 'set', 'dev', 'tap0', 'nomaster')],
				danger: 'none',
			},
		],
		['no tap', withLinks({tap0: null}), 'guest', null, restart],
		['a tap with a hostile name', withLinks({tap0: {master: null, name: '-rf'}}), 'guest', null, restart],
	] as const)('%s', (_, seen, missing, instead, fix) => {
		const values = {container: 'vdsm', bridge: 'br0', missing, instead};
		expect(look(bridgePorts, {inside: seen})).toEqual({verdict: 'error', values, fix});
	});

	it('asks for the bridge that QEMU is told', () => {
		const environment = {ARGUMENTS: '-netdev bridge,id=hostnet1,br=lan'};
		expect(look(bridgePorts, withContainer({environment}))).toMatchObject({
			verdict: 'error',
			values: {bridge: 'lan', missing: 'bridge'},
		});
	});

	it('in layout classic wants the management side in it', () => {
		const {inside: wired = inside} = classic;
		expect(look(bridgePorts, classic).verdict).toBe('ok');
		const broken = withLinks({mgmt0: {master: null}}, wired);
		expect(look(bridgePorts, {...classic, inside: broken})).toMatchObject({
			verdict: 'error',
			values: {missing: 'lan'},
			fix: restart,
		});
	});

	it('does not ask where DSM has no second NIC', () => {
		expect(look(bridgePorts, natOnly).verdict).toBe('skip');
	});
});

describe('member-addresses', () => {
	const stray = (name: string, ...addresses: readonly NicAddress[]) => ({
		inside: withLinks({[name]: {addresses}}),
	});

	it('takes every one off the member, and can put it back', () => {
		const changes = stray('lan0', ipv4('192.168.1.60', 24), ipv4('10.9.9.9', 32));
		expect(look(memberAddresses, changes)).toEqual({
			verdict: 'warning',
			values: {
				container: 'vdsm',
				bridge: 'br0',
				device: 'lan0',
				addresses: ['192.168.1.60/24', '10.9.9.9/32'],
			},
			fix: {
				commands: [
					exec('addr', 'del', '192.168.1.60/24', 'dev', 'lan0'),
					exec('addr', 'del', '10.9.9.9/32', 'dev', 'lan0'),
				],
				undo: [
					exec('addr', 'add', '192.168.1.60/24', 'dev', 'lan0'),
					exec('addr', 'add', '10.9.9.9/32', 'dev', 'lan0'),
				],
				danger: 'none',
			},
		});
	});

	it('br0 of ours has its DHCP server’s alone; somebody else’s may have what it likes', () => {
		const changes = stray('br0', ipv4('169.254.254.1', 32), ipv4('192.168.1.61', 24));
		expect(look(memberAddresses, changes)).toMatchObject({
			verdict: 'warning',
			values: {device: 'br0', addresses: ['192.168.1.61/24']},
		});
		expect(look(memberAddresses, {...byHand, ...changes}).verdict).toBe('ok');
		expect(look(memberAddresses, {...byHand, ...stray('lan0', ipv4('192.168.1.60', 24))}).verdict).toBe(
			'warning',
		);
	});

	it('a hostile name gets into no command', () => {
		const changes = {inside: withLinks({lan0: {name: '-rf', addresses: [ipv4('10.9.9.9', 32)]}})};
		expect(look(memberAddresses, changes)).toMatchObject({verdict: 'warning', fix: {commands: []}});
	});

	it('IPv6 does not count, nor does classic’s own address', () => {
		const link = {family: 6, address: 'fe80::1', prefix: 64, scope: 'link'} as const;
		expect(look(memberAddresses, stray('lan0', link)).verdict).toBe('ok');
		expect(look(memberAddresses, classic).verdict).toBe('ok');
		expect(look(memberAddresses, natOnly).verdict).toBe('skip');
	});
});

describe('what is worth knowing about the bridge', () => {
	const address = {family: 6, address: 'fd00:50::7', prefix: 64, scope: 'global'} as const;

	it('bridge-ipv6', () => {
		for (const name of ['lan0', 'br0']) {
			expect(look(bridgeIpv6, {inside: withLinks({[name]: {addresses: [address]}})})).toMatchObject({
				verdict: 'note',
				values: {container: 'vdsm', device: name, address: 'fd00:50::7'},
			});
		}
		expect(look(bridgeIpv6).verdict).toBe('ok');
		expect(
			look(bridgeIpv6, {inside: withLinks({lan0: {addresses: [{...address, scope: 'link'}]}})}).verdict,
		).toBe('ok');
		expect(look(bridgeIpv6, natOnly).verdict).toBe('skip');
	});

	it('bridge-firewall', () => {
		expect(look(bridgeFirewall, {inside: {...inside, bridgeNf: true}})).toMatchObject({
			verdict: 'note',
			values: {container: 'vdsm', bridge: 'br0'},
		});
		expect(look(bridgeFirewall, {inside: {...inside, bridgeNf: false}}).verdict).toBe('ok');
		expect(look(bridgeFirewall).verdict).toBe('skip');
	});
});

describe('guest-spoke', () => {
	const mac = '46:9a:45:d1:97:41';
	const silent = {...inside, learned: new Map([['00:11:22:00:00:01', 'lan0']])};
	const asked = {lan: {...healthy.lan, onBridge: []}};
	const young = withContainer({ranFor: 40_000});

	it.each([
		['silent', {inside: silent, ...asked}, 'error'],
		['quiet', {inside: silent, lan: {...healthy.lan, onBridge: null}}, 'warning'],
		['booting', {inside: silent, ...asked, ...young}, 'warning'],
		['elsewhere', {inside: {...inside, learned: new Map([[mac, 'lan0']])}, ...asked}, 'error'],
		['elsewhere', {inside: {...inside, learned: new Map([[mac, 'lan0']])}, ...asked, ...young}, 'error'],
	] satisfies [string, Partial<Evidence>, string][])('%s', (which, changes, verdict) => {
		expect(look(guestSpoke, changes)).toMatchObject({
			verdict,
			values: {container: 'vdsm', bridge: 'br0', mac, case: which},
		});
	});

	it('tells how long it has been', () => {
		expect(look(guestSpoke, {inside: silent, ...asked, ...young})).toMatchObject({values: {seconds: 40}});
	});

	it.each([
		['it was heard', asked, 'ok'],
		['it is idle, and answers', {inside: silent}, 'ok'],
		[
			'under another MAC',
			{inside: {...inside, learned: new Map([['02:11:32:00:00:09', 'tap0']])}, ...asked},
			'ok',
		],
		['the tap is not in the bridge', {inside: withLinks({tap0: {master: null}}), ...asked}, 'skip'],
		['the bridge does not tell', {inside: {...inside, learned: null}, ...asked}, 'unknown'],
		['layout classic', classic, 'skip'],
		['no card', natOnly, 'skip'],
	] satisfies [string, Partial<Evidence>, string][])('%s', (_, changes, verdict) => {
		expect(look(guestSpoke, changes).verdict).toBe(verdict);
	});
});

describe('two-gateways', () => {
	const {environment} = container;

	it('ours has lost its option', () => {
		const changes = withContainer({
			environment: {...environment, DNSMASQ_OPTS: '--dhcp-option=option:router,1.2.3.4'},
		});
		expect(look(twoGateways, changes)).toEqual({
			verdict: 'warning',
			values: {container: 'vdsm'},
			fix: remade,
		});
	});

	it.each([
		'--dhcp-option=option:router',
		'--x --dhcp-option=3',
		'--dhcp-option=tag:docker,option:router --y',
	])('none is offered with %s', DNSMASQ_OPTS => {
		expect(look(twoGateways, withContainer({environment: {...environment, DNSMASQ_OPTS}})).verdict).toBe(
			'ok',
		);
	});

	it('by hand it is worth knowing; in classic it is not so', () => {
		expect(look(twoGateways, byHand).verdict).toBe('note');
		expect(look(twoGateways, classic).verdict).toBe('skip');
	});
});

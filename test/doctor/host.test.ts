import {describe, expect, test} from 'vitest';
import {cloudFilter} from '../../source/doctor/checks/host/cloud-filter.js';
import {firewallModules} from '../../source/doctor/checks/host/firewall-modules.js';
import {hostTun} from '../../source/doctor/checks/host/host-tun.js';
import {kernelAge} from '../../source/doctor/checks/host/kernel-age.js';
import {kernelArp} from '../../source/doctor/checks/host/kernel-arp.js';
import {kernelReplaced} from '../../source/doctor/checks/host/kernel-replaced.js';
import {kvmDevice} from '../../source/doctor/checks/host/kvm-device.js';
import {macvlanModule} from '../../source/doctor/checks/host/macvlan-module.js';
import {macvtapModule} from '../../source/doctor/checks/host/macvtap-module.js';
import {natRules} from '../../source/doctor/checks/host/nat-rules.js';
import {nestedHost} from '../../source/doctor/checks/host/nested-host.js';
import {storageSpace} from '../../source/doctor/checks/host/storage-space.js';
import {vhostDevice} from '../../source/doctor/checks/host/vhost-device.js';
import {virtualSwitch} from '../../source/doctor/checks/host/virtual-switch.js';
import type {ContainerDetail} from '../../source/model/diagnosis/container-detail.js';
import type {Evidence} from '../../source/model/diagnosis/evidence.js';
import type {Facts} from '../../source/model/facts.js';
import {container, healthy, managementNetwork} from './healthy.js';
import {runningFacts} from './healthy-facts.js';
import {look} from './look.js';

// Proven on evidence alone, since it cannot be broken in the lab: kernels, modules, hypervisors and providers are the
// machine's own there, and shared with everything else on it.
const recorded = [
	'kernel-age',
	'kernel-arp',
	'kernel-replaced',
	'macvlan-module',
	'macvtap-module',
	'nested-host',
	'virtual-switch',
	'cloud-filter',
	'firewall-modules',
	'nat-rules',
] as const;

test('what the lab cannot break is here', () => {
	expect([...recorded].sort()).toEqual(
		[
			cloudFilter,
			firewallModules,
			kernelAge,
			kernelArp,
			kernelReplaced,
			macvlanModule,
			macvtapModule,
			natRules,
			nestedHost,
			virtualSwitch,
		]
			.map(({id}) => id)
			.sort(),
	);
});

const host = (changes: Partial<Facts['host']>): Pick<Evidence, 'facts'> => ({
	facts: {...runningFacts, host: {...runningFacts.host, ...changes}},
});
const devices = (changes: Partial<Facts['devices']>): Pick<Evidence, 'facts'> => ({
	facts: {...runningFacts, devices: {...runningFacts.devices, ...changes}},
});
const of = (changes: Partial<ContainerDetail>): Pick<Evidence, 'container'> => ({
	container: {...container, ...changes},
});
const stopped = {status: 'exited', pid: 0, exitCode: 1, ranFor: 2000} as const;
/** Docker could not even start it. */
const refused = (error: string) => of({...stopped, status: 'created', exitCode: 128, error});
/** No macvlan, as the image is used by most: nothing of a card matters to it. */
const behindNat: Pick<Evidence, 'container' | 'networks'> = {
	container: {...container, ends: container.ends.slice(0, 1)},
	networks: [managementNetwork],
};
const byDhcp = of({environment: {DHCP: 'Y'}, cgroupRules: ['c *:* rwm']});

describe('kernel-age', () => {
	test.each([
		['6.12.0', 'ok'],
		['4.0.0', 'ok'],
		['4.4.302+', 'ok'],
		['', 'skip'],
	])('%s is %s', (kernel, verdict) => {
		expect(look(kernelAge, host({kernel}))).toEqual({verdict});
	});

	test.each([
		['3.10.108', 'note', 'early'],
		['3.9.0', 'note', 'early'],
		['3.8.13', 'error', 'none'],
		['2.6.32-754.el6', 'error', 'none'],
	])('%s is a %s', (kernel, verdict, which) => {
		expect(look(kernelAge, host({kernel}))).toMatchObject({verdict, values: {kernel, case: which}});
		expect(look(kernelAge, {...host({kernel}), ...behindNat})).toEqual({verdict: 'skip'});
	});
});

describe('kernel-arp', () => {
	test.each(['4.19.97-v7l+', '4.19.97-v8+', '4.19.97'])('%s may be the reason', kernel => {
		expect(look(kernelArp, host({kernel}))).toMatchObject({verdict: 'warning', values: {kernel}});
		expect(look(kernelArp, {...host({kernel}), ...behindNat})).toEqual({verdict: 'skip'});
	});

	test.each(['4.19.9', '4.19.970', '4.19.118-v7l+', '6.12.0'])('%s is not', kernel => {
		expect(look(kernelArp, host({kernel}))).toEqual({verdict: 'ok'});
	});
});

describe('kernel-replaced', () => {
	const said =
		'failed to create endpoint vdsm on network bridge: failed to add the host (veth1a2b) <=> sandbox (veth3c4d) pair interfaces: operation not supported';

	test('Docker cannot make a veth pair', () => {
		expect(look(kernelReplaced, refused(said))).toMatchObject({
			verdict: 'error',
			values: {kernel: '6.12.0'},
			fix: {commands: []},
		});
	});

	test('what a container that runs was once told does not count', () => {
		expect(look(kernelReplaced, of({error: said}))).toEqual({verdict: 'skip'});
		expect(look(kernelReplaced, of(stopped))).toEqual({verdict: 'ok'});
	});
});

describe('macvlan-module', () => {
	const without = {facts: {...runningFacts, modules: {...runningFacts.modules, macvlan: false}}};
	const unsupported = {card: healthy.card && {...healthy.card, probe: 'unsupported' as const}};
	const load = {
		commands: [
			['modprobe', ['-a', 'macvlan']],
			['docker', ['start', 'vdsm']],
		],
		undo: [
			['docker', ['stop', '-t', '120', 'vdsm']],
			['modprobe', ['-r', 'macvlan']],
		],
		danger: 'dsm',
	};

	test('a container that runs has one, whatever the list of modules says', () => {
		expect(look(macvlanModule, without)).toEqual({verdict: 'ok'});
		expect(look(macvlanModule, of(stopped))).toEqual({verdict: 'ok'});
	});

	test('there is no such module', () => {
		expect(look(macvlanModule, {...without, ...of(stopped)})).toMatchObject({
			verdict: 'error',
			values: {kernel: '6.12.0', loadable: false},
			fix: {commands: []},
		});
	});

	test.each([
		['the tentative macvlan', {...unsupported, ...of(stopped)}],
		['Docker', refused('failed to create the macvlan port: operation not supported')],
	])('%s says so', (_, changes) => {
		expect(look(macvlanModule, changes)).toMatchObject({
			verdict: 'error',
			values: {loadable: true},
			fix: load,
		});
	});

	test('behind NAT nobody needs it', () => {
		expect(look(macvlanModule, {...without, ...behindNat})).toEqual({verdict: 'skip'});
	});
});

describe('macvtap-module', () => {
	const log = [
		'❯ Starting Virtual DSM for Docker v7.65...',
		'❯ ERROR: Cannot create macvtap interface.\\x1b[0m',
	];
	const ended = of({...byDhcp.container, ...stopped, exitCode: 20});

	test('the image ends for want of it', () => {
		expect(look(macvtapModule, {...ended, log})).toMatchObject({
			verdict: 'error',
			values: {container: 'vdsm', kernel: '6.12.0'},
			fix: {commands: [['modprobe', ['-a', 'macvtap']], expect.anything()]},
		});
	});

	test.each([
		['it runs', byDhcp, log],
		['it was stopped', of({...byDhcp.container, ...stopped, exitCode: 137}), log],
		['a later run had it', ended, [...log, '❯ Starting Virtual DSM for Docker v7.65...']],
		[
			'it was refused, not missing',
			ended,
			[`${log[1]?.slice(0, -7)} Please make sure that the network type`],
		],
	])('not so where %s', (_, changes, lines) => {
		expect(look(macvtapModule, {...changes, log: lines})).toEqual({verdict: 'ok'});
	});

	test('nothing but DHCP=Y needs it', () => {
		expect(look(macvtapModule, {...of(stopped), log})).toEqual({verdict: 'skip'});
	});
});

describe('host-tun', () => {
	test('it is there', () => {
		expect(look(hostTun)).toEqual({verdict: 'ok'});
	});

	test('it is not there, and the container cannot start', () => {
		expect(look(hostTun, {...devices({tun: false}), ...of(stopped)})).toMatchObject({
			verdict: 'error',
			values: {container: 'vdsm', case: 'now'},
			fix: {
				commands: [
					['modprobe', ['-a', 'tun']],
					['docker', ['start', 'vdsm']],
				],
				danger: 'dsm',
			},
		});
	});

	test('what runs goes on until its next start', () => {
		expect(look(hostTun, devices({tun: false}))).toMatchObject({
			verdict: 'warning',
			values: {case: 'next'},
			fix: {commands: [['modprobe', ['-a', 'tun']]], danger: 'none'},
		});
	});

	test('a container that does not ask for it is left alone', () => {
		const alone = {...behindNat.container, devices: ['/dev/kvm']};
		expect(look(hostTun, {...devices({tun: false}), ...behindNat, container: alone})).toEqual({
			verdict: 'skip',
		});
	});
});

describe('vhost-device', () => {
	const words = '-netdev tap,id=hostnet1,br=br0,helper=/usr/lib/qemu/qemu-bridge-helper,vhost=on -device x';
	const asks = {environment: {ARGUMENTS: words}};
	const loop = {...stopped, status: 'restarting', restarts: 4};

	test.each([
		['nothing asks for it', {}, 'skip'],
		['vhost=off', of({...stopped, environment: {ARGUMENTS: words.replace('on', 'off')}}), 'skip'],
		[
			'it is handed over already opened',
			of({...stopped, environment: {ARGUMENTS: `${words},vhost=on,vhostfd=40`.replace('vhost=on ', 'x ')}}),
			'skip',
		],
		['it has it', of({...stopped, ...asks, devices: ['/dev/vhost-net']}), 'ok'],
		['it may open all', of({...stopped, ...asks, privileged: true}), 'ok'],
		['it runs', of(asks), 'ok'],
		['DHCP=Y makes the node itself', of({...byDhcp.container, ...stopped}), 'ok'],
	])('%s', (_, changes, verdict) => {
		expect(look(vhostDevice, changes)).toEqual({verdict});
	});

	test.each([
		['vhost=on', of({...stopped, ...asks}), 'not-passed'],
		['vhost=on', of({...loop, ...asks}), 'not-passed'],
		['DHCP=Y', of({...stopped, environment: {DHCP: 'Y'}}), 'not-passed'],
		['vhost=on', of({...stopped, ...asks, cgroupRules: ['c *:* rwm']}), 'not-passed'],
		[
			'vhost=on',
			{...devices({vhostNet: false}), ...of({...loop, ...asks, devices: ['/dev/vhost-net']})},
			'missing',
		],
		['DHCP=Y', {...devices({vhostNet: false}), ...of({...byDhcp.container, ...stopped})}, 'missing'],
	])('%s without it', (needs, changes, which) => {
		expect(look(vhostDevice, changes)).toMatchObject({
			verdict: 'error',
			values: {container: 'vdsm', needs, case: which},
		});
	});

	test('the module is loaded, or the container made anew', () => {
		const missing = look(vhostDevice, {...devices({vhostNet: false}), ...of({...loop, ...asks})});
		expect(missing).toMatchObject({
			fix: {commands: [['modprobe', ['-a', 'vhost_net']]], undo: [['modprobe', ['-r', 'vhost_net']]]},
		});
		const anew = look(vhostDevice, of({...stopped, ...asks}));
		expect(anew).toMatchObject({
			fix: {commands: [expect.anything(), expect.anything(), healthy.ours?.repair]},
		});
		const foreign = look(vhostDevice, {...of({...stopped, ...asks, install: null}), ours: null});
		expect(foreign).toMatchObject({fix: {commands: []}});
	});
});

describe('kvm-device', () => {
	const log = [
		'❯ ERROR: KVM acceleration is not available (not enabled in BIOS), this will cause the machine',
	];
	const off = {environment: {KVM: 'N'}};

	test.each([
		['it has it', {}],
		['it is privileged', of({devices: [], privileged: true})],
		[
			'it is mounted',
			of({devices: [], mounts: [{type: 'bind', source: '/dev/kvm', target: '/dev/kvm', readOnly: false}]}),
		],
		['it was stopped', of({...stopped, exitCode: 137})],
	])('nothing is wrong where %s', (_, changes) => {
		expect(look(kvmDevice, changes)).toEqual({verdict: 'ok'});
	});

	test.each([
		['the machine has none, and Docker refuses', {...devices({kvm: false}), ...of(stopped)}, true],
		['it was not passed', {...of({...stopped, exitCode: 88, devices: []}), log}, false],
	])('it ends where %s', (_, changes, missing) => {
		expect(look(kvmDevice, changes)).toMatchObject({
			verdict: 'error',
			values: {container: 'vdsm', missing, case: 'ended'},
		});
	});

	test.each([
		['KVM=N for want of it', {...devices({kvm: false}), ...of(off)}, 'warning', 'slow'],
		['KVM=N, and it does not run', {...devices({kvm: false}), ...of({...off, ...stopped})}, 'note', 'slow'],
		['KVM=N although it is there', of(off), 'note', 'unused'],
		['it was not passed, and the image went on', of({devices: []}), 'note', 'slow'],
		[
			'there is none, and the image went on',
			{...devices({kvm: false}), ...of({devices: []})},
			'warning',
			'slow',
		],
	])('%s', (_, changes, verdict, which) => {
		expect(look(kvmDevice, changes)).toMatchObject({verdict, values: {case: which}});
	});

	test('ours is planned anew when there is KVM now', () => {
		expect(look(kvmDevice, of(off))).toMatchObject({fix: {commands: [healthy.ours?.repair], undo: null}});
		expect(look(kvmDevice, {...of({...off, install: null}), ours: null})).toMatchObject({
			fix: {commands: []},
		});
		expect(look(kvmDevice, of({...off, install: 'other'}))).toMatchObject({fix: {commands: []}});
	});
});

describe('nested-host', () => {
	const lxc = host({virtualization: 'lxc'});

	test.each([null, 'kvm', 'vmware', 'wsl'])('%s is none', virtualization => {
		expect(look(nestedHost, host({virtualization}))).toEqual({verdict: 'skip'});
	});

	test.each([
		['it runs', {}],
		[
			'it runs, whatever Docker said once',
			of({error: 'open sysctl net.ipv4.ip_forward file: permission denied'}),
		],
		['it was stopped', of({...stopped, exitCode: 137})],
		[
			'something else is the reason',
			refused('driver failed: Bind for 0.0.0.0:5000 failed: port is already allocated'),
		],
	])('it is only noted where %s', (_, changes) => {
		expect(look(nestedHost, {...lxc, ...changes})).toMatchObject({
			verdict: 'note',
			values: {kind: 'lxc', case: 'works'},
		});
	});

	test.each([
		[
			'a sysctl',
			refused(
				'failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: open sysctl net.ipv4.ip_forward file: reopen fd 8: permission denied',
			),
		],
		[
			'a device',
			refused(
				'error gathering device information while adding custom device "/dev/net/tun": no such file or directory',
			),
		],
		['NET_ADMIN', {...of(stopped), log: ['RTNETLINK answers: Operation not permitted']}],
	])('it refuses %s', (_, changes) => {
		expect(look(nestedHost, {...lxc, ...changes})).toMatchObject({
			verdict: 'error',
			values: {kind: 'lxc', case: 'refused'},
		});
	});
});

describe('virtual-switch', () => {
	const vm = host({virtualization: 'vmware'});
	const unheard = {lan: {...healthy.lan, besides: {device: 'eno1', macs: []}}};

	test.each([
		['a real machine', host({virtualization: null})],
		['a container', host({virtualization: 'lxc'})],
		['a cloud', host({virtualization: 'kvm', vendor: 'Hetzner'})],
		['no card', {...vm, ...behindNat}],
	])('%s has none', (_, changes) => {
		expect(look(virtualSwitch, {...changes, ...unheard})).toEqual({verdict: 'skip'});
	});

	test('DSM answers on br0, and the LAN hears nothing', () => {
		expect(look(virtualSwitch, {...vm, ...unheard})).toMatchObject({
			verdict: 'warning',
			values: {hypervisor: 'vmware', case: 'silent', dsm: '192.168.1.70', device: 'eno1'},
		});
	});

	test.each([
		['DSM is heard', {}, 'works'],
		['nobody can ask', {lan: {...healthy.lan, besides: null}}, 'not-known'],
		['DSM does not even answer on br0', {lan: {...unheard.lan, onBridge: []}}, 'not-known'],
		['br0 cannot be asked', {lan: {...unheard.lan, onBridge: null}}, 'not-known'],
	])('it is blamed for nothing where %s', (_, changes, which) => {
		expect(look(virtualSwitch, {...vm, ...changes})).toMatchObject({verdict: 'note', values: {case: which}});
	});
});

describe('cloud-filter', () => {
	const cloud = host({virtualization: 'amazon', vendor: 'Amazon EC2'});
	const unheard = {lan: {...healthy.lan, besides: null}};

	test('DSM is not heard there', () => {
		expect(look(cloudFilter, {...cloud, ...unheard})).toMatchObject({
			verdict: 'warning',
			values: {vendor: 'Amazon EC2'},
		});
	});

	test.each([
		['DSM is heard', cloud, 'ok'],
		['it stands at home', {...host({vendor: 'ASRock'}), ...unheard}, 'skip'],
		['it is a Chromebox', {...host({vendor: 'Google'}), ...unheard}, 'skip'],
		['it has no card', {...cloud, ...unheard, ...behindNat}, 'skip'],
	])('nothing is said where %s', (_, changes, verdict) => {
		expect(look(cloudFilter, changes)).toEqual({verdict});
	});
});

describe('storage-space', () => {
	const free = (bytes: number | null) => ({storage: {...healthy.storage, free: bytes}});

	test.each([
		[1024 ** 3, {}, 'ok'],
		[null, {}, 'skip'],
		[0, of({mounts: []}), 'skip'],
	])('%s bytes', (bytes, changes, verdict) => {
		expect(look(storageSpace, {...free(bytes), ...changes})).toEqual({verdict});
	});

	test.each([
		[0, {}, 'error'],
		[64 * 1024 ** 2 - 1, {}, 'error'],
		[64 * 1024 ** 2, {}, 'warning'],
		[1024 ** 3 - 1, {}, 'warning'],
		// Somebody stopped it: that is not why.
		[10 ** 9, of({...stopped, exitCode: 137}), 'note'],
		[
			5 * 10 ** 9,
			{...of(stopped), log: ['❯ ERROR: Not enough free space for installation in /storage']},
			'error',
		],
	])('%s bytes is not enough', (bytes, changes, verdict) => {
		expect(look(storageSpace, {...free(bytes), ...changes})).toMatchObject({
			verdict,
			values: {container: 'vdsm', folder: '/root/dsm', free: bytes},
		});
	});
});

describe('firewall-modules', () => {
	const said =
		"driver failed programming external connectivity on endpoint vdsm (0a1b): (iptables failed: iptables --wait -t nat -A DOCKER -p tcp -d 0/0 --dport 5000 -j DNAT: iptables v1.8.7 (legacy): can't initialize iptables table `nat': Table does not exist (do you need to insmod?)\n (exit status 3))";

	test('Docker cannot use the firewall', () => {
		expect(look(firewallModules, refused(said))).toMatchObject({
			verdict: 'error',
			values: {container: 'vdsm'},
			fix: {
				commands: [
					['modprobe', ['-a', 'ip_tables', 'iptable_nat']],
					['docker', ['start', 'vdsm']],
				],
			},
		});
	});

	test('what a container that runs was once told does not count', () => {
		expect(look(firewallModules, of({error: said}))).toEqual({verdict: 'skip'});
		expect(look(firewallModules, of(stopped))).toEqual({verdict: 'ok'});
	});
});

describe('nat-rules', () => {
	const banner = '❯ Starting Virtual DSM for Docker v7.65...';
	const fallback =
		'\\x1b[1;31m❯ Warning: failed to setup NAT networking, falling back to user-mode networking!\\x1b[0m';

	test('the image goes on with user-mode networking', () => {
		expect(look(natRules, {log: [banner, fallback]})).toMatchObject({
			verdict: 'warning',
			values: {container: 'vdsm', case: 'user-mode', tool: 'iptables'},
			fix: {
				commands: [
					['modprobe', ['-a', 'ip_tables', 'iptable_nat']],
					['docker', ['restart', '-t', '120', 'vdsm']],
				],
				undo: null,
				danger: 'dsm',
			},
		});
	});

	test.each([
		['it was another run', {log: [banner, fallback, banner]}],
		['the container has no tun', {log: ['❯ Warning: TUN device is missing. Please add', fallback]}],
		['it may not', {log: ['RTNETLINK answers: Operation not permitted', fallback]}],
		['it does not run', {...of({...stopped, exitCode: 137}), log: [fallback]}],
	])('it says nothing where %s', (_, changes) => {
		expect(look(natRules, changes)).toEqual({verdict: 'ok'});
	});

	test.each([
		['ebtables', ['nf_tables', 'ebtables']],
		['iptables', ['ip_tables', 'iptable_nat']],
	])('the hook refuses for want of %s', (tool, modules) => {
		const log = [
			`vdsm-passthru: ${tool} cannot keep the container off the LAN. The container does not start.`,
		];
		expect(look(natRules, {...of(stopped), log})).toMatchObject({
			verdict: 'error',
			values: {container: 'vdsm', case: 'refused', tool},
			fix: {
				commands: [
					['modprobe', ['-a', ...modules]],
					['docker', ['start', 'vdsm']],
				],
			},
		});
	});
});

import {writeFile} from 'node:fs/promises';
import {gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {parseUdevRecord} from '../../source/host/hardware-name.js';
import {readBridgeNf, readDevices, readModules} from '../../source/host/kernel.js';
import {readHost} from '../../source/host/platform.js';
import {type Answers, fakeMachine, temporaryFolder} from './machine.js';
import {plant, type Tree} from './tree.js';

async function hostOf(tree: Tree, answers: Answers = {}, uid = 1000) {
	const root = await temporaryFolder();
	await plant(root, {'proc/sys/kernel/hostname': 'nas\n', 'proc/sys/kernel/osrelease': '6.12.0\n', ...tree});
	return readHost(fakeMachine(root, answers, {uid}));
}

test('names of the machine', async () => {
	const release = 'NAME="Debian GNU/Linux"\nPRETTY_NAME="Debian GNU/Linux 13 (trixie)"\n';
	expect(
		await hostOf({'etc/os-release': release, 'sys/class/dmi/id/sys_vendor': 'Dell Inc.\n'}, {}, 0),
	).toEqual({
		name: 'nas',
		system: 'Debian GNU/Linux 13 (trixie)',
		kernel: '6.12.0',
		platform: {name: 'other'},
		virtualization: null,
		vendor: 'Dell Inc.',
		cloud: null,
		root: true,
		systemd: false,
	});
});

test('systemd is there when it started the machine, not when it is only installed', async () => {
	expect(await hostOf({'run/systemd/system/x': ''})).toMatchObject({systemd: true});
	expect(await hostOf({'usr/lib/systemd/systemd': ''})).toMatchObject({systemd: false});
});

test('Unraid says so elsewhere', async () => {
	expect(
		await hostOf({'etc/os-release': 'PRETTY_NAME=Slackware\n', 'etc/unraid-version': 'version="7.0.1"\n'}),
	).toMatchObject({
		system: 'Unraid 7.0.1',
		root: false,
	});
});

describe('virtualization', () => {
	test('by systemd', async () => {
		expect(await hostOf({}, {'systemd-detect-virt': {stdout: 'vmware\n'}})).toMatchObject({
			virtualization: 'vmware',
		});
		const none = {'systemd-detect-virt': {stdout: 'none\n', exitCode: 1}};
		// systemd knows better than the flags of the processor.
		const tree = {'proc/cpuinfo': 'flags\t\t: fpu hypervisor lm\n'};
		expect(await hostOf(tree, none)).toMatchObject({virtualization: null});
	});

	test.each<readonly [string, Tree]>([
		['lxc', {'run/systemd/container': 'lxc'}],
		['lxc', {'proc/1/environ': 'HOME=/\0container=lxc\0'}],
		['docker', {'.dockerenv': ''}],
		['kvm', {'sys/class/dmi/id/sys_vendor': 'QEMU\n'}],
		['vmware', {'sys/class/dmi/id/sys_vendor': 'VMware, Inc.\n'}],
		[
			'oracle',
			{'sys/class/dmi/id/sys_vendor': 'innotek GmbH\n', 'sys/class/dmi/id/product_name': 'VirtualBox\n'},
		],
		[
			'microsoft',
			{
				'sys/class/dmi/id/sys_vendor': 'Microsoft Corporation\n',
				'sys/class/dmi/id/product_name': 'Virtual Machine\n',
			},
		],
		['xen', {'sys/hypervisor/type': 'xen\n'}],
		['vm-other', {'proc/cpuinfo': 'processor\t: 0\nflags\t\t: fpu hypervisor lm\n'}],
	])('%s without systemd', async (virtualization, tree) => {
		expect(await hostOf(tree)).toMatchObject({virtualization});
	});

	test('a Surface is a machine', async () => {
		const tree = {
			'sys/class/dmi/id/sys_vendor': 'Microsoft Corporation\n',
			'sys/class/dmi/id/product_name': 'Surface Pro\n',
		};
		expect(await hostOf(tree)).toMatchObject({virtualization: null});
	});
});

describe('kernel modules', () => {
	async function modulesOf(tree: Tree, config?: string) {
		const root = await temporaryFolder();
		await plant(root, {'proc/sys/kernel/osrelease': '6.12.0\n', ...tree});
		if (config !== undefined) await writeFile(`${root}/proc/config.gz`, gzipSync(config));
		return readModules(root);
	}

	const dep = 'lib/modules/6.12.0/modules.dep';

	test('loaded, built in, or to be loaded', async () => {
		expect(
			await modulesOf({
				'sys/module/macvlan/': '',
				'lib/modules/6.12.0/modules.builtin': 'kernel/net/bridge/bridge.ko\n',
				[dep]: 'kernel/drivers/net/tun.ko.zst:\nkernel/drivers/net/macvtap.ko.xz:\n',
			}),
		).toEqual({macvlan: true, macvtap: true, bridge: true, tun: true});
	});

	test('missing, although others are there', async () => {
		const modules = await modulesOf({
			[dep]: 'kernel/drivers/net/macvlan_extra.ko:\nkernel/net/xbridge.ko:\n',
		});
		expect(modules).toEqual({macvlan: false, macvtap: false, bridge: false, tun: false});
	});

	test('by the configuration of the kernel', async () => {
		const config = 'CONFIG_MACVLAN=y\nCONFIG_MACVTAP=y\n# CONFIG_BRIDGE is not set\nCONFIG_TUN=m\n';
		expect(await modulesOf({}, config)).toEqual({macvlan: true, macvtap: true, bridge: false, tun: null});
	});

	test('unknown, as in a container', async () => {
		expect(await modulesOf({})).toEqual({macvlan: null, macvtap: null, bridge: null, tun: null});
	});
});

test('a plain file is no device', async () => {
	const root = await temporaryFolder();
	await plant(root, {'dev/kvm': '', 'dev/net/tun': {link: '/dev/null'}});
	expect(await readDevices(root)).toEqual({kvm: false, tun: true, vhostNet: false});
});

test('bridge-nf', async () => {
	const root = await temporaryFolder();
	expect(await readBridgeNf(root)).toBeNull();
	const path = 'proc/sys/net/bridge/bridge-nf-call-iptables';
	await plant(root, {[path]: '1\n'});
	expect(await readBridgeNf(root)).toBe(true);
	await plant(root, {[path]: '0\n'});
	expect(await readBridgeNf(root)).toBe(false);
});

test('names of hardware', () => {
	expect(
		parseUdevRecord(
			'E:ID_MODEL_FROM_DATABASE=RTL8125\nE:ID_VENDOR_FROM_DATABASE=Realtek\nE:ID_MODEL=0x8125\n',
		),
	).toBe('Realtek RTL8125');
	expect(parseUdevRecord('E:ID_MODEL_FROM_DATABASE=\n')).toBeNull();
	expect(parseUdevRecord('')).toBeNull();
});

import {describe, expect, test} from 'vitest';
import {parseNmcli, readManagers} from '../../source/host/managed-by.js';
import {type Answers, fakeMachine, temporaryFolder} from './machine.js';
import {plant, type Tree} from './tree.js';

async function managerOf(tree: Tree, answers: Answers = {}, name = 'eno1'): Promise<string | null> {
	const root = await temporaryFolder();
	await plant(root, tree);
	const managers = await readManagers(fakeMachine(root, answers));
	return managers({name, index: 2});
}

const nmcli = 'nmcli -t -f DEVICE,STATE device status';

test('nobody, on a host without any of them', async () => {
	expect(await managerOf({})).toBeNull();
});

describe('NetworkManager', () => {
	test.each([
		['connected', 'NetworkManager'],
		['disconnected', 'NetworkManager'],
		['unavailable', 'NetworkManager'],
		['connecting (getting IP configuration)', 'NetworkManager'],
		['unmanaged', null],
		['connected (externally)', null],
	])('says %s', async (state, manager) => {
		expect(
			await managerOf({'run/NetworkManager/': ''}, {[nmcli]: {stdout: `lo:unmanaged\neno1:${state}\n`}}),
		).toBe(manager);
	});

	test('is not asked where it does not run', async () => {
		expect(await managerOf({}, {[nmcli]: {stdout: 'eno1:connected\n'}})).toBeNull();
	});

	test('escapes colons and backslashes in names', () => {
		expect(parseNmcli('a\\:b\\\\c:connected\nplain:disconnected\n\n')).toEqual(['a:b\\c', 'plain']);
	});
});

describe('systemd-networkd', () => {
	test.each([
		['ADMIN_STATE=configured\nNETWORK_FILE=/etc/systemd/network/lan.network\n', 'networkd'],
		['ADMIN_STATE=configuring\n', 'networkd'],
		['ADMIN_STATE=configured\nNETWORK_FILE=/run/systemd/network/10-netplan-eno1.network\n', 'netplan'],
		['ADMIN_STATE=unmanaged\n', null],
	])('%j', async (text, manager) => {
		expect(await managerOf({'run/systemd/netif/links/2': text})).toBe(manager);
	});
});

describe('ifupdown', () => {
	const file = 'etc/network/interfaces';

	test('gives addresses', async () => {
		expect(await managerOf({[file]: 'auto eno1\niface eno1 inet dhcp\n'})).toBe('ifupdown');
		expect(await managerOf({[file]: 'iface eno1 inet6 auto\n'})).toBe('ifupdown');
	});

	test('is another program under the same file, as on Proxmox', async () => {
		const tree = {[file]: 'auto eno1\niface eno1 inet dhcp\n', 'usr/share/ifupdown2/__main__.py': ''};
		expect(await managerOf(tree)).toBe('ifupdown2');
		expect(await managerOf(tree, {}, 'eno2')).toBeNull();
	});

	test('only raises the ports of a Proxmox bridge', async () => {
		const text = 'iface eno1 inet manual\n\nauto vmbr0\niface vmbr0 inet static\n\tbridge-ports eno1\n';
		expect(await managerOf({[file]: text})).toBeNull();
		expect(await managerOf({[file]: text}, {}, 'vmbr0')).toBe('ifupdown');
	});

	test.each([
		'source interfaces.d/*',
		'source-directory interfaces.d',
		'source interfaces.d/lan*',
		'source interfaces.d/lan',
	])('follows %s', async line => {
		expect(
			await managerOf({[file]: `${line}\n`, 'etc/network/interfaces.d/lan': 'iface eno1 inet dhcp\n'}),
		).toBe('ifupdown');
	});

	test('that sources itself does not hold us up', async () => {
		expect(await managerOf({[file]: 'source interfaces\n'})).toBeNull();
	});
});

describe('DHCP clients', () => {
	const running = {'proc/77/': ''};

	test('dhcpcd has all interfaces but those it is denied', async () => {
		expect(await managerOf({...running, 'run/dhcpcd/pid': '77\n'})).toBe('dhcpcd');
		const denied = {...running, 'run/dhcpcd.pid': '77\n', 'etc/dhcpcd.conf': 'denyinterfaces veth* eno1\n'};
		expect(await managerOf(denied)).toBeNull();
		const others = {...running, 'run/dhcpcd.pid': '77\n', 'etc/dhcpcd.conf': 'allowinterfaces eno2\n'};
		expect(await managerOf(others)).toBeNull();
	});

	test('dhcpcd on this interface alone', async () => {
		expect(await managerOf({...running, 'run/dhcpcd/eno1.pid': '77\n'})).toBe('dhcpcd');
		expect(await managerOf({...running, 'run/dhcpcd-eno1.pid': '77\n'})).toBe('dhcpcd');
		expect(await managerOf({...running, 'run/dhcpcd/eno2.pid': '77\n'})).toBeNull();
	});

	test('one that has ended counts no more', async () => {
		expect(await managerOf({'run/dhcpcd/pid': '77\n'})).toBeNull();
	});

	test('dhclient on this interface', async () => {
		expect(await managerOf({...running, 'run/dhclient.eno1.pid': '77\n'})).toBe('dhclient');
		expect(await managerOf({...running, 'run/dhclient.eno2.pid': '77\n'})).toBeNull();
	});
});

test('netplan, by its files', async () => {
	const text =
		'network:\n  ethernets:\n    eno1: # uplink\n      dhcp4: true\n    "eno2":\n      dhcp4: true\n';
	const tree = {'etc/netplan/50-cloud-init.yaml': text};
	expect(await managerOf(tree)).toBe('netplan');
	expect(await managerOf(tree, {}, 'eno2')).toBe('netplan');
	expect(await managerOf(tree, {}, 'eno3')).toBeNull();
});

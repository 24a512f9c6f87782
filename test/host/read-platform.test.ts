import {cp, readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {readHost} from '../../source/host/platform.js';
import {shellValue} from '../../source/host/read-platform.js';
import type {Facts} from '../../source/model/facts.js';
import {fakeMachine, temporaryFolder} from './machine.js';
import {plant, type Tree} from './tree.js';

const fixtures = fileURLToPath(new URL('../fixtures/host', import.meta.url));

/** A recorded system, perhaps with files of its own. */
async function recorded(name: string, tree: Tree = {}): Promise<Facts['host']> {
	const root = await temporaryFolder();
	await cp(`${fixtures}/platforms/${name}`, root, {recursive: true});
	await plant(root, tree);
	return readHost(fakeMachine(root));
}

test.each<readonly [string, Facts['host']['platform'], string]>([
	['unraid-7.2', {name: 'unraid', version: '7.2.4', keepsNetworks: false}, 'Unraid 7.2.4'],
	['truenas-25.04', {name: 'truenas', version: '25.04.1'}, 'TrueNAS 25.04.1'],
	['synology-7.3', {name: 'synology', version: '7.3.2', model: 'DS1520+'}, 'Synology DSM 7.3.2 (DS1520+)'],
	['proxmox-8', {name: 'proxmox'}, 'Proxmox VE (Debian GNU/Linux 12 (bookworm))'],
	['raspberry-pi-os-12', {name: 'raspberry-pi-os'}, 'Raspberry Pi OS (Debian GNU/Linux 12 (bookworm))'],
	['raspberry-pi-os-11', {name: 'raspberry-pi-os'}, 'Raspberry Pi OS (Raspbian GNU/Linux 11 (bullseye))'],
	['ubuntu-22.04', {name: 'ubuntu', version: '22.04', raspberryPi: false}, 'Ubuntu 22.04.3 LTS'],
	['ubuntu-22.04-pi', {name: 'ubuntu', version: '22.04', raspberryPi: true}, 'Ubuntu 22.04.3 LTS'],
	['debian-12', {name: 'debian', version: '12', raspberryPi: false}, 'Debian GNU/Linux 12 (bookworm)'],
	// Each with something of the system around it or below it, and none of them that system.
	[
		'container-on-truenas',
		{name: 'debian', version: '13', raspberryPi: false},
		'Debian GNU/Linux 13 (trixie)',
	],
	['debian-on-synology', {name: 'debian', version: '13', raspberryPi: false}, 'Debian GNU/Linux 13 (trixie)'],
	['container-on-proxmox', {name: 'other'}, 'Arch Linux'],
])('%s', async (name, platform, system) => {
	expect(await recorded(name)).toMatchObject({platform, system});
});

test('a TrueNAS that calls itself so in os-release', async () => {
	const release = 'PRETTY_NAME="TrueNAS SCALE/Debian 13 (trixie)"\nID="TrueNAS SCALE"\n';
	expect(await recorded('container-on-proxmox', {'etc/os-release': release})).toMatchObject({
		platform: {name: 'truenas', version: null},
		system: 'TrueNAS',
	});
});

describe('Unraid’s setting for networks of others', () => {
	test.each([
		['DOCKER_USER_NETWORKS="preserve"\r\n', true],
		['DOCKER_USER_NETWORKS="remove"\n', false],
		// An older file lacks the line, and the default counts.
		['DOCKER_ENABLED="yes"\n', false],
	])('%j', async (settings, keepsNetworks) => {
		expect(await recorded('unraid-7.2', {'boot/config/docker.cfg': settings})).toMatchObject({
			platform: {keepsNetworks},
		});
	});

	test('is not known where there is no file', async () => {
		const root = await temporaryFolder();
		await plant(root, {'etc/unraid-version': 'version="6.12.4"\n'});
		expect((await readHost(fakeMachine(root))).platform).toEqual({
			name: 'unraid',
			version: '6.12.4',
			keepsNetworks: null,
		});
	});
});

test('values with quotes, without, and not there', () => {
	expect(shellValue('A="b c"\nD=e\nF=\'g\'\n', 'A')).toBe('b c');
	expect(shellValue('A="b c"\nD=e\nF=\'g\'\n', 'D')).toBe('e');
	expect(shellValue('A="b c"\nD=e\nF=\'g\'\n', 'F')).toBe('g');
	expect(shellValue('VERSION_ID="12"\n', 'ID')).toBeNull();
});

type Recorded = {
	readonly name: string;
	readonly virtualization: string | null;
	readonly cloud: string | null;
	readonly files: Readonly<Record<string, string>>;
};

const firmware = JSON.parse(await readFile(`${fixtures}/dmi.json`, 'utf8')) as readonly Recorded[];

async function withFirmware(files: Readonly<Record<string, string>>): Promise<Facts['host']> {
	const root = await temporaryFolder();
	const entries = Object.entries(files).map(([file, text]) => [`sys/class/dmi/id/${file}`, `${text}\n`]);
	await plant(root, Object.fromEntries(entries));
	return readHost(fakeMachine(root));
}

describe('by its firmware (F81, F83)', () => {
	test.each(firmware.map(one => [one.name, one] as const))('%s', async (_, one) => {
		expect(await withFirmware(one.files)).toMatchObject({
			virtualization: one.virtualization,
			cloud: one.cloud,
		});
	});

	test.each([
		{sys_vendor: 'Dell Inc.', product_name: 'PowerEdge R720'},
		{sys_vendor: 'Synology Inc.', product_name: 'DS923+'},
		{sys_vendor: 'HUAWEI', product_name: 'KLVL-WXXW'},
		{sys_vendor: 'Google', product_name: 'Fizz'},
		{sys_vendor: 'Oracle Corporation', product_name: 'ORACLE SERVER X5-2'},
		{sys_vendor: 'Microsoft Corporation', product_name: 'Surface Pro'},
	])('a machine of one’s own: %j', async files => {
		expect(await withFirmware(files)).toMatchObject({virtualization: null, cloud: null});
	});
});

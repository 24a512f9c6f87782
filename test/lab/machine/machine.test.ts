import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {testBuild} from '../matrix/test-build.js';
import {until} from '../system/until.js';
import {keepOnFailure} from './artefacts.js';
import {macOf} from './cards.js';
import {onLan} from './machine-bench.js';
import {emulated, type MachineLab, openMachineLab} from './machine-lab.js';

// A machine with a kernel, an udev and real drivers of its own: what no namespace has.

type Listed = {
	readonly name: string;
	readonly mac: string;
	readonly driver: string;
	readonly bus: string;
	readonly up: boolean;
	readonly carrier: boolean | null;
	readonly verdict: {readonly level: string; readonly reasons: ReadonlyArray<{readonly code: string}>};
};

describe.skipIf(skipLab())('a machine with five cards', () => {
	let lab: MachineLab;

	beforeAll(async () => {
		lab = await openMachineLab({share: (await testBuild()).folder});
	});

	keepOnFailure(() => lab);

	afterAll(async () => {
		await lab?.close();
	});

	const nics = async (): Promise<readonly Listed[]> => {
		const {stdout, stderr} = await lab.host.run('node', ['/share/vdsm-passthru.cjs', 'nics', '--json'], {
			env: emulated,
		});
		expect(stderr).toBe('');
		return JSON.parse(stdout).nics;
	};
	const listed = async (port: Parameters<typeof macOf>[0]) =>
		(await nics()).find(({mac}) => mac === macOf(port));

	it('is a Debian 13 with an Engine 26 and all its units well', async () => {
		expect(lab.engineVersion).toMatch(/^26\./);
		const {stdout} = await lab.host.run('systemctl', ['is-system-running', '--wait']);
		expect(stdout).toBe('running');
	});

	it('lists all five with driver and bus, although none is up, and blocks the host’s own', async () => {
		const all = await nics();
		expect(
			all.map(({driver, bus, up, verdict}) => [driver, bus.split(' ')[0], up, verdict.level]).sort(),
		).toEqual([
			['8139cp', 'pci', false, 'recommended'],
			['cdc_ether', 'usb', false, 'recommended'],
			['e1000e', 'pci', false, 'recommended'],
			['virtio_net', 'pci', false, 'recommended'],
			['virtio_net', 'pci', true, 'blocked'],
			['vmxnet3', 'pci', false, 'recommended'],
		]);
		const own = all.find(({up}) => up);
		expect(own?.verdict.reasons).toContainEqual(expect.objectContaining({code: 'default-route'}));
	});

	// QEMU 7.2's e1000e, 8139 and USB card do not tell the machine of it; vmxnet3 and virtio do.
	it('shows a cable that is pulled', async () => {
		const name = await lab.nameOf('vmxnet3');
		await lab.host.run('ip', ['link', 'set', 'dev', name, 'up']);
		await until('the link to come', async () => (await listed('vmxnet3'))?.carrier === true);
		await lab.cable('vmxnet3', 'out');
		await until('the link to go', async () => (await listed('vmxnet3'))?.carrier === false);
		await lab.cable('vmxnet3', 'in');
		await until('the link to come back', async () => (await listed('vmxnet3'))?.carrier === true);
	});

	const vdsm = async (...args: readonly string[]) =>
		lab.host.run('node', ['/share/vdsm-passthru.cjs', ...args], {env: emulated, timeoutMs: 300_000});
	const answersFor = (nic: string) => ['--nic', nic, '--ram-size', '256M', ...onLan];

	it('keeps its disk over a reset, and a card that is taken out after the plan is missed by the apply [A3]', async () => {
		await lab.host.run('sh', ['-c', 'echo kept > /root/kept; sync; echo gone > /run/gone']);
		const name = await lab.nameOf('rtl8139');
		expect((await vdsm('plan', ...answersFor(name))).exitCode).toBe(0);
		await lab.unplug('rtl8139');
		await until('the card to go', async () => (await listed('rtl8139')) === undefined);
		const {exitCode, stderr} = await vdsm('apply', '--yes', ...answersFor(name));
		expect(exitCode).toBe(3);
		expect(stderr).toContain(name);
		expect(
			(await lab.host.run('docker', ['network', 'ls', '-q', '--filter', 'label=vdsm-passthru.install']))
				.stdout,
		).toBe('');
		await lab.reboot('cut');
		expect((await lab.host.run('cat', ['/root/kept'])).stdout).toBe('kept');
		expect((await lab.host.run('cat', ['/run/gone'])).exitCode).toBe(1);
		expect(await listed('rtl8139')).toBeUndefined();
	});
});

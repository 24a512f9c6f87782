import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Capture} from '../capture/capture.js';
import {alikeEngines} from '../engines.js';
import type {Lab} from '../lab.js';
import {type Bench, openBench} from '../matrix/bench.js';
import {machineState} from '../matrix/machine-state.js';
import {until} from '../system/until.js';
import {chosen, staticAt} from './product.js';

// One DSM with two cards: the LAN, and a network of disks without a router, on a cable of its own.

const disks = {address: '10.20.0.1', dsm: '10.20.0.5'} as const;
const also = `enp4s0,subnet=10.20.0.0/24,ip=${disks.dsm},block-ports=5001`;
const answers = ['--nic', 'enp3s0', '--ram-size', '256M', ...staticAt(chosen.ip), '--also', also] as const;

/** Plus the other card's settings, which nobody else's set-up touches. */
async function stateOf(lab: Lab): Promise<unknown> {
	const {stdout} = await lab.host.run('sh', [
		'-c',
		'grep -rs . /proc/sys/net/ipv4/conf/enp4s0 /proc/sys/net/ipv6/conf/enp4s0; cat /sys/class/net/enp4s0/address',
	]);
	return {...(await machineState(lab, 'alike')), other: stdout};
}

describe.skipIf(skipLab()).each(alikeEngines)('DSM with two cards on the Engine of %s', engine => {
	let bench: Bench;
	let lab: Lab;
	let before: unknown;
	const wires: Record<string, Capture> = {};
	let macs: readonly string[] = [];

	beforeAll(async () => {
		bench = await openBench(engine, {nics: ['enp3s0', 'enp4s0']});
		({lab} = bench);
		// The second cable leaves the switch: its other end is a machine with disks.
		for (const args of [
			['link', 'set', 'enp4s0', 'nomaster'],
			['addr', 'add', `${disks.address}/24`, 'dev', 'enp4s0'],
		]) {
			expect((await lab.sw.run('ip', args)).exitCode).toBe(0);
		}
		for (const nic of ['enp3s0', 'enp4s0']) wires[nic] = await lab.capture(nic);
		// The kernel's own addresses become routes when nobody else has claimed them for a second.
		await until('addresses to be no longer tentative', async () => {
			const {stdout} = await lab.host.run('ip', ['-6', '-o', 'addr', 'show', 'tentative']);
			return stdout.trim() === '';
		});
		before = await stateOf(lab);
	});

	afterAll(async () => {
		for (const wire of Object.values(wires)) await wire.stop();
		await bench?.close();
	});

	const vdsm = async (...args: readonly string[]) => bench.vdsm(args);
	const reach = async (from: Pick<Lab['sw'], 'http'>, ip: string) =>
		until(`DSM at ${ip}`, async () => (await from.http(ip, 80)).status === 200);

	it('is set up in one run, and read back on both', async () => {
		const applied = await vdsm('apply', '--yes', '--json', '--wait', '60', ...answers);
		expect(applied.exitCode, `${applied.stdout}\n${applied.stderr}`).toBe(0);
		const events = applied.stdout.split('\n').filter(line => line.includes('"guest-mac"'));
		const last = events.at(-1) ?? '';
		expect(last).toContain('"br0"');
		expect(last).toContain('"br1"');
		const {stdout} = await lab.host.run('sh', [
			'-c',
			'docker inspect --format "{{range .Config.Env}}{{println .}}{{end}}" vdsm | grep ^ARGUMENTS',
		]);
		macs = [...stdout.matchAll(/id=net\d,mac=([\da-f:]+)/g)].flatMap(([, mac]) => mac ?? []);
		expect(macs).toHaveLength(2);
	});

	it('has its chosen address on each wire, and is reached on each', async () => {
		await reach(lab.client, chosen.ip);
		await reach(lab.sw, disks.dsm);
		const console_ = (await lab.host.run('docker', ['logs', 'vdsm'])).stdout;
		expect(console_).toMatch(new RegExp(`lease eth1 \\w+ ${chosen.ip}/24`));
		expect(console_).toMatch(new RegExp(`lease eth2 \\w+ ${disks.dsm}/24`));
	});

	it('sees its cards in the order of the answers', async () => {
		const console_ = (await lab.host.run('docker', ['logs', 'vdsm'])).stdout;
		const seen = [...console_.matchAll(/LAB-GUEST nic (eth[12]) (\S+)/g)].map(([, nic, mac]) => [
			nic,
			mac?.trim(),
		]);
		expect(seen).toEqual([
			['eth1', macs[0]],
			['eth2', macs[1]],
		]);
	});

	it('keeps the networks apart: on each wire DSM has the one MAC, and the container none', async () => {
		for (const [nic, mine] of [
			['enp3s0', 0],
			['enp4s0', 1],
		] as const) {
			const sources = wires[nic]?.frames.map(({srcMac}) => srcMac) ?? [];
			expect(sources).toContain(macs[mine]);
			expect(sources).not.toContain(macs[1 - mine]);
		}
		const dhcp = wires['enp4s0']?.frames.filter(({summary}) => summary.includes('DHCP'));
		expect(dhcp).toEqual([]);
	});

	it('has the ports closed where they were closed', async () => {
		expect((await lab.client.http(chosen.ip, 5001)).status).toBe(200);
		expect((await lab.sw.http(disks.dsm, 5000)).status).toBe(200);
		expect((await lab.sw.http(disks.dsm, 5001)).status).not.toBe(200);
	});

	it('stands, and nothing is to be done a second time', async () => {
		const status = await vdsm('status');
		expect(status.exitCode, status.stdout).toBe(0);
		expect(status.stdout).toContain('enp4s0');
		const plan = await vdsm('plan', '--detailed-exitcode', ...answers);
		expect(plan.exitCode, `${plan.stdout}\n${plan.stderr}`).toBe(0);
	});

	it('has nothing wrong for the doctor, on either card', async () => {
		const found = await vdsm('doctor', '--json');
		const {checks} = JSON.parse(found.stdout) as {
			checks: ReadonlyArray<{readonly id: string; readonly verdict: string}>;
		};
		const wrong = checks.filter(({verdict}) => verdict === 'error' || verdict === 'unknown');
		expect([wrong, found.exitCode], found.stdout).toEqual([[], 0]);
	});

	it('names a wire that has left its bridge, and a network that is gone', async () => {
		const pid = (
			await lab.host.run('docker', ['inspect', '--format', '{{.State.Pid}}', 'vdsm'])
		).stdout.trim();
		const wire = `nsenter -t ${pid} -n ip -o link show type macvlan master br1 | sed 's/^[0-9]*: //; s/[@:].*//'`;
		const name = (await lab.host.run('sh', ['-c', wire])).stdout.trim();
		const inside = async (...words: readonly string[]) =>
			lab.host.run('nsenter', ['-t', pid, '-n', 'ip', 'link', 'set', name, ...words]);
		expect((await inside('nomaster')).exitCode).toBe(0);
		// All steps hold, and what is read back does not.
		const loose = await vdsm('apply', '--yes', '--json', ...answers);
		const checks = loose.stdout.match(/\{"check":"bridge"[^}]*\}/g) ?? [];
		expect(checks.map(check => JSON.parse(check))).toMatchObject([
			{bridge: 'br0', verdict: 'ok'},
			{bridge: 'br1', verdict: 'failed', missing: ['port']},
		]);
		const found = await vdsm('doctor', '--json');
		expect(found.exitCode, found.stdout).toBe(3);
		expect(JSON.parse(found.stdout)).toMatchObject({cause: 'bridge-ports'});
		expect(found.stdout).toContain('br1');
		expect((await inside('master', 'br1')).exitCode).toBe(0);
		await lab.host.run('docker', ['network', 'disconnect', '--force', 'vdsm-eth2-macvlan', 'vdsm']);
		expect((await vdsm('status')).exitCode).toBe(3);
		const repaired = await vdsm('apply', '--yes', ...answers);
		expect(repaired.exitCode, `${repaired.stdout}\n${repaired.stderr}`).toBe(0);
		await reach(lab.sw, disks.dsm);
	});

	it('gives a card back, and has both again in the other order, by one change each', async () => {
		const one = await vdsm('apply', '--yes', ...answers.slice(0, -2), '--also', '');
		expect(one.exitCode, `${one.stdout}\n${one.stderr}`).toBe(0);
		const networks = async () =>
			(await lab.host.run('docker', ['network', 'ls', '--format', '{{.Name}}'])).stdout;
		expect(await networks()).not.toContain('vdsm-eth2-macvlan');
		expect((await lab.host.run('ip', ['-br', 'link', 'show', 'enp4s0'])).stdout).toContain('DOWN');
		const other = `enp3s0,subnet=192.168.50.0/24,ip=${chosen.ip}`;
		const lan = ['--subnet', '10.20.0.0/24', '--gateway', disks.address, '--ip', disks.dsm];
		const first = ['--prefix', 'vdsm', '--nic', 'enp4s0', '--ram-size', '256M', ...lan];
		const swapped = await vdsm('apply', '--yes', ...first, '--also', other);
		expect(swapped.exitCode, `${swapped.stdout}\n${swapped.stderr}`).toBe(0);
		expect((await vdsm('status')).exitCode).toBe(0);
		await reach(lab.client, chosen.ip);
		await reach(lab.sw, disks.dsm);
	});

	it('goes, and both cards are as they were', async () => {
		const undone = await vdsm('undo', '--yes');
		expect(undone.exitCode, `${undone.stdout}\n${undone.stderr}`).toBe(0);
		const purged = await vdsm('purge', '--yes');
		expect(purged.exitCode, purged.stderr).toBe(0);
		await expect.poll(async () => stateOf(lab), {timeout: 15_000, interval: 300}).toEqual(before);
	});

	it('is taken back whole when the last step fails, and by labels alone when the record is lost', async () => {
		const failed = await bench.vdsm(['apply', '--yes', ...answers], {point: 'take:start:after=fail'});
		expect(failed.exitCode, failed.stdout).toBe(1);
		await expect.poll(async () => stateOf(lab), {timeout: 15_000, interval: 300}).toEqual(before);
		expect((await vdsm('apply', '--yes', ...answers)).exitCode).toBe(0);
		await lab.host.run('rm', ['-r', '/var/lib/vdsm-passthru']);
		const undone = await vdsm('undo', '--yes');
		expect(undone.exitCode, `${undone.stdout}\n${undone.stderr}`).toBe(0);
		expect((await vdsm('purge', '--yes')).exitCode).toBe(0);
		await expect.poll(async () => stateOf(lab), {timeout: 15_000, interval: 300}).toEqual(before);
	});
});

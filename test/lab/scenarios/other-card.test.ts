import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {back, must} from '../matrix/cells.js';
import {openReady, otherCard, type Ready} from '../matrix/setups.js';

// What stands moves to another card: the one that it leaves is the host's again, as it was before us.

describe.skipIf(skipLab())('another set-up in the place of what stands', () => {
	let ready: Ready;

	beforeAll(async () => {
		ready = await openReady('sid', otherCard);
	});

	afterAll(async () => {
		await ready?.bench.close();
	});

	const says = async (line: string) =>
		(await must(ready.bench.lab.host.run('sh', ['-c', line]))).stdout.trim();
	const addressOf = async (nic: string) =>
		says(`ip -br addr show dev ${nic} | tr -s " " | cut -d " " -f 2-3`);
	const network = 'docker network inspect vdsm-eth1-macvlan --format "{{.Options.parent}}"';

	it('moves to another card, and an undo takes it from there to the start', async () => {
		const {bench, before} = ready;
		const apply = ['apply', '--yes', '--wait', '0'];
		const had = await addressOf('enp3s0');
		await must(bench.vdsm([...apply, ...otherCard.answers]));
		expect(await says(network)).toBe('enp3s0');
		expect(await addressOf('enp3s0')).not.toBe(had);
		const shown = await must(bench.vdsm(['apply', '--dry-run', ...otherCard.changed]));
		expect(shown.stdout).toContain('ip link set dev enp4s0 up');
		expect(shown.stdout).toContain('192.168.50.10/24');
		await must(bench.vdsm([...apply, ...otherCard.changed]));
		expect(await says(network)).toBe('enp4s0');
		expect(await addressOf('enp3s0')).toBe(had);
		await must(bench.vdsm(['status', '--prefix', 'vdsm']));
		await must(bench.vdsm(['undo', '--yes', '--prefix', 'vdsm']));
		await back(bench.lab, before, 'exact');
	});

	it('has another layout, and then another name, and an undo gets to the start', async () => {
		const {bench, before} = ready;
		const apply = ['apply', '--yes', '--wait', '0', ...otherCard.answers];
		const {lab} = bench;
		const ours = async () =>
			(
				await lab.host.run('docker', [
					'ps',
					'--all',
					'--filter',
					'label=vdsm-passthru.install=vdsm',
					'--format',
					'{{.Names}} {{.Networks}}',
				])
			).stdout;
		await must(bench.vdsm(apply));
		await must(bench.vdsm([...apply, '--layout', 'classic']));
		expect(await ours()).toMatch(/^vdsm .*vdsm-eth0-macvlan/);
		await must(bench.vdsm(['status', '--prefix', 'vdsm']));
		await must(bench.vdsm([...apply, '--layout', 'direct', '--name', 'nas']));
		expect(await ours()).toMatch(/^nas .*vdsm-eth1-macvlan/);
		await must(bench.vdsm(['status', '--prefix', 'vdsm']));
		await must(bench.vdsm(['undo', '--yes', '--prefix', 'vdsm']));
		await back(lab, before, 'exact');
	});
});

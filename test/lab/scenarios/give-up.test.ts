import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Lab} from '../lab.js';
import {until} from '../system/until.js';
import {
	applyGivenUp,
	confirmSeconds,
	type GivenUpRun,
	givenUp,
	givenUpAnswers,
	reachable,
} from './given-up.js';
import {expectState, machineState, openProductLab, product} from './product.js';

// The host's only way to the world is given to DSM, on purpose. Whoever does not confirm gets it back (promises B1, B2).

describe.skipIf(skipLab())('a card that carries this host', () => {
	let lab: Lab;
	let before = '';

	beforeEach(async () => {
		lab = await openProductLab('sid');
		before = await machineState(lab);
		expect(await reachable(lab)).toBe(true);
	});

	afterEach(async () => {
		await lab?.close();
	});

	async function lost(run: GivenUpRun): Promise<void> {
		await until('the confirmation to be asked for', async () => run.output().includes('keep'));
		expect(await reachable(lab), run.output()).toBe(false);
	}

	it('is refused without the override, and with one that names another card [B1, F4]', async () => {
		const refused = await product(lab, 'apply', '--yes', ...givenUpAnswers);
		expect(refused.exitCode, refused.stderr).toBe(3);
		const other = await product(lab, 'apply', '--yes', '--give-up-nic=enp3s0', ...givenUpAnswers);
		expect(other.exitCode, other.stderr).toBe(2);
		await expectState(lab, before);
	});

	it('comes back by itself when nobody confirms [B2]', async () => {
		const run = applyGivenUp(lab);
		await lost(run);
		expect(await run.ended, run.output()).toBe(1);
		expect(await reachable(lab)).toBe(true);
		await expectState(lab, before);
	});

	it('comes back by itself when the program was killed meanwhile [B2]', async () => {
		const run = applyGivenUp(lab);
		await lost(run);
		run.signal('SIGKILL');
		await run.ended;
		await until('the host to answer again', async () => reachable(lab), {
			timeoutMs: (confirmSeconds + 100) * 1000,
		});
		await expectState(lab, before);
		expect((await product(lab, 'status')).exitCode).toBe(0);
	});

	it('comes back by itself when the program hangs, as behind a terminal that takes nothing any more [B2]', async () => {
		const run = applyGivenUp(lab);
		await lost(run);
		run.signal('SIGSTOP');
		await until('the host to answer again', async () => reachable(lab), {
			timeoutMs: (confirmSeconds + 150) * 1000,
		});
		expect(await run.ended).toBe(null);
		await expectState(lab, before);
	});

	it('cannot be confirmed before it has happened', async () => {
		const early = await product(lab, 'confirm', 'keep');
		expect(early.exitCode, early.stdout).toBe(3);
	});

	it('is kept when somebody says so from another session, and an undo gives it back [B3]', async () => {
		const run = applyGivenUp(lab);
		await lost(run);
		const unsure = await product(lab, 'confirm', 'y');
		expect(unsure.exitCode).toBe(2);
		const kept = await product(lab, 'confirm', 'keep');
		expect(kept.exitCode, kept.stderr).toBe(0);
		expect(await run.ended, run.output()).toBe(0);
		expect((await product(lab, 'status')).exitCode).toBe(0);
		expect(
			(
				await lab.host.run('docker', ['inspect', '--format', '{{.HostConfig.RestartPolicy.Name}}', 'vdsm'])
			).stdout.trim(),
		).toBe('unless-stopped');
		const undone = await product(lab, 'undo', '--yes');
		expect(undone.exitCode, undone.stdout).toBe(0);
		await expectState(lab, before);
		expect(await reachable(lab)).toBe(true);
	});

	it('is kept when the program was killed and somebody confirms in time', async () => {
		const run = applyGivenUp(lab);
		await lost(run);
		run.signal('SIGKILL');
		await run.ended;
		const kept = await product(lab, 'confirm', 'keep');
		expect(kept.exitCode, `${kept.stdout}${kept.stderr}`).toBe(0);
		expect((await product(lab, 'status')).exitCode).toBe(0);
		const undone = await product(lab, 'undo', '--yes');
		expect(undone.exitCode, undone.stdout).toBe(0);
		await expectState(lab, before);
	});

	it('says it where a confirmed change cannot be brought to its end, and an undo takes it back [F2]', async () => {
		const docker = async (...args: readonly string[]) => {
			const {exitCode, stderr} = await lab.host.run('docker', args);
			expect(exitCode, stderr).toBe(0);
		};
		const run = applyGivenUp(lab);
		await lost(run);
		run.signal('SIGKILL');
		await run.ended;
		// Somebody else has the card now.
		await docker('rm', '--force', 'vdsm');
		await docker('network', 'rm', 'vdsm-eth1-macvlan');
		const passthru = [
			'--opt',
			`parent=${givenUp}`,
			'--opt',
			'macvlan_mode=passthru',
			'--subnet',
			'10.77.0.0/24',
		];
		await docker('network', 'create', '--driver', 'macvlan', ...passthru, 'somebody');
		const kept = await product(lab, 'confirm', 'keep');
		expect(kept.exitCode, `${kept.stdout}${kept.stderr}`).toBe(4);
		expect(kept.stdout).toContain('The step that failed: LAN network vdsm-eth1-macvlan');
		// It was confirmed, so nobody is left who would take it back.
		expect((await lab.host.run('ls', ['/var/lib/vdsm-passthru'])).stdout).not.toContain('.guard');
		await docker('network', 'rm', 'somebody');
		const undone = await product(lab, 'undo', '--yes');
		expect(undone.exitCode, undone.stdout).toBe(0);
		await expectState(lab, before);
		expect(await reachable(lab)).toBe(true);
	});

	it('gives the card back that DSM leaves for it, also when the program was killed meanwhile', async () => {
		const says = async (line: string) => (await lab.host.run('sh', ['-c', line])).stdout;
		await says('ip addr add 192.168.50.10/24 dev enp3s0 && ip link set enp3s0 up');
		const card =
			'ip -4 -br addr show dev enp3s0; cat /proc/sys/net/ipv6/conf/enp3s0/disable_ipv6 /proc/sys/net/ipv4/conf/enp3s0/arp_ignore';
		const had = await says(card);
		const held = ['--nic', 'enp3s0', '--ram-size', '256M', '--address', 'dhcp'];
		const options = ['--yes', '--wait', '0', '--consent', 'nic-loses-address'];
		const first = await product(lab, 'apply', ...options, ...held);
		expect(first.exitCode, `${first.stdout}${first.stderr}`).toBe(0);
		const run = applyGivenUp(lab, ['--prefix', 'vdsm']);
		await lost(run);
		run.signal('SIGKILL');
		await run.ended;
		const kept = await product(lab, 'confirm', 'keep');
		expect(kept.exitCode, `${kept.stdout}${kept.stderr}`).toBe(0);
		expect(await says(card)).toBe(had);
		expect((await product(lab, 'status')).exitCode).toBe(0);
		const undone = await product(lab, 'undo', '--yes');
		expect(undone.exitCode, undone.stdout).toBe(0);
		expect(await says(card)).toBe(had);
		expect(await reachable(lab)).toBe(true);
	});

	it('does not come back after a power cut: until it is confirmed nothing of it survives one', async () => {
		const run = applyGivenUp(lab);
		await lost(run);
		const policy = await lab.host.run('docker', [
			'inspect',
			'--format',
			'{{.HostConfig.RestartPolicy.Name}}',
			'vdsm',
		]);
		expect(policy.stdout.trim()).toBe('no');
		expect((await product(lab, 'confirm', 'keep')).exitCode).toBe(0);
		await run.ended;
	});
});

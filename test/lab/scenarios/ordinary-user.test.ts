import {readFileSync, rmSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {must} from '../matrix/cells.js';
import {openReady, type Ready, setups} from '../matrix/setups.js';
import type {RunResult} from '../system/run.js';

// Without root (promise E1): everything that only looks works; what only root may do is named, with the command for it; and
// where nothing needs root, none is asked for.

const user = 1234;

describe.skipIf(skipLab())('an ordinary user who may use Docker [E1]', () => {
	let ready: Ready;
	const [, direct] = setups;
	const answers = direct?.answers ?? [];

	beforeAll(async () => {
		if (!direct) throw new Error('no set-up');
		ready = await openReady('sid', direct);
		await must(ready.bench.lab.host.run('chmod', ['-R', 'a+rX', '/opt/vdsm-passthru-test']));
		await must(ready.bench.lab.host.run('mkdir', ['-p', '/home/anna']));
		await must(ready.bench.lab.host.run('chown', [`${user}:${user}`, '/home/anna']));
		// What membership in the group docker is elsewhere.
		await must(ready.bench.lab.host.run('chgrp', [String(user), '/var/run/docker.sock']));
		await must(ready.bench.lab.host.run('chmod', ['660', '/var/run/docker.sock']));
	});

	afterAll(async () => {
		await ready?.bench.close();
	});

	const asUser = async (...args: readonly string[]): Promise<RunResult> => {
		const {host} = ready.bench.lab;
		const become = ['--reuid', String(user), '--regid', String(user), '--clear-groups', '--'];
		const env = ['env', '--chdir=/home/anna', 'HOME=/home/anna', 'VDSM_PASSTHRU_TEST_SETTLE=1'];
		const program = ['node', '/opt/vdsm-passthru-test/vdsm-passthru.cjs'];
		return host.run('setpriv', [...become, ...env, ...program, ...args], {timeoutMs: 120_000});
	};

	it.each([
		['nics', '--json'],
		['plan', ...answers],
		['export', '-o', '/home/anna/vdsm.sh', ...answers],
		['status', '--prefix', 'vdsm'],
		['apply', '--dry-run', ...answers],
	])('%s works', async (...args) => {
		await must(asUser(...args));
		rmSync(ready.bench.lab.host.path('/home/anna/vdsm.sh'), {force: true});
	});

	it('apply names the steps that want root and the command for it, and does nothing', async () => {
		const before = await ready.look();
		const result = await asUser('apply', '--yes', ...answers);
		expect(result.exitCode).toBe(3);
		expect(result.stderr).toContain('Only root may do this here:');
		expect(result.stderr).toContain('  Network card enp3s0 up');
		expect(result.stderr).toContain('  Network card enp3s0 without IPv6 and ARP answers of this machine');
		expect(result.stderr).not.toMatch(/^ {2}(?:Container|LAN network|Image)/m);
		expect(result.stderr).toMatch(/^ {2}sudo .*vdsm-passthru.* apply .*--ip 192\.168\.50\.80/m);
		expect((await ready.bench.lab.host.run('sh', ['-c', 'ls -A /home/anna'])).stdout).toBe('');
		expect(await ready.look()).toEqual(before);
	});

	it('the command that it hands over does it, and status and undo know what root did', async () => {
		const {stderr} = await asUser('apply', '--yes', ...answers);
		const line = /^ {2}sudo (?:npx )?(?:vdsm-passthru|.*?vdsm-passthru\.cjs) (.*)$/m.exec(stderr)?.[1] ?? '';
		expect(line).toMatch(/^apply /);
		await must(ready.bench.vdsm([...line.split(' '), '--yes', '--wait', '0']));
		const seen = await asUser('status', '--prefix', 'vdsm');
		expect(`${seen.stdout}${seen.stderr}`).toContain('vdsm-eth1-macvlan');
		const undo = await asUser('undo', '--yes', '--prefix', 'vdsm');
		expect(undo.exitCode, undo.stdout).toBe(3);
		expect(undo.stderr).toMatch(/^ {2}sudo .* undo/m);
		await must(ready.bench.vdsm(['undo', '--yes', '--prefix', 'vdsm']));
	});

	it('where the card is ready, no root is asked for', async () => {
		const {host} = ready.bench.lab;
		const silent = ['net/ipv6/conf/enp3s0/disable_ipv6=1', 'net/ipv4/conf/enp3s0/arp_ignore=1'];
		await must(host.run('sysctl', ['-q', '-w', ...silent]));
		await must(host.run('ip', ['link', 'set', 'enp3s0', 'up']));
		await must(asUser('apply', '--yes', '--wait', '0', ...answers));
		const journal = host.path('/home/anna/.local/state/vdsm-passthru/vdsm.journal');
		expect(readFileSync(journal, 'utf8')).toMatch(/"outcome":"done"/);
		await must(asUser('status', '--prefix', 'vdsm'));
		await must(asUser('undo', '--yes', '--prefix', 'vdsm'));
	});

	it('outside the group of Docker, is handed the command for root; nothing is called empty', async () => {
		const {host} = ready.bench.lab;
		await must(host.run('chgrp', ['0', '/var/run/docker.sock']));
		await must(host.run('rm', ['-rf', '/home/anna/.local']));
		await must(host.run('mkdir', ['-p', '/var/lib/vdsm-passthru']));
		for (const [action, ...args] of [
			['apply', '--yes', ...answers],
			['status'],
			['undo', '--yes'],
			['undo', '--yes', '--dry-run'],
			['apply', '--yes', '--dry-run', ...answers],
			['purge', '--yes'],
		]) {
			const result = await asUser(action ?? '', ...args);
			expect(result.exitCode, `${action}: ${result.stdout}${result.stderr}`).toBe(3);
			expect(result.stderr).toContain('The same as root:');
			expect(result.stderr).toMatch(new RegExp(`^ {2}sudo .*vdsm-passthru.* ${action}`, 'm'));
			// Who only wanted to look is handed nothing that does it.
			const isDry = args.includes('--dry-run');
			expect(/^ {2}sudo .* --dry-run/m.test(result.stderr), result.stderr).toBe(isDry);
			expect(result.stdout).not.toContain('nothing of this program');
		}
	});

	it('a state folder that cannot be read is a sentence, not a bug', async () => {
		const {host} = ready.bench.lab;
		const become = [
			'--reuid',
			String(user),
			'--regid',
			String(user),
			'--clear-groups',
			'--',
			'env',
			'--chdir=/',
		];
		await must(host.run('chmod', ['700', '/root']));
		for (const action of ['status', 'undo', 'purge']) {
			const program = ['HOME=/root', 'node', '/opt/vdsm-passthru-test/vdsm-passthru.cjs', action];
			const result = await host.run('setpriv', [...become, ...program]);
			expect(result.exitCode, result.stderr).toBe(3);
			expect(result.stderr).toMatch(/^No permission for \/root/);
			expect(result.stderr).not.toContain('bug');
		}
	});
});

import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {type BootLab, openBootLab} from '../boot/boot-lab.js';
import type {RunResult} from '../system/run.js';
import {until} from '../system/until.js';
import {bringUp, chosen, exportScript, machineState, productBind, script, staticAt} from './product.js';

// What a set-up is worth after the machine went down and came up again, with nobody there. The router announces IPv6, so
// that a card which was not made silent would take an address.

const nic = 'enp3s0';

describe.skipIf(skipLab())('a set-up and the reboots of its host', () => {
	let lab: BootLab;
	let before = '';

	beforeAll(async () => {
		lab = await openBootLab({nics: [nic], routerRa: true, binds: [productBind]});
		before = await bootState();
		await exportScript(lab, '/root/vdsm.sh', ...staticAt(chosen.ip));
		await bringUp(lab, '/root/vdsm.sh');
		await dsmAnswers();
	});

	afterAll(async () => {
		await lab?.close();
	});

	const says = async (program: string, ...args: readonly string[]): Promise<string> =>
		(await lab.host.run(program, args)).stdout.trim();

	const command = async (...args: readonly string[]): Promise<RunResult> =>
		lab.host.run('node', ['/opt/vdsm-passthru/vdsm-passthru.cjs', ...args], {timeoutMs: 200_000});

	/** The machine's state and what systemd holds, without what is another after each boot: peers' numbers, docker0's MAC. */
	async function bootState(): Promise<string> {
		const state = await machineState(lab);
		const looks = [
			state.replaceAll(/@if\d+ */g, ' ').replaceAll(/(docker0 +\w+ +)[\da-f]{2}:[\da-f:]+/g, '$1'),
			await says('find', '/etc/systemd', '/run/systemd/system', '-name', '*vdsm*'),
			await says('find', '/etc/systemd', '/etc/sysctl.d', '/etc/udev', '!', '-type', 'c'),
			await says('systemctl', 'list-units', '--all', '--no-legend', 'vdsm*'),
		];
		return looks.join('\n').split('\n').sort().join('\n');
	}

	/** DSM's web page on the LAN, from a client there, with nothing done here but waiting. */
	async function dsmAnswers(): Promise<void> {
		await until('DSM on the LAN', async () => (await lab.client.http(chosen.ip, 80)).status === 200);
	}

	/** The card as the container needs it: up, and the host itself not on it, by IPv6 and ARP neither. */
	async function expectQuietCard(): Promise<void> {
		expect(await says('ip', '-br', 'link', 'show', 'dev', nic)).toMatch(/\sUP\s/);
		expect(await says('cat', `/proc/sys/net/ipv6/conf/${nic}/disable_ipv6`)).toBe('1');
		expect(await says('cat', `/proc/sys/net/ipv4/conf/${nic}/arp_ignore`)).toBe('1');
		expect(await says('ip', '-br', 'addr', 'show', 'dev', nic)).not.toMatch(/[\da-f]+[:.][\da-f:.]+\/\d/);
	}

	async function dropIn(unit: string, text: string): Promise<void> {
		const script = 'mkdir -p "$1.d" && printf "%s\\n" "$2" > "$1.d/slow.conf" && systemctl daemon-reload';
		const {exitCode, stderr} = await lab.host.run('sh', [
			'-c',
			script,
			'sh',
			`/etc/systemd/system/${unit}`,
			text,
		]);
		expect(exitCode, stderr).toBe(0);
	}

	async function removeDropIn(unit: string): Promise<void> {
		await lab.host.run('rm', ['-r', `/etc/systemd/system/${unit}.d`]);
		await lab.host.run('systemctl', ['daemon-reload']);
	}

	async function running(): Promise<string> {
		return says('docker', 'inspect', '--format', '{{.State.Running}} {{.State.Error}}', 'vdsm');
	}

	it.each(['cut', 'orderly'] as const)('comes up by itself, power %s', async power => {
		await lab.reboot({power});
		await dsmAnswers();
		await expectQuietCard();
		expect(await running()).toBe('true');
		expect(await says('systemctl', 'is-system-running', '--wait')).toBe('running');
	});

	it('keeps its unit where Docker cannot be asked whether it stands: the script noted nothing [G4]', async () => {
		const unit = '/etc/systemd/system/vdsm-passthru-vdsm.service';
		const purged = await lab.host.run('env', [
			'DOCKER_HOST=unix:///run/nobody-is-here.sock',
			...['node', '/opt/vdsm-passthru/vdsm-passthru.cjs', 'purge', '--yes'],
		]);
		expect(purged.exitCode, purged.stdout).toBe(3);
		expect(purged.stderr).toContain('Docker does not answer');
		expect(await says('head', '-1', unit)).toContain('installation vdsm');
		expect((await command('purge', '--yes')).exitCode).toBe(3);
		expect(await says('head', '-1', unit)).toContain('installation vdsm');
	});

	it('comes up by itself with a card that is there before Docker gave up waiting for it', async () => {
		await lab.reboot({without: [nic]});
		await until('Docker to wait', async () =>
			(await says('systemctl', 'list-jobs', '--no-legend')).includes('docker.service'),
		);
		await lab.plugIn(nic);
		await dsmAnswers();
		await expectQuietCard();
	});

	describe('with a Docker that gives up after a second, so that the tests need not wait', () => {
		beforeAll(async () => {
			await dropIn('vdsm-passthru-vdsm.service', '[Unit]\nJobTimeoutSec=1');
		});

		afterAll(async () => {
			await removeDropIn('vdsm-passthru-vdsm.service');
		});

		it('comes up by itself with a card that appears long after Docker', async () => {
			await lab.reboot({without: [nic]});
			await lab.engineReady();
			expect(await running()).toMatch(/^false .*\w/);
			await lab.plugIn(nic);
			await dsmAnswers();
			await expectQuietCard();
		});

		it('comes up by itself with a card that appears while Docker starts, too late for the container', async () => {
			// Makes that moment last.
			await dropIn('docker.service', '[Service]\nExecStartPost=/bin/sleep 5');
			await lab.reboot({without: [nic]});
			await until(
				'Docker past its containers, and not ready yet',
				async () =>
					(await says('systemctl', 'show', '--property=SubState', 'docker.service')) ===
					'SubState=start-post',
			);
			expect(await running()).toMatch(/^false .*\w/);
			await lab.plugIn(nic);
			await dsmAnswers();
			await expectQuietCard();
			await removeDropIn('docker.service');
		});

		it('does not stop the containers of others for it, and says in the journal what to do', async () => {
			const other = ['--restart', 'unless-stopped', '--entrypoint', 'sleep', 'vdsm/virtual-dsm', 'infinity'];
			const made = await lab.host.run('docker', [
				'run',
				'--detach',
				'--name',
				'other',
				'--stop-timeout',
				'1',
				...other,
			]);
			expect(made.exitCode, made.stderr).toBe(0);
			await lab.reboot({without: [nic]});
			await lab.engineReady();
			const since = await says(
				'docker',
				'inspect',
				'--format',
				'{{.State.Running}} {{.State.StartedAt}}',
				'other',
			);
			expect(since).toMatch(/^true /);
			await lab.plugIn(nic);
			await until('the journal', async () =>
				(await says('journalctl', '-u', 'vdsm-passthru-vdsm')).includes('systemctl restart docker'),
			);
			await expectQuietCard();
			expect(
				await says('docker', 'inspect', '--format', '{{.State.Running}} {{.State.StartedAt}}', 'other'),
			).toBe(since);
			expect(await running()).toMatch(/^false .*not found/);
			await lab.host.run('systemctl', ['restart', 'docker']);
			await dsmAnswers();
			await lab.host.run('docker', ['rm', '--force', 'other']);
		});
	});

	it('leaves a container alone that somebody stopped, with a card from the start or a late one', async () => {
		expect(await says('docker', 'stop', 'vdsm')).toBe('vdsm');
		await lab.reboot();
		await lab.engineReady();
		expect(await says('systemctl', 'is-system-running', '--wait')).toBe('running');
		expect(await running()).toBe('false');
		await lab.unplug(nic);
		await lab.plugIn(nic);
		await until('the card to be up again', async () =>
			/\sUP\s/.test(await says('ip', '-br', 'link', 'show', 'dev', nic)),
		);
		await until('the unit to end', async () => (await says('systemctl', 'list-jobs', '--no-legend')) === '');
		expect(await running()).toBe('false');
		const started = await lab.host.run('docker', ['start', 'vdsm']);
		expect(started.exitCode, started.stderr).toBe(0);
		await dsmAnswers();
	});

	it('goes down without a trace, and stays so over a reboot', async () => {
		const down = await script(lab, '/root/vdsm.sh', 'down');
		expect(down.exitCode, `${down.stdout}\n${down.stderr}`).toBe(0);
		await expect.poll(bootState, {timeout: 15_000, interval: 200}).toBe(before);
		await lab.reboot();
		await lab.engineReady();
		expect(await bootState()).toBe(before);
		expect(await says('systemctl', 'is-system-running', '--wait')).toBe('running');
	});

	it('comes up by itself when apply made it, and status finds nothing amiss', async () => {
		const made = await command('apply', '--yes', '--nic', nic, '--ram-size', '256M', ...staticAt(chosen.ip));
		expect(made.exitCode, `${made.stdout}\n${made.stderr}`).toBe(0);
		await lab.reboot();
		await dsmAnswers();
		await expectQuietCard();
		const status = await command('status');
		expect(status.exitCode, `${status.stdout}\n${status.stderr}`).toBe(0);
	});

	it('stays undone over a reboot', async () => {
		const undone = await command('undo', '--yes');
		expect(undone.exitCode, `${undone.stdout}\n${undone.stderr}`).toBe(0);
		await expect.poll(bootState, {timeout: 15_000, interval: 200}).toBe(before);
		await lab.reboot();
		await lab.engineReady();
		expect(await bootState()).toBe(before);
	});
});

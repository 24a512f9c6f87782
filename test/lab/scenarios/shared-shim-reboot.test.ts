import {writeFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {type BootLab, openBootLab} from '../boot/boot-lab.js';
import type {RunResult} from '../system/run.js';
import {until} from '../system/until.js';
import {hostAddress} from './one-card.js';
import {chosen, productBind} from './product.js';

// The host's own way to DSM after the machine went down and came up again, and beside a systemd-networkd that takes up
// whatever is called like it.

const nic = 'enp3s0';
const shim = 'vdsm-shim';
const own = '192.168.50.82';

describe.skipIf(skipLab())('a shim and the reboots of its host', () => {
	let lab: BootLab;
	/** DSM's lease. */
	let dsm = '';

	beforeAll(async () => {
		lab = await openBootLab({nics: [nic], routerRa: true, binds: [productBind]});
		const write = (file: string, text: string) => writeFileSync(lab.host.path(file), text);
		write(
			'/etc/systemd/network/20-lan.network',
			`[Match]\nName=${nic}\n[Network]\nAddress=${hostAddress}/24\n`,
		);
		write('/etc/systemd/network/30-wide.network', '[Match]\nName=*-shim\n[Network]\nDHCP=ipv4\n');
		// The lab's kernel has none: a node behind which there is nothing, and an image that goes on without it.
		write('/etc/tmpfiles.d/vhost.conf', 'c /dev/vhost-net 0666 - - - 10:238\n');
		await must('systemd-tmpfiles', '--create', '/etc/tmpfiles.d/vhost.conf');
		await must('systemctl', 'enable', '--now', 'systemd-networkd');
		await must('docker', 'create', '--name', 'variant', image);
		await must('docker', 'commit', '--change', 'ENV LAB_NO_VHOST=Y', 'variant', image);
		await must('docker', 'rm', '--volumes', 'variant');
		await addressed();
		const applied = await apply();
		expect(applied.exitCode, `${applied.stdout}\n${applied.stderr}`).toBe(0);
		const mac = /MAC=([\da-f:]+)/.exec(await must('docker', 'inspect', 'vdsm'))?.[1];
		dsm = await until(
			'the lease',
			async () => new RegExp(`DHCPACK\\(lan\\) (\\S+) ${mac}`).exec(await lab.router.dhcpLog())?.[1],
		);
	});

	afterAll(async () => {
		await lab?.close();
	});

	const image = 'vdsm/virtual-dsm:latest';

	async function must(program: string, ...args: readonly string[]): Promise<string> {
		const {exitCode, stdout, stderr} = await lab.host.run(program, args, {timeoutMs: 60_000});
		expect(exitCode, `${program} ${args.join(' ')}: ${stderr}`).toBe(0);
		return stdout.trim();
	}

	const command = async (...args: readonly string[]): Promise<RunResult> =>
		lab.host.run('node', ['/opt/vdsm-passthru/vdsm-passthru.cjs', ...args], {timeoutMs: 200_000});

	const apply = async (...args: readonly string[]): Promise<RunResult> =>
		command(
			'apply',
			'--yes',
			'--nic',
			nic,
			'--layout',
			'shared',
			'--ip',
			chosen.ip,
			'--ram-size',
			'256M',
			...args,
		);

	async function addressed(): Promise<void> {
		await until('the card to have its address', async () =>
			(await lab.host.run('ip', ['-4', 'addr', 'show', 'dev', nic])).stdout.includes(hostAddress),
		);
	}

	/** Without anything done here but waiting. */
	async function dsmAnswersHost(): Promise<void> {
		await until(
			'DSM to answer the host',
			async () => (await lab.host.http(dsm, 80, '/cgi-bin/peer', {timeoutMs: 3000})).body?.trim() === own,
		);
	}

	/** Its address and no other; networkd knows it, and has no part in it. */
	async function expectShim(): Promise<void> {
		expect(await must('ip', '-br', 'addr', 'show', 'dev', shim)).toMatch(
			new RegExp(`^${shim}@${nic} +\\w+ +${own}/32$`),
		);
		expect(await must('networkctl', '--no-pager', '--no-legend', 'list', shim)).toContain('unmanaged');
	}

	it('is left alone by a networkd that would take it', async () => {
		const applied = await apply('--dsm-ip', dsm, '--shim-ip', own);
		expect(applied.exitCode, `${applied.stdout}\n${applied.stderr}`).toBe(0);
		expect(await must('ls', '/etc/systemd/network')).toContain('00-vdsm-passthru-vdsm-ON-vdsm-shim.network');
		await dsmAnswersHost();
		await expectShim();
	});

	it.each(['cut', 'orderly'] as const)('comes up by itself, power %s', async power => {
		await lab.reboot({power});
		await dsmAnswersHost();
		await expectShim();
		const status = await command('status');
		expect(status.exitCode, `${status.stdout}\n${status.stderr}`).toBe(0);
		expect(await must('systemctl', 'is-system-running', '--wait')).toBe('running');
	});

	it('goes with its card, and comes with it', async () => {
		await lab.unplug(nic);
		expect((await lab.host.run('ip', ['link', 'show', shim])).exitCode).not.toBe(0);
		await lab.plugIn(nic);
		await addressed();
		await until('the shim', async () =>
			(await lab.host.run('ip', ['route', 'show', dsm])).stdout.includes(shim),
		);
		await expectShim();
	});

	it('is undone without a trace, also after a reboot', async () => {
		await lab.reboot();
		await lab.engineReady();
		const undone = await command('undo', '--yes');
		expect(undone.exitCode, `${undone.stdout}\n${undone.stderr}`).toBe(0);
		for (const again of [false, true]) {
			if (again) await lab.reboot();
			expect((await lab.host.run('ip', ['link', 'show', shim])).exitCode).not.toBe(0);
			expect(await must('find', '/etc/systemd', '-name', '*vdsm*')).toBe('');
			expect(await must('systemctl', 'list-units', '--all', '--no-legend', 'vdsm*')).toBe('');
		}
	});
});

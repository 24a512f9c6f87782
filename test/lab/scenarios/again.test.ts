import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {onwardTo} from '../../terminal/onward.js';
import {openTerminal} from '../../terminal/pty.js';
import {skipLab} from '../availability.js';
import type {Lab} from '../lab.js';
import {
	chosen,
	expectState,
	machineState,
	openProductLab,
	product,
	productBind,
	staticAt,
} from './product.js';

// Who set DSM up and wants one thing to be another one says that one thing.

describe.skipIf(skipLab())('another apply on a host that is set up', () => {
	let lab: Lab;
	let before = '';

	beforeAll(async () => {
		lab = await openProductLab('sid');
		before = await machineState(lab);
	});

	afterAll(async () => {
		await lab?.close();
	});

	const apply = async (...words: readonly string[]) => {
		const result = await product(lab, 'apply', '--yes', '--wait', '0', ...words);
		expect(result.exitCode, result.stderr + result.stdout).toBe(0);
		return result;
	};
	const hook = async () => (await lab.host.run('cat', ['/root/vdsm-hook.sh'])).stdout;
	const ofContainer = async (template: string) =>
		(await lab.host.run('docker', ['inspect', '--format', template, 'vdsm'])).stdout.trim();
	const memory = '{{range .Config.Env}}{{println .}}{{end}}';

	it('begins from what stands: one word changes one thing', async () => {
		await apply('--nic', 'enp3s0', ...staticAt(chosen.ip), '--ram-size', '256M', '--block-ports', '22');
		const mac = await ofContainer('{{(index .NetworkSettings.Networks "vdsm-eth1-macvlan").MacAddress}}');
		const first = await hook();
		expect(first).toContain('22');

		const {stderr} = await apply('--ip', chosen.other);
		expect(stderr).toMatch(/--block-ports 22 .*as it stands/);
		expect(await ofContainer(memory)).toContain('RAM_SIZE=256M');
		expect(await ofContainer('{{(index .NetworkSettings.Networks "vdsm-eth1-macvlan").MacAddress}}')).toBe(
			mac,
		);
		expect((await hook()).replaceAll(chosen.other, chosen.ip)).toBe(first);
		expect((await product(lab, 'status')).exitCode).toBe(0);
	});

	it('has nothing to do where nothing is said', async () => {
		const id = await ofContainer('{{.Id}}');
		const {stdout} = await apply();
		expect(stdout).toContain('Nothing to do');
		expect(await ofContainer('{{.Id}}')).toBe(id);
		expect((await product(lab, 'plan', '--detailed-exitcode')).exitCode).toBe(0);
	});

	it('takes away what is named with nothing in it', async () => {
		await apply('--block-ports', '');
		expect(await hook()).not.toContain('dport');
	});

	it('asks before DSM is to look for its disks in another folder [F4]', async () => {
		const stands = await machineState(lab);
		const elsewhere = ['--storage', '/srv/new'];
		const toApply = async () => {
			const {exitCode, stderr} = await product(lab, 'apply', '--yes', '--wait', '0', ...elsewhere);
			return [exitCode, stderr.replaceAll(/\s+/g, ' ')];
		};
		expect(await toApply()).toEqual([3, expect.stringContaining('move its data there first')]);
		await lab.host.run('mkdir', ['/srv/new']);
		expect(await toApply()).toEqual([2, expect.stringContaining('--consent storage-changed')]);
		await lab.host.run('rmdir', ['/srv/new']);
		await expectState(lab, stands);
	});

	it('is what the wizard begins from, too', async () => {
		const [file, args] = lab.host.enter(
			['sh', ['-c', 'exec "$@"', 'sh', 'node', `${productBind.target}/vdsm-passthru.cjs`]],
			'/root',
		);
		const terminal = openTerminal({file, args, columns: 100, rows: 34});
		// A virtual card, which is listed here because DSM has it.
		await terminal.waitFor('❯ enp3s0');
		await onwardTo(terminal, '❯ DSM’s IP');
		const screen = terminal.screen();
		expect(screen).toContain('static (as it stands)');
		expect(screen).toMatch(new RegExp(`${chosen.other.replaceAll('.', String.raw`\.`)} +as it stands`));
		terminal.press('ctrlC');
		await terminal.exit;
	});

	it('is not taken down while its card has another name, or is not there at all (F8)', async () => {
		const link = async (...words: readonly string[]) => {
			const {exitCode, stderr} = await lab.host.run('ip', ['link', 'set', ...words]);
			expect([words, exitCode, stderr]).toEqual([words, 0, '']);
		};
		// A dry run says so as well.
		const refused = async () =>
			Promise.all(
				['--yes', '--dry-run'].map(async how => {
					const {exitCode, stderr} = await product(lab, 'undo', how);
					return [exitCode, stderr.replaceAll(/\s+/g, ' ')];
				}),
			);
		const twice = (part: string) => [0, 1].map(() => [3, expect.stringContaining(part)]);
		const {stdout} = await lab.host.run('cat', ['/sys/class/net/enp3s0/address']);
		const ownMac = stdout.trim();
		await link('enp3s0', 'down');
		await link('enp3s0', 'name', 'lan7');
		expect.soft(await refused()).toEqual(twice('enp3s0 is called lan7 now'));
		await link('lan7', 'address', '02:00:00:00:f8:01');
		expect.soft(await refused()).toEqual(twice('enp3s0 is not in this machine now'));
		await link('lan7', 'address', ownMac);
		await link('lan7', 'name', 'enp3s0');
		await link('enp3s0', 'up');
	});

	it('leaves nothing behind', async () => {
		expect((await product(lab, 'undo', '--yes')).exitCode).toBe(0);
		await expectState(lab, before);
	});
});

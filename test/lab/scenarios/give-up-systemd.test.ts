import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {type BootLab, openBootLab} from '../boot/boot-lab.js';
import {until} from '../system/until.js';
import {applyGivenUp, confirmSeconds, type GivenUpRun, reachable} from './given-up.js';
import {expectState, machineState, productBind} from './product.js';

// The same as in give-up.test.ts where systemd keeps the timer: the whole of apply, killed, and with the power cut (promise B2).

describe.skipIf(skipLab())('a card that carries a host with systemd', () => {
	let lab: BootLab;
	let before = '';

	beforeEach(async () => {
		lab = await openBootLab({nics: ['enp3s0'], binds: [productBind]});
		before = await machineState(lab);
		expect(await reachable(lab)).toBe(true);
	});

	afterEach(async () => {
		await lab?.close();
	});

	const says = async (program: string, ...args: readonly string[]): Promise<string> =>
		(await lab.host.run(program, args, {timeoutMs: 120_000})).stdout.trim();
	const units = async () =>
		says('systemctl', 'list-units', '--all', '--no-legend', '--plain', 'vdsm-passthru-*');
	const ours = async (...args: readonly string[]) =>
		lab.host.run('node', ['/opt/vdsm-passthru/vdsm-passthru.cjs', ...args], {timeoutMs: 200_000});

	async function lost(run: GivenUpRun): Promise<void> {
		await until('the confirmation to be asked for', async () => run.output().includes('keep'));
		expect(await reachable(lab), run.output()).toBe(false);
		expect(await units()).toContain('vdsm-passthru-revert-vdsm.timer');
	}

	it('comes back by itself when the program was killed meanwhile, and leaves no unit [B2]', async () => {
		const run = applyGivenUp(lab);
		await lost(run);
		run.signal('SIGKILL');
		await run.ended;
		await until('the host to answer again', async () => reachable(lab), {
			timeoutMs: (confirmSeconds + 100) * 1000,
		});
		await until('the units to go', async () => (await units()) === '');
		await expectState(lab, before);
		expect((await ours('status')).exitCode).toBe(0);
	});

	it('does not come back after a power cut, and an undo reaches the start [B2]', async () => {
		const run = applyGivenUp(lab);
		await lost(run);
		await lab.reboot({power: 'cut'});
		await lab.engineReady();
		expect(await reachable(lab)).toBe(true);
		expect(await says('docker', 'inspect', '--format', '{{.State.Running}}', 'vdsm')).toBe('false');
		expect((await ours('status')).exitCode).toBe(3);
		const undone = await ours('undo', '--yes');
		expect(undone.exitCode, `${undone.stdout}${undone.stderr}`).toBe(0);
		expect(await says('docker', 'ps', '--all', '--quiet')).toBe('');
		expect(await reachable(lab)).toBe(true);
		expect((await ours('status')).exitCode).toBe(0);
	});
});

import {rm} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {buildPrograms} from '../../apply/guard/programs.js';
import {skipLab} from '../availability.js';
import {until} from '../system/until.js';
import {type BootLab, openBootLab} from './boot-lab.js';

// The guard of `apply` on a host with a real systemd; without one it is tried in the unit tests.

describe.skipIf(skipLab())('a guard that systemd keeps', () => {
	let lab: BootLab;
	let folder: string;

	beforeAll(async () => {
		({folder} = await buildPrograms());
		lab = await openBootLab({nics: ['enp3s0'], binds: [{source: folder, target: '/opt/guard'}]});
		// Blanks and dollars are the ordinary case of what somebody else's program would expand.
		await says('mkdir', '-m', '700', state);
	});

	afterAll(async () => {
		await lab?.close();
		await rm(folder, {recursive: true, force: true});
	});

	const state = '/root/state of \u0024{HOME}';
	const says = async (program: string, ...args: readonly string[]): Promise<string> =>
		(await lab.host.run(program, args)).stdout.trim();
	const reverted = (install: string) => says('cat', `${state}/${install}.reverted`);
	const timers = () => says('systemctl', 'list-units', '--all', '--no-legend', '--plain', 'vdsm-passthru-*');

	async function arm(install: string, delayMs: number, then: string, program = '/opt/guard/stand-in.cjs') {
		const args = ['/opt/guard/arming.cjs', install, state, String(delayMs), program, then, 'look'];
		const {stdout, exitCode} = await lab.host.run('node', args);
		return {armed: JSON.parse(stdout), exitCode};
	}

	it('takes the change back though who set it was killed [B2]', async () => {
		expect(await arm('one', 3000, 'kill')).toEqual({armed: {ok: true, guard: 'systemd'}, exitCode: 137});
		expect(await timers()).toContain('vdsm-passthru-revert-one.timer');
		expect(await says('cat', `${state}/one.guard`)).toContain('"unit":"vdsm-passthru-revert-one"');
		expect(await reverted('one')).toBe('');
		await until('the guard', async () => (await reverted('one')).endsWith('done'));
		await until('the unit to go', async () => (await timers()) === '');
	});

	it('is called off without a trace', async () => {
		expect((await arm('two', 60_000, 'disarm')).armed).toEqual({ok: true, guard: 'systemd'});
		expect(await timers()).toBe('');
		expect(await says('ls', state)).not.toContain('two');
	});

	it('is set anew, alone, when one of an earlier run is left', async () => {
		expect((await arm('three', 600_000, 'kill')).armed.guard).toBe('systemd');
		expect((await arm('three', 2000, 'kill')).armed.guard).toBe('systemd');
		await until('the guard', async () => (await reverted('three')).endsWith('done'));
		await until('the unit to go', async () => (await timers()) === '');
	});

	it('is a process of its own where systemd cannot start the program', async () => {
		await says('cp', '/opt/guard/stand-in.cjs', '/opt/refusing.cjs');
		const {armed} = await arm('four', 2000, 'kill', '/opt/refusing.cjs');
		expect(armed).toEqual({ok: true, guard: 'watcher'});
		expect(await timers()).toBe('');
		await until('the guard', async () => (await reverted('four')).endsWith('done'));
	});
});

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import process from 'node:process';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Lab} from '../lab.js';
import {until} from '../system/until.js';
import {expectState, machineState, openProductLab, product} from './product.js';

// The host's only way to the world is given to DSM, on purpose. Whoever does not confirm gets it back (promises B1, B2).

const nic = 'uplink0';
const answers = ['--nic', nic, '--ip', '10.99.0.80', '--ram-size', '256M', '--wait', '0'] as const;
const program = '/opt/vdsm-passthru/vdsm-passthru.cjs';
const seconds = 25;

type Run = {
	readonly output: () => string;
	readonly ended: Promise<number | null>;
	signal(name: 'SIGKILL' | 'SIGSTOP'): void;
};

/** An apply that waits for its confirmation, started as from a session that nobody types into. */
function applyGivenUp(lab: Lab): Run {
	const [command, args] = lab.host.enter([
		'node',
		[
			program,
			'apply',
			'--yes',
			`--give-up-nic=${nic}`,
			'--consent',
			'nic-loses-address',
			...answers,
			'--confirm-within',
			String(seconds),
		],
	]);
	const child = spawn(command, args, {stdio: ['ignore', 'pipe', 'pipe']});
	let text = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8');
		stream.on('data', (chunk: string) => {
			text += chunk;
		});
	}
	return {
		output: () => text,
		ended: once(child, 'exit').then(([code]) => code as number | null),
		signal: name => {
			if (child.pid !== undefined) process.kill(child.pid, name);
		},
	};
}

/** A closed port that says so is an answer; one that nobody hears of is none. */
async function reachable(lab: Lab): Promise<boolean> {
	return (await lab.uplink.http('10.99.0.10', 9, '/', {timeoutMs: 1500})).failure === 'refused';
}

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

	async function lost(run: Run): Promise<void> {
		await until('the confirmation to be asked for', async () => run.output().includes('keep'), {
			timeoutMs: 60_000,
		});
		expect(await reachable(lab), run.output()).toBe(false);
	}

	it('is refused without the override, and with one that names another card', async () => {
		const refused = await product(lab, 'apply', '--yes', ...answers);
		expect(refused.exitCode, refused.stderr).toBe(3);
		const other = await product(lab, 'apply', '--yes', '--give-up-nic=enp3s0', ...answers);
		expect(other.exitCode, other.stderr).toBe(2);
		await expectState(lab, before);
	});

	it('comes back by itself when nobody confirms', async () => {
		const run = applyGivenUp(lab);
		await lost(run);
		expect(await run.ended, run.output()).toBe(1);
		expect(await reachable(lab)).toBe(true);
		await expectState(lab, before);
	});

	it('comes back by itself when the program was killed meanwhile', async () => {
		const run = applyGivenUp(lab);
		await lost(run);
		run.signal('SIGKILL');
		await run.ended;
		await until('the host to answer again', async () => reachable(lab), {timeoutMs: (seconds + 20) * 1000});
		await expectState(lab, before);
		expect((await product(lab, 'status')).exitCode).toBe(0);
	});

	it('comes back by itself when the program hangs, as behind a terminal that takes nothing any more', async () => {
		const run = applyGivenUp(lab);
		await lost(run);
		run.signal('SIGSTOP');
		await until('the host to answer again', async () => reachable(lab), {
			timeoutMs: (seconds + 150) * 1000,
		});
		expect(await run.ended).toBe(null);
		await expectState(lab, before);
	});

	it('cannot be confirmed before it has happened', async () => {
		const early = await product(lab, 'confirm', 'keep');
		expect(early.exitCode, early.stdout).toBe(3);
	});

	it('is kept when somebody says so from another session, and an undo gives it back', async () => {
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

import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {until} from '../system/until.js';
import {MachineWentDown} from './agent-link.js';
import {keepOnFailure} from './artefacts.js';
import {type MachineBench, onLan, openMachineBench} from './machine-bench.js';

// The reset button in the middle of an apply: everything in memory is gone, and what was not yet on the disk (promise A6). From
// there, undo gets back to the start, and another apply to the goal.

const steps = [
	'hook',
	'network-management',
	'network-lan',
	'nic-quiet',
	'nic-up',
	'boot',
	'container',
	'start',
] as const;

const waitFile = '/run/vdsm-passthru-waits';

describe.skipIf(skipLab())('a reset in the middle of an apply', () => {
	let bench: MachineBench;
	let nic = '';
	let before = '';

	beforeAll(async () => {
		bench = await openMachineBench();
		nic = await bench.lab.nameOf('virtio');
		// Once booted anew: what differs from one boot to the next is not what an undo has to put back.
		await bench.lab.reboot('cut');
		before = await bench.state();
	});

	keepOnFailure(() => bench?.lab);

	afterAll(async () => {
		await bench?.lab.close();
	});

	const apply = () =>
		['apply', '--yes', '--nic', nic, '--ram-size', '256M', '--wait', '0', ...onLan] as const;

	/** Runs an apply until `point`, and resets the machine there. */
	async function resetAt(point: string): Promise<void> {
		const {lab} = bench;
		const run = bench
			.vdsm(apply(), {
				env: {VDSM_PASSTHRU_TEST_POINT: `${point}=wait`, VDSM_PASSTHRU_TEST_FILE: waitFile},
			})
			.catch((error: unknown) => {
				if (!(error instanceof MachineWentDown)) throw error;
				return undefined;
			});
		await until(
			'the run to get there',
			async () => (await lab.host.run('test', ['-e', waitFile])).exitCode === 0,
			{
				timeoutMs: 180_000,
				everyMs: 300,
			},
		);
		await lab.reboot('cut');
		expect(await run).toBeUndefined();
	}

	it.each(steps)(
		'after step %s: is seen, undone, and the same apply gets to its end [A6, A16]',
		{timeout: 1_200_000},
		async step => {
			await resetAt(`take:${step}:after`);
			expect((await bench.vdsm(['status'])).exitCode).toBe(3);
			// By turns, so that both ways are seen at neighbouring steps.
			if (steps.indexOf(step) % 2 === 0) await bench.product('undo', '--yes');
			else await bench.product(...apply());
			if (steps.indexOf(step) % 2 === 1) {
				await bench.product('status');
				await bench.answersClient();
				await bench.product('undo', '--yes');
			}
			await bench.expectState(before);
		},
	);
});

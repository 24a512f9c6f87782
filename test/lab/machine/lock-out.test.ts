import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {until} from '../system/until.js';
import {addresses} from '../wire/addresses.js';
import {keepOnFailure} from './artefacts.js';
import {type MachineBench, openMachineBench} from './machine-bench.js';

// The card with the machine's only way to the world is given to DSM, and nobody can confirm it: systemd's timer gives it back, with
// real udev and networkd at work (promises B1, B2).

/** Seconds; emulated, a program takes ten times as long. */
const confirmSeconds = 120;

describe.skipIf(skipLab())('a machine that gives its own card away', () => {
	let bench: MachineBench;
	let own = '';

	beforeAll(async () => {
		bench = await openMachineBench();
		const [route = ''] = (await bench.shell('ip -4 -o route show default')).split('\n');
		own = /dev (\S+)/.exec(route)?.[1] ?? '';
	});

	keepOnFailure(() => bench?.lab);

	afterAll(async () => {
		await bench?.lab.close();
	});

	const reachable = async () =>
		(await bench.lab.uplink.run('busybox', ['ping', '-c', '1', '-W', '2', addresses.uplink.host]))
			.exitCode === 0;

	it('answers again within the promised time, and is as it was [B2]', {timeout: 900_000}, async () => {
		const {vdsm, state} = bench;
		await until('the machine to answer', reachable);
		const before = await state();
		const direct = ['--layout', 'direct', '--nic', own, '--ip', '10.99.0.80'];
		expect((await vdsm(['plan', ...direct])).exitCode).toBe(3);
		const run = vdsm([
			...['apply', '--yes', `--give-up-nic=${own}`, '--consent', 'nic-loses-address', ...direct],
			...['--ram-size', '256M', '--wait', '0'],
			...['--confirm-within', String(confirmSeconds)],
		]);
		// One ping that is lost proves nothing on a machine that is this slow.
		const silent = async () => !((await reachable()) || (await reachable()) || (await reachable()));
		await until('the machine to be cut off', silent, {timeoutMs: 300_000});
		const lost = Date.now();
		// Not a measurement: longer than that would be a promise broken.
		await until('the machine to answer again', reachable, {timeoutMs: (confirmSeconds + 120) * 1000});
		console.log(`answered again after ${Math.round((Date.now() - lost) / 1000)} s`);
		const {exitCode, stdout, stderr} = await run;
		expect(exitCode, `${stdout}\n${stderr}`).toBe(1);
		await bench.expectState(before);
	});
});

import {readdirSync} from 'node:fs';
import {expect} from 'vitest';
import {back, must} from './cells.js';
import {must as command} from './neighbours.js';
import type {Ready} from './setups.js';

/** Sets up and takes down again and again: the machine is as it was, and Docker holds no more open files than at first. */
export async function setUpAndTakeDown({bench, setup, before, reset}: Ready, rounds: number): Promise<void> {
	const round = async () => {
		await reset();
		await must(bench.vdsm(['apply', '--yes', '--wait', '0', ...setup.answers]));
		await must(bench.vdsm(['undo', '--yes', '--prefix', 'vdsm']));
	};
	const openFiles = async () => {
		const pid = await command(bench.lab, 'cat /run/docker.pid');
		return readdirSync(`/proc/${pid}/fd`).length;
	};
	await round();
	await back(bench.lab, before, 'exact');
	const files = await openFiles();
	for (let count = 1; count < rounds; count++) await round();
	await back(bench.lab, before, 'exact');
	expect(await openFiles()).toBeLessThan(files + rounds);
}

import {readFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Lab} from '../lab.js';
import {until} from '../system/until.js';
import {chosen, expectState, guestReady, machineState, openProductLab, product, staticAt} from './product.js';

// The Compose project, run with Debian's own Docker Compose. Engine 20.10 has none that knows these fields.

describe.skipIf(skipLab()).each(['direct', 'classic'] as const)(
	'the %s layout as a Compose project',
	layout => {
		let lab: Lab;
		let before = '';
		const compose = async (...args: readonly string[]) =>
			lab.host.run('docker', ['compose', ...args], {cwd: '/root/project', timeoutMs: 120_000});

		beforeAll(async () => {
			lab = await openProductLab('sid');
			const args = ['--nic', 'enp3s0', '--layout', layout, '--ram-size', '256M', ...staticAt(chosen.ip)];
			const exported = await product(lab, 'export', '--format', 'compose', '-o', '/root/project', ...args);
			expect(exported.exitCode, exported.stderr).toBe(0);
			// What the comment on top of the file asks for, as its reader would do it.
			const project = readFileSync(lab.host.path('/root/project/compose.yaml'), 'utf8');
			for (const [, command = ''] of project.matchAll(/^# {3}(\S.*)$/gm)) {
				const done = await lab.host.run('sh', ['-c', command], {cwd: '/root/project'});
				expect(done.exitCode, `${command}: ${done.stderr}`).toBe(0);
			}
			before = await machineState(lab);
		});

		afterAll(async () => {
			await lab?.close();
		});

		it('goes up, and DSM answers on the LAN and on this host', async () => {
			const up = await compose('up', '--detach');
			expect(up.exitCode, up.stderr).toBe(0);
			await guestReady(lab);
			await until(
				'DSM to answer on the LAN',
				async () => (await lab.client.http(chosen.ip, 80)).status === 200,
			);
			const management = layout === 'direct' ? '127.0.0.1' : '172.31.4.2';
			expect((await lab.host.http(management, 5000)).status).toBe(200);
		});

		it('changes nothing the second time, and goes down again', async () => {
			const started = async () =>
				(await lab.host.run('docker', ['inspect', '--format', '{{.State.StartedAt}}', 'vdsm'])).stdout;
			const first = await started();
			expect((await compose('up', '--detach')).exitCode).toBe(0);
			expect(await started()).toBe(first);
			const down = await compose('down');
			expect(down.exitCode, down.stderr).toBe(0);
			await expectState(lab, before);
		});
	},
);

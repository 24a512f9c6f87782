import {expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {openBench} from '../matrix/bench.js';
import {withoutGuest} from '../matrix/neighbours.js';
import {until} from '../system/until.js';

// An Engine that stops answering when all is done: a machine whose disks are busy with DSM's first start.

it.skipIf(skipLab())(
	'a set-up that is finished is kept when Docker is silent for a while at the end',
	async () => {
		const bench = await openBench('sid');
		const {host} = bench.lab;
		const says = async (line: string) => (await host.run('sh', ['-c', line])).stdout.trim();
		try {
			await withoutGuest(bench.lab);
			const answers = ['--nic', 'enp3s0', '--ram-size', '256M', '--address', 'dhcp'];
			const running = host.run(
				'sh',
				[
					'-c',
					'VDSM_PASSTHRU_TEST_SETTLE=1 VDSM_PASSTHRU_TEST_POINT=settle=wait VDSM_PASSTHRU_TEST_FILE=/root/here exec node /opt/vdsm-passthru-test/vdsm-passthru.cjs apply --yes --json --wait 0 "$@" > /root/out 2>&1',
					'sh',
					...answers,
				],
				{timeoutMs: 180_000},
			);
			await until('everything to stand', async () => (await says('ls /root/here')) !== '');
			const daemon = await says('cat /run/docker.pid');
			await says(`kill -STOP ${daemon} && rm /root/here`);
			const waited = `grep -c '"what":"docker"' /root/out`;
			await until('Docker to be waited for', async () => (await says(waited)) !== '0');
			await says(`kill -CONT ${daemon}`);
			const {exitCode} = await running;
			const events = await says('cat /root/out');
			expect(exitCode, events).toBe(0);
			expect(events).not.toContain('turned-back');
			expect((await bench.vdsm(['status'])).exitCode).toBe(0);
		} finally {
			await bench.close();
		}
	},
);

import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Lab} from '../lab.js';
import {
	chosen,
	expectState,
	exportScript,
	machineState,
	openProductLab,
	script,
	staticAt,
} from './product.js';

describe.skipIf(skipLab())('a card with addresses of the host', () => {
	let lab: Lab;

	beforeAll(async () => {
		lab = await openProductLab('sid');
		for (const command of [
			'ip link set enp3s0 up',
			'ip addr add 192.168.50.2/24 brd + dev enp3s0',
			'ip addr add 198.18.7.5/32 dev enp3s0',
			'ip route add 198.51.100.0/24 via 192.168.50.1 dev enp3s0 proto static metric 70',
			'ip route add 203.0.113.0/24 dev enp3s0 src 198.18.7.5',
		])
			expect((await lab.host.run('sh', ['-c', command])).stderr, command).toBe('');
	});

	afterAll(async () => {
		await lab?.close();
	});

	const onCard = async () => (await lab.host.run('ip', ['-4', '-o', 'addr', 'show', 'dev', 'enp3s0'])).stdout;
	const routes = async () => (await lab.host.run('ip', ['-4', 'route', 'show', 'dev', 'enp3s0'])).stdout;

	it('loses them and the ways through it, and has all of them again afterwards', async () => {
		const [before, addresses, ways] = [await machineState(lab), await onCard(), await routes()];
		expect(ways.trim().split('\n')).toHaveLength(3);
		await exportScript(lab, '/root/vdsm.sh', ...staticAt(chosen.ip), '--consent', 'nic-loses-address');
		const up = await script(lab, '/root/vdsm.sh', 'up');
		expect(up.exitCode, `${up.stdout}\n${up.stderr}`).toBe(0);
		expect([await onCard(), await routes()]).toEqual(['', '']);

		const again = await script(lab, '/root/vdsm.sh', 'up');
		expect(again.stdout).toContain('Everything stands already.');

		const down = await script(lab, '/root/vdsm.sh', 'down');
		expect(down.exitCode, `${down.stdout}\n${down.stderr}`).toBe(0);
		expect([await onCard(), await routes()]).toEqual([addresses, ways]);
		await expectState(lab, before);
	});
});

import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Bench} from '../matrix/bench.js';
import {until} from '../system/until.js';
import {answers, onHost, openDoctorLab} from './bench.js';

// What an exported script's `check` says of a set-up in which one thing is broken, without Node; and that what it prints mends it.

/** `wire`: the macvlan's name in the container, which older Engines choose themselves. */
const breaks: ReadonlyArray<readonly [name: string, line: (wire: string) => string, says: RegExp]> = [
	['the card is turned off', () => 'ip link set enp3s0 down', /enp3s0 is turned off/],
	['DSM is stopped', () => 'docker stop vdsm', /vdsm does not run, Docker says: exited/],
	['br0 is gone', () => 'docker exec vdsm ip link del br0', /there is no br0 in vdsm/],
	[
		'the macvlan has left br0',
		wire => `docker exec vdsm ip link set ${wire} nomaster`,
		/ is not a member of br0, so DSM is not on the wire/,
	],
	[
		'the macvlan has an address',
		wire => `docker exec vdsm ip addr add 10.213.213.2/30 dev ${wire}`,
		/ has an address of its own/,
	],
];

describe.skipIf(skipLab()).each(['bookworm', 'sid'] as const)('an exported check, Engine of %s', engine => {
	let bench: Bench;
	let wire = '';
	const check = async () => bench.lab.host.run('sh', ['/root/vdsm.sh', 'check'], {timeoutMs: 60_000});

	const well = async () =>
		until(
			'check to find nothing wrong',
			async () => {
				const {exitCode, stdout} = await check();
				return exitCode === 0 && stdout;
			},
			{timeoutMs: 90_000, everyMs: 500},
		);

	beforeAll(async () => {
		bench = await openDoctorLab(engine);
		const exported = await bench.vdsm(['export', '-o', '/root/vdsm.sh', ...answers]);
		expect(exported.exitCode, exported.stderr).toBe(0);
		await onHost(bench, 'sh /root/vdsm.sh up');
	});

	afterAll(async () => {
		await bench?.close();
	});

	it('finds nothing wrong with a DSM that has started', async () => {
		expect(await well()).toContain('Nothing wrong was found');
		const line = await onHost(bench, 'docker exec vdsm ip -o link show type macvlan');
		wire = /^\d+: ([^:@]+)/.exec(line)?.[1] ?? '';
		expect(wire).not.toBe('');
	});

	it.each(breaks)('names it as the cause that %s', async (_, line, says) => {
		await onHost(bench, line(wire));
		const {exitCode, stdout, stderr} = await check();
		expect([exitCode, stderr], stdout).toEqual([3, '']);
		expect(stdout.match(/^Most likely cause: .*/gm)).toEqual([expect.stringMatching(says)]);
		const [, command = ''] = /^What to do: (.*)$/m.exec(stdout) ?? [];
		await onHost(bench, command);
		await well();
	});
});

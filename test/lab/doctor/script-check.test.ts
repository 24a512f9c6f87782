import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {alikeEngines} from '../engines.js';
import type {Bench} from '../matrix/bench.js';
import {until} from '../system/until.js';
import {answers, onHost, openDoctorLab} from './bench.js';

// What an exported script's `check` says of a set-up in which one thing is broken, without Node; and that what it prints mends it.

/** `wire`: the macvlan's name in the container, which older Engines choose themselves. */
type Break = readonly [name: string, line: (wire: string) => string, says: RegExp, mend?: string];

const bridge = 'vdsm-eth0-bridge';
const address = `docker inspect --format '{{(index .NetworkSettings.Networks "${bridge}").IPAMConfig.IPv4Address}}' vdsm`;
const other = `docker run --detach --name other --network ${bridge} --ip "$ip" --entrypoint sh vdsm/virtual-dsm:latest -c 'trap exit TERM; sleep 600 & wait'`;

/** `mend`: where what is printed is a sentence and no command, what that sentence says. */
const breaks: readonly Break[] = [
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
	['DSM is paused', () => 'docker pause vdsm', /vdsm does not run, Docker says: paused/],
	['the container is gone', () => 'docker rm --force vdsm', /vdsm/],
	[
		'the management network is gone',
		() => `docker rm --force vdsm && docker network rm ${bridge}`,
		/vdsm-eth0-bridge/,
	],
	[
		'the card’s network is gone',
		() => 'docker rm --force vdsm && docker network rm vdsm-eth1-macvlan',
		/vdsm-eth1-macvlan/,
	],
	[
		'another container took its address',
		() => `ip=$(${address}) && docker stop -t 20 vdsm && ${other} && ! docker start vdsm`,
		/[Aa]ddress already in use/,
		'docker rm --force other && docker start vdsm',
	],
	['there is no /dev/net/tun', () => 'mount -t tmpfs none /dev/net', /\/dev\/net\/tun/, 'umount /dev/net'],
	[
		'the card is in a bridge',
		() => 'docker stop -t 20 vdsm && ip link add brx type bridge && ip link set enp3s0 master brx',
		/enp3s0.*brx/,
		'ip link del brx && docker start vdsm',
	],
	[
		'the card has another name',
		() => 'docker stop -t 20 vdsm && ip link set enp3s0 down && ip link set enp3s0 name lost0',
		/enp3s0/,
		'ip link set lost0 name enp3s0 && ip link set enp3s0 up && docker start vdsm',
	],
];

describe.skipIf(skipLab()).each(alikeEngines)('an exported check, Engine of %s', engine => {
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
			{everyMs: 500},
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

	const named = breaks.map(([name, line, says, mend]) => ({name, line, says, mend}));
	it.each(named)('names it as the cause that $name', async ({line, says, mend}) => {
		await onHost(bench, line(wire));
		const {exitCode, stdout, stderr} = await check();
		expect([exitCode, stderr], stdout).toEqual([3, '']);
		expect(stdout.match(/^Most likely cause: .*/gm)).toEqual([expect.stringMatching(says)]);
		const [, command = ''] = /^What to do: (.*)$/m.exec(stdout) ?? [];
		await onHost(bench, mend ?? command);
		await well();
	});
});

import {readFileSync, writeFileSync} from 'node:fs';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {alikeEngines} from '../engines.js';
import type {Lab} from '../lab.js';
import {
	bringUp,
	chosen,
	expectState,
	exportScript,
	machineState,
	openProductLab,
	product,
	script,
	staticAt,
} from './product.js';

// The script looks at the host where it runs, with sh alone, by the same rules as the program: both must say no.

type Trap = {
	readonly name: string;
	readonly set: ReadonlyArray<readonly string[]>;
	readonly clear: ReadonlyArray<readonly string[]>;
	readonly says: RegExp;
	/** What runs the script, when that matters. */
	readonly env?: Readonly<Record<string, string>>;
	/** It is taken away again from what is run, as sudo does. */
	readonly hidden?: boolean;
};

const up = ['ip', 'link', 'set', 'enp3s0', 'up'];
const traps: readonly Trap[] = [
	{
		name: 'an IPv4 default route',
		set: [
			up,
			'ip addr add 192.168.50.2/24 dev enp3s0'.split(' '),
			'ip route add default via 192.168.50.1 dev enp3s0 metric 500'.split(' '),
		],
		clear: ['ip addr flush dev enp3s0'.split(' ')],
		says: /default route/,
	},
	{
		name: 'an IPv6 default route',
		set: [up, 'ip -6 route add default via fe80::1 dev enp3s0 metric 500'.split(' ')],
		clear: ['ip -6 route del default dev enp3s0'.split(' ')],
		says: /default route/,
	},
	{
		name: 'a default route of a policy table',
		set: [
			up,
			'ip addr add 192.168.50.2/24 dev enp3s0'.split(' '),
			'ip route add default via 192.168.50.1 dev enp3s0 table 100'.split(' '),
			'ip rule add from 192.168.50.2 table 100'.split(' '),
		],
		clear: ['ip rule del from 192.168.50.2 table 100'.split(' '), 'ip addr flush dev enp3s0'.split(' ')],
		says: /default route/,
	},
	{
		name: 'membership of a bridge that carries the host',
		set: ['ip link add vmbr0 type bridge'.split(' '), 'ip link set enp3s0 master vmbr0'.split(' ')],
		clear: ['ip link del vmbr0'.split(' ')],
		says: /member of|vmbr0/,
	},
	{
		name: 'a macvlan of somebody else',
		set: ['ip link add mv0 link enp3s0 type macvlan mode bridge'.split(' ')],
		clear: ['ip link del mv0'.split(' ')],
		says: /mv0/,
	},
	{
		name: 'the SSH session',
		set: [up, 'ip addr add 192.168.50.2/24 dev enp3s0'.split(' ')],
		clear: ['ip addr flush dev enp3s0'.split(' ')],
		env: {SSH_CONNECTION: '192.168.50.20 50000 192.168.50.2 22'},
		says: /SSH/,
	},
	{
		name: 'the SSH session, which sudo hides',
		set: [up, 'ip addr add 192.168.50.2/24 dev enp3s0'.split(' ')],
		clear: ['ip addr flush dev enp3s0'.split(' ')],
		env: {SSH_CONNECTION: '192.168.50.20 50000 192.168.50.2 22'},
		hidden: true,
		says: /SSH/,
	},
];

describe.skipIf(skipLab())('a card that cannot be given away', () => {
	let lab: Lab;

	beforeAll(async () => {
		lab = await openProductLab('sid');
		await exportScript(lab, '/root/vdsm.sh', ...staticAt(chosen.ip));
	});

	afterAll(async () => {
		await lab?.close();
	});

	async function all(commands: ReadonlyArray<readonly string[]>): Promise<void> {
		for (const [program = '', ...args] of commands) {
			const {exitCode, stderr} = await lab.host.run(program, args);
			expect(exitCode, `${program} ${args.join(' ')}: ${stderr}`).toBe(0);
		}
	}

	describe.each(traps)('because of $name', ({set, clear, says, env = {}, hidden = false}) => {
		const run = async (program: string, ...args: readonly string[]) =>
			hidden
				? lab.host.run('sh', ['-c', 'env -u SSH_CONNECTION "$@"; exit $?', 'sh', program, ...args], {env})
				: lab.host.run(program, args, {env});
		const ours = async (...args: readonly string[]) =>
			run('node', '/opt/vdsm-passthru/vdsm-passthru.cjs', ...args);
		beforeEach(async () => all(set));
		afterEach(async () => all([...clear, ['ip', 'link', 'set', 'enp3s0', 'down']]));

		it('is refused by the script, by export and in the list, and nothing changes [B1, B4]', async () => {
			const before = await machineState(lab);
			const refused = await run('sh', '/root/vdsm.sh', 'up');
			expect(refused.exitCode, refused.stdout).toBe(3);
			expect(refused.stderr).toMatch(says);
			const direct = ['--nic', 'enp3s0', '--layout', 'direct'];
			const exported = await ours('export', ...direct, ...staticAt(chosen.other), '-o', '/root/other.sh');
			expect(exported.exitCode, exported.stderr).toBe(3);
			const list = await ours('nics', '--all', '--json');
			const card = (JSON.parse(list.stdout) as {nics: {name: string; verdict: {level: string}}[]}).nics.find(
				({name}) => name === 'enp3s0',
			);
			expect(card?.verdict.level).toBe('blocked');
			await expectState(lab, before);
		});
	});

	it.each([
		['docker0', []],
		[
			'br-of-a-name',
			['docker', 'network', 'create', '-o', 'com.docker.network.bridge.name=br-of-a-name', 'shop'],
		],
	])('the bridge %s of a Docker network is refused alike, and nothing changes [B4]', async (bridge, make) => {
		if (make.length > 0) await all([make]);
		const text = readFileSync(lab.host.path('/root/vdsm.sh'), 'utf8');
		writeFileSync(lab.host.path('/root/bridge.sh'), text.replaceAll('enp3s0', bridge));
		const before = await machineState(lab);
		const run = await script(lab, '/root/bridge.sh', 'up');
		expect(run.exitCode, run.stdout).toBe(3);
		expect(run.stderr).toMatch(/is the bridge of the Docker network/);
		const args = ['--nic', bridge, ...staticAt(chosen.other), '-o', '/root/other.sh'];
		expect((await product(lab, 'export', ...args)).exitCode).toBe(3);
		const list = await product(lab, 'nics', '--all', '--json');
		const {nics} = JSON.parse(list.stdout) as {nics: {name: string; verdict: unknown}[]};
		expect(nics.find(({name}) => name === bridge)?.verdict).toMatchObject({
			level: 'blocked',
			reasons: expect.arrayContaining([expect.objectContaining({code: 'docker-bridge'})]),
		});
		await expectState(lab, before);
		await all([['rm', '/root/bridge.sh'], ...(make.length > 0 ? [['docker', 'network', 'rm', 'shop']] : [])]);
	});

	it('hears the LAN: an address that somebody has is refused, a free one and the gateway are not [B5]', async () => {
		await all([up]);
		const taken = await product(lab, 'export', '--nic', 'enp3s0', ...staticAt('192.168.50.20'), '--json');
		expect(taken.exitCode).toBe(3);
		expect(JSON.parse(taken.stdout).problems).toMatchObject([{flag: '--ip', code: 'ip-taken'}]);
		const free = await product(lab, 'plan', '--nic', 'enp3s0', ...staticAt(chosen.ip), '--json');
		const codes = (JSON.parse(free.stdout) as {findings: {code: string}[]}).findings.map(({code}) => code);
		expect(codes).not.toContain('ip-not-checked');
		expect(codes).not.toContain('gateway-silent');
		const wrong = ['--subnet', '192.168.50.0/24', '--gateway', '192.168.50.2', '--ip', chosen.ip];
		const silent = await product(lab, 'plan', '--nic', 'enp3s0', ...wrong, '--json');
		expect(silent.stdout).toContain('gateway-silent');
		await all([['ip', 'link', 'set', 'enp3s0', 'down']]);
	});

	it('with a mere address is refused until the export agreed to lose it [B1]', async () => {
		await all([up, 'ip addr add 192.168.50.2/24 dev enp3s0'.split(' ')]);
		const run = await script(lab, '/root/vdsm.sh', 'up');
		expect(run.exitCode).toBe(3);
		expect(run.stderr).toContain('192.168.50.2/24');
		const args = [...staticAt(chosen.ip), '--consent', 'nic-loses-address', '--force'];
		await exportScript(lab, '/root/agreed.sh', ...args);
		const agreed = await script(lab, '/root/agreed.sh', 'up', '--dry-run');
		expect(agreed.exitCode, agreed.stderr).toBe(0);
		await all([
			'ip addr flush dev enp3s0'.split(' '),
			['ip', 'link', 'set', 'enp3s0', 'down'],
			['rm', '/root/agreed.sh'],
		]);
	});

	it('is given to DSM with nothing closed, or lost, by --yes alone [F4]', async () => {
		const apply = ['apply', '--yes', '--nic', 'enp3s0', '--ram-size', '256M', ...staticAt(chosen.ip)];
		const before = await machineState(lab);
		const closed = await product(lab, ...apply, '--block-ports', '5000,5001', '--publish', '');
		expect(closed.exitCode, closed.stderr).toBe(2);
		expect(closed.stderr).toContain('--consent locked-out');
		await expectState(lab, before);
		await all([up, 'ip addr add 192.168.50.2/24 dev enp3s0'.split(' ')]);
		const held = await machineState(lab);
		const losing = await product(lab, ...apply);
		expect(losing.exitCode, losing.stderr).toBe(2);
		expect(losing.stderr).toContain('--consent nic-loses-address');
		await expectState(lab, held);
		await all(['ip addr flush dev enp3s0'.split(' '), ['ip', 'link', 'set', 'enp3s0', 'down']]);
	});
});

describe.skipIf(skipLab()).each(alikeEngines)('a step that fails on the Engine of %s', engine => {
	let lab: Lab;
	let before = '';

	beforeAll(async () => {
		lab = await openProductLab(engine);
		await exportScript(lab, '/root/vdsm.sh', ...staticAt(chosen.ip));
		before = await machineState(lab);
	});

	afterAll(async () => {
		await lab?.close();
	});

	it('takes everything back when the published port is taken in between', async () => {
		const [program, args] = lab.host.enter([
			'node',
			['-e', 'require("net").createServer().listen(5000, "127.0.0.1", () => console.log("listening"))'],
		]);
		const {spawn} = await import('node:child_process');
		const squatter = spawn(program, args, {stdio: ['ignore', 'pipe', 'inherit']});
		await new Promise(resolve => squatter.stdout.once('data', resolve));
		try {
			const run = await script(lab, '/root/vdsm.sh', 'up');
			expect(run.exitCode, run.stdout).toBe(1);
			expect(run.stderr).toMatch(/5000|address already in use/i);
			await expectState(lab, before);
		} finally {
			squatter.kill('SIGKILL');
		}
	});

	it('takes everything back when the hook refuses to open the wire, and shows why', async () => {
		// A container without the right to make filters is what a hardened Engine or a foreign edit would give.
		const text = await exportScript(lab, '/root/broken.sh', ...staticAt(chosen.ip));
		writeFileSync(
			lab.host.path('/root/broken.sh'),
			text.replaceAll('--cap-add NET_ADMIN', '--cap-drop NET_ADMIN'),
		);
		const run = await script(lab, '/root/broken.sh', 'up');
		expect(run.exitCode, run.stdout).toBe(1);
		expect(run.stderr).toMatch(/vdsm-passthru: .*The container does not start\./);
		await lab.host.run('rm', ['/root/broken.sh']);
		await expectState(lab, before);
	});

	it('refuses what somebody else made under our names, and changes nothing', async () => {
		await lab.host.run('docker', ['network', 'create', 'vdsm-eth0-bridge']);
		const held = await machineState(lab);
		const run = await script(lab, '/root/vdsm.sh', 'up');
		expect(run.exitCode).toBe(3);
		expect(run.stderr).toContain('vdsm-eth0-bridge');
		const down = await script(lab, '/root/vdsm.sh', 'down');
		expect(down.stdout + down.stderr).toContain('vdsm-eth0-bridge');
		await expectState(lab, held);
		await lab.host.run('docker', ['network', 'rm', 'vdsm-eth0-bridge']);
	});

	it('notices that its folder was moved, and makes the container anew where it is now', async () => {
		await bringUp(lab, '/root/vdsm.sh');
		await lab.host.run('sh', [
			'-c',
			'mkdir /srv/moved && mv /root/vdsm.sh /root/vdsm-hook.sh /root/dsm /srv/moved',
		]);
		expect((await script(lab, '/srv/moved/vdsm.sh', 'check')).exitCode).toBe(3);
		await bringUp(lab, '/srv/moved/vdsm.sh');
		expect((await script(lab, '/srv/moved/vdsm.sh', 'check')).exitCode).toBe(0);
		expect((await script(lab, '/srv/moved/vdsm.sh', 'down')).exitCode).toBe(0);
		await lab.host.run('sh', ['-c', 'mv /srv/moved/vdsm.sh /srv/moved/dsm /root && rmdir /srv/moved']);
		await expectState(lab, before);
	});

	it('sees a set-up that stands, plans nothing more, and notices what was taken away', async () => {
		await bringUp(lab, '/root/vdsm.sh');
		const args = ['--nic', 'enp3s0', '--ram-size', '256M', ...staticAt(chosen.ip), '--detailed-exitcode'];
		const plan = await product(lab, 'plan', ...args);
		expect(plan.exitCode, plan.stdout + plan.stderr).toBe(0);
		await lab.host.run('docker', ['stop', 'vdsm'], {timeoutMs: 60_000});
		expect((await product(lab, 'plan', ...args)).exitCode).toBe(10);
		expect((await script(lab, '/root/vdsm.sh', 'down')).exitCode).toBe(0);
		await expectState(lab, before);
	});
});

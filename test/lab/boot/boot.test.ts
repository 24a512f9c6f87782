import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {timerCommand, unitName} from '../../../source/apply/guard/systemd.js';
import {skipLab} from '../availability.js';
import {members} from '../life/cgroup.js';
import {namespaceNames, recordFile, runDirectory, sweep} from '../life/record.js';
import {until} from '../system/until.js';
import {type BootLab, openBootLab} from './boot-lab.js';

// The booting host tries itself, with nothing of the product in it.

/** What of this machine a systemd or udev could have changed, had it got at it. */
function thisMachine(): unknown {
	// The kernel itself puts a node there for each macvtap, of other labs too.
	const devices = readdirSync('/dev').filter(name => !/^tap\d+$/.test(name));
	return [devices.sort(), existsSync('/run/udev'), readdirSync('/sys/class/net').sort()];
}

describe.skipIf(skipLab())('a host that boots', () => {
	const machineBefore = thisMachine();
	let lab: BootLab;

	beforeAll(async () => {
		lab = await openBootLab({nics: ['enp3s0', 'enx00e04c685002']});
	});

	afterAll(async () => {
		await lab?.close();
	});

	const says = async (program: string, ...args: readonly string[]): Promise<string> =>
		(await lab.host.run(program, args)).stdout.trim();

	it('has a systemd as PID 1, with all its units well, and Debian’s own docker.service', async () => {
		expect(await says('cat', '/proc/1/comm')).toBe('systemd');
		expect(await says('systemctl', 'is-system-running', '--wait')).toBe('running');
		expect(await says('systemctl', 'show', '-P', 'FragmentPath', 'docker.service')).toBe(
			'/lib/systemd/system/docker.service',
		);
		expect(await says('systemctl', 'is-active', 'docker.service')).toBe('active');
	});

	it('has device units for its cards, and none for a card that goes', async () => {
		const unit = 'sys-subsystem-net-devices-enx00e04c685002.device';
		expect(await says('systemctl', 'is-active', unit)).toBe('active');
		await lab.unplug('enx00e04c685002');
		await until('the unit to go', async () => (await says('systemctl', 'is-active', unit)) === 'inactive');
		await lab.plugIn('enx00e04c685002');
		await until('the unit to come', async () => (await says('systemctl', 'is-active', unit)) === 'active');
		expect(await says('cat', '/sys/class/net/enx00e04c685002/address')).toBe('00:e0:4c:68:50:02');
	});

	it.each(['cut', 'orderly'] as const)(
		'keeps its disk over a reboot, power %s, and nothing else',
		async power => {
			await lab.host.run('sh', [
				'-c',
				'echo kept > /root/kept; echo gone > /run/gone; ip link set enp3s0 up; ip addr add 192.0.2.1/24 dev enp3s0',
			]);
			const name = `lab-${power}`;
			const options = ['--restart', 'unless-stopped', '--stop-timeout', '1', '--entrypoint', 'sleep'];
			const command = ['run', '--detach', '--name', name, ...options, 'vdsm/virtual-dsm', 'infinity'];
			const made = await lab.host.run('docker', command);
			expect(made.exitCode, made.stderr).toBe(0);
			const boot = await says('cat', '/proc/1/stat');
			await lab.reboot({power});
			await lab.engineReady();
			expect(await says('cat', '/proc/1/stat')).not.toBe(boot);
			expect(await says('cat', '/root/kept')).toBe('kept');
			expect(await says('ls', '/run/gone')).toBe('');
			expect(await says('ip', '-br', 'addr', 'show', 'dev', 'enp3s0')).toMatch(/DOWN\s*$/);
			expect(await says('cat', '/sys/class/net/enp3s0/address')).toBe('00:e0:4c:68:50:01');
			await until(
				'Docker to start the container again',
				async () => (await says('docker', 'inspect', '--format', '{{.State.Running}}', name)) === 'true',
			);
		},
	);

	it('fires the timer that takes back what nobody confirms', async () => {
		const timer = timerCommand('lab', 2000, ['touch', '/root/fired $1 $$'], {PATH: '/usr/bin:/bin'});
		const [program, args] = timer;
		const {exitCode, stderr} = await lab.host.run(program, args);
		expect(exitCode, stderr).toBe(0);
		expect(await says('systemctl', 'is-active', `${unitName('lab')}.timer`)).toBe('active');
		expect(await says('ls', '/root')).not.toContain('fired');
		await until('the timer', async () => (await says('ls', '/root')).includes('fired $1 $$'));
		await until(
			'the timer’s unit to go',
			async () => (await says('systemctl', 'list-units', '--all', '--no-legend', 'vdsm-passthru-*')) === '',
		);
	});

	it('leaves this machine’s devices, kernel settings and modules alone', async () => {
		expect(thisMachine()).toEqual(machineBefore);
		// What would be written is what stands there, or says nothing new, should it ever get through.
		for (const attempt of [
			'echo "$(cat /proc/sys/vm/swappiness)" > /proc/sys/vm/swappiness',
			'echo change > /sys/devices/virtual/mem/null/uevent',
		]) {
			expect((await lab.host.run('sh', ['-c', attempt])).stderr).toContain('Read-only file system');
		}
		expect((await lab.host.run('cat', ['/dev/vda'])).stderr).toContain('No such file');
		const service = await says('systemd-run', '--wait', '--pipe', '--quiet', 'setpriv', '--dump');
		expect(service).toContain('sys_boot');
		expect(service).not.toContain('sys_module');
	});

	it('leaves no trace when its run crashes and another sweeps', async () => {
		const {id} = lab;
		expect((await members(id)).length).toBeGreaterThan(5);
		await sweep();
		expect(await says('cat', '/proc/1/comm')).toBe('systemd');
		// As if the process that opened it were gone: its number now belongs to another, which began earlier or later.
		const record: unknown = JSON.parse(readFileSync(recordFile(id), 'utf8'));
		writeFileSync(recordFile(id), JSON.stringify({...Object(record), owner: {pid: 1, startTime: '-1'}}));
		await sweep();
		expect(await members(id)).toEqual([]);
		expect((await namespaceNames()).filter(name => name.startsWith(id))).toEqual([]);
		expect(existsSync(runDirectory(id))).toBe(false);
		expect(readFileSync('/proc/self/mountinfo', 'utf8')).not.toContain(id);
		expect(thisMachine()).toEqual(machineBefore);
	});
});

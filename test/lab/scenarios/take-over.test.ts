import {readFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {alikeEngines} from '../engines.js';
import type {Lab} from '../lab.js';
import {imageName} from '../roots/engine-store.js';
import {until} from '../system/until.js';
import {chosen, openProductLab, product, script, staticAt} from './product.js';

// A DSM that somebody runs already, in a container of their own making, moves to the card (promise A9).

/** As many make it by hand: with a secret, limits, labels, a check of its own, a hook that does something, and ARGUMENTS. */
const byHand = [
	'mkdir -p /root/nas',
	'echo touch /run/hook-was-here > /root/nas-start.sh',
	`docker run --detach --name nas --restart on-failure:5 --memory 700m --cpus 1.5 --label owner=anna --hostname photos --ulimit nofile=2048:4096 --health-cmd true --health-interval 31s --log-opt max-size=10m --publish 10.99.0.10:5050:5000 --publish 137:137/udp --env RAM_SIZE=256M --env SECRET=canary-7301 --env ARGUMENTS=-no-user-config --cap-add NET_ADMIN --device /dev/net/tun --sysctl net.ipv4.ip_forward=1 --stop-timeout 60 --volume /root/nas:/storage --volume /root/nas-start.sh:/run/start.sh:ro ${imageName}`,
];

const answers = ['--nic', 'enp3s0', '--take-over', 'nas', ...staticAt(chosen.ip)];

async function onHost({host}: Lab, line: string): Promise<string> {
	const {exitCode, stdout, stderr} = await host.run('sh', ['-c', line], {timeoutMs: 120_000});
	expect(exitCode, `${line}: ${stderr}`).toBe(0);
	return stdout;
}

async function readyIn(lab: Lab, container: string, boots = 1): Promise<void> {
	await until(`the guest in ${container}`, async () => {
		const {stdout} = await lab.host.run('docker', ['logs', container]);
		return stdout.split('LAB-GUEST READY').length > boots;
	});
}

type Inspected = Readonly<Record<'Config' | 'HostConfig', Readonly<Record<string, unknown>>>> & {
	readonly Id: string;
	readonly Name: string;
	readonly State: {readonly Running: boolean};
	readonly Mounts: ReadonlyArray<{readonly Destination: string; readonly Source: string}>;
};

async function inspect(lab: Lab, name: string): Promise<Inspected> {
	return JSON.parse(await onHost(lab, `docker container inspect ${name}`))[0];
}

/** What was asked for, and not what came of it at one start. */
function essence({Id, Name, State, Config, HostConfig, Mounts}: Inspected): unknown {
	const sorted = (list: unknown) => [...(list as readonly string[])].sort();
	const mounts = [...Mounts].sort((one, other) => (one.Destination < other.Destination ? -1 : 1));
	return {
		Id,
		Name,
		running: State.Running,
		Config: {...Config, Env: sorted(Config['Env'])},
		HostConfig,
		mounts,
	};
}

// `docker run --detach` attaches to nothing, and so does what was only created.
const gone = ['Hostname', 'Env', 'Labels', 'StopTimeout', 'AttachStdout', 'AttachStderr'];
const rewired = ['NetworkMode', 'PortBindings', 'Binds', 'Mounts', 'Devices', 'CapAdd', 'Sysctls'];

function without(
	record: Readonly<Record<string, unknown>>,
	names: readonly string[],
): Record<string, unknown> {
	return Object.fromEntries(Object.entries(record).filter(([key]) => !names.includes(key)));
}

describe.skipIf(skipLab()).each(alikeEngines)('a DSM that runs, on the Engine of %s', engine => {
	let lab: Lab;
	let before: Inspected;
	/** Everything that was said on the way. */
	let said = '';

	beforeAll(async () => {
		lab = await openProductLab(engine);
		for (const line of byHand) await onHost(lab, line);
		await readyIn(lab, 'nas');
		before = await inspect(lab, 'nas');
	});

	afterAll(async () => {
		await lab?.close();
	});

	async function run(...args: readonly string[]): Promise<number> {
		const {exitCode, stdout, stderr} = await product(lab, ...args);
		said += `${stdout}\n${stderr}\n`;
		return exitCode;
	}

	/** What doctor says of a container, the report included; the values are in the container. */
	async function doctorIsSilent(container: string): Promise<string> {
		const report = '/root/report.txt';
		const words = ['doctor', '--container', container, '--no-input'];
		let told = '';
		for (const more of [['--verbose'], ['--report', report, '--yes', '--force']]) {
			const {stdout, stderr} = await product(lab, ...words, ...more);
			told += `${stdout}\n${stderr}\n`;
		}
		told += readFileSync(lab.host.path(report), 'utf8');
		await onHost(lab, `rm ${report}`);
		expect(await onHost(lab, `docker inspect ${container}`)).toContain('canary-7301');
		expect(told.length).toBeGreaterThan(5000);
		expect(told).not.toContain('canary-7301');
		return told;
	}

	const answersAt = async (ip: string) =>
		until(`DSM at ${ip}`, async () => (await lab.client.http(ip, 80)).status === 200);

	it('is not touched before somebody has agreed to it [F4]', async () => {
		expect(await run('plan', ...answers)).toBe(0);
		expect(said).toContain('--consent take-over');
		expect(await run('apply', '--yes', ...answers)).toBe(2);
		expect(essence(await inspect(lab, 'nas'))).toEqual(essence(before));
	});

	it('is looked at by doctor, whose report says no value of its environment [E7]', async () => {
		expect(await doctorIsSilent('nas')).toContain('nas');
	});

	it('is on the LAN, with its storage and its settings', async () => {
		const disk = await onHost(lab, 'stat -c %i /root/nas/guest.img');
		expect(await run('apply', '--yes', '--consent', 'take-over', ...answers), said).toBe(0);
		await answersAt(chosen.ip);
		await doctorIsSilent('nas');
		expect(await onHost(lab, 'stat -c %i /root/nas/guest.img')).toBe(disk);

		const now = await inspect(lab, 'nas');
		expect(without(now.HostConfig, rewired)).toEqual(without(before.HostConfig, rewired));
		expect(without(now.Config, gone)).toEqual(without(before.Config, gone));
		expect(now.Config['Hostname']).toBe('photos');
		expect(now.Config['Labels']).toMatchObject({owner: 'anna'});
		const env = now.Config['Env'] as readonly string[];
		expect(env).toEqual(expect.arrayContaining(['SECRET=canary-7301', 'RAM_SIZE=256M']));
		expect(env.find(line => line.startsWith('ARGUMENTS='))).toMatch(
			/^ARGUMENTS=-no-user-config -netdev .*,id=hostnet1,/,
		);
		// Its own hook is called behind ours.
		expect(await onHost(lab, 'docker exec nas ls /run/hook-was-here')).toContain('hook-was-here');
		expect((await lab.host.http('10.99.0.10', 5050)).status).toBe(200);
		expect(await onHost(lab, 'docker port nas')).toContain('137/udp');
		expect(await inspect(lab, 'nas-predecessor')).toMatchObject({Id: before.Id, State: {Running: false}});
	});

	it('is not dropped on the way to another set-up: the container that made room would start beside it', async () => {
		const other = answers.map(word => (word === 'nas' ? '' : word));
		const {exitCode, stderr} = await product(lab, 'apply', '--yes', '--prefix', 'vdsm', ...other);
		expect(exitCode, stderr).toBe(3);
		expect(stderr).toContain('undo --prefix vdsm');
		expect(await onHost(lab, 'docker ps --format "{{.Names}}"')).toBe('nas');
	});

	it('is as it was meant to be the second time, without being named again', async () => {
		const {Id} = await inspect(lab, 'nas');
		const words = ['--nic', 'enp3s0', ...staticAt(chosen.ip)];
		expect(await run('plan', '--detailed-exitcode', ...words), said).toBe(0);
		expect(await run('apply', '--yes', '--wait', '0', ...words), said).toBe(0);
		expect((await inspect(lab, 'nas')).Id).toBe(Id);
		expect(await run('status')).toBe(0);
	});

	it('comes back as it was, and running, when all of it is undone, also from the labels alone [A9]', async () => {
		await onHost(lab, 'rm -rf /var/lib/vdsm-passthru');
		expect(await run('undo', '--yes'), said).toBe(0);
		expect(essence(await inspect(lab, 'nas'))).toEqual(essence(before));
		await readyIn(lab, 'nas', 2);
		expect(await onHost(lab, 'docker ps -a --format "{{.Names}}"; ls /root')).toBe('nas\nnas\nnas-start.sh');
	});

	it('moves and comes back by an exported script as well', async () => {
		expect(await run('export', ...answers, '-o', '/root/vdsm.sh')).toBe(0);
		const unasked = await script(lab, '/root/vdsm.sh', 'up');
		expect(unasked.exitCode, unasked.stdout).toBe(3);
		expect(await run('export', ...answers, '--consent', 'take-over', '--force', '-o', '/root/vdsm.sh')).toBe(
			0,
		);
		const up = await script(lab, '/root/vdsm.sh', 'up');
		expect(up.exitCode, `${up.stdout}\n${up.stderr}`).toBe(0);
		await answersAt(chosen.ip);
		expect((await inspect(lab, 'nas')).Config['Env']).toContain('SECRET=canary-7301');
		expect((await script(lab, '/root/vdsm.sh', 'up')).stdout).not.toContain('  + ');
		const down = await script(lab, '/root/vdsm.sh', 'down');
		said += `${up.stdout}${up.stderr}${down.stdout}${down.stderr}`;
		expect(down.exitCode, `${down.stdout}\n${down.stderr}`).toBe(0);
		expect(essence(await inspect(lab, 'nas'))).toEqual(essence(before));
		said += readFileSync(lab.host.path('/root/vdsm.sh'), 'utf8');
	});

	it('goes on without the one that was kept, once its owner has removed it', async () => {
		expect(await run('apply', '--yes', '--consent', 'take-over', ...answers), said).toBe(0);
		await onHost(lab, 'docker rm nas-predecessor');
		expect(await run('status'), said).toBe(0);
		const words = ['--nic', 'enp3s0', ...staticAt(chosen.other)];
		expect(await run('apply', '--yes', ...words), said).toBe(0);
		await answersAt(chosen.other);
		expect((await inspect(lab, 'nas')).Config['Env']).toContain('SECRET=canary-7301');
		said += await onHost(lab, 'cat /var/lib/vdsm-passthru/*');
		expect(await run('undo', '--yes'), said).toBe(0);
		expect(await onHost(lab, 'docker ps -aq; ls -A /root/nas | head -1')).toMatch(/^\S+$/);
	});

	it('has told nobody what is in its environment [E7]', async () => {
		await run('nics', '--json');
		expect(said.length).toBeGreaterThan(20_000);
		expect(said).not.toContain('canary-7301');
	});
});

import {readFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Lab} from '../lab.js';
import {composeProject} from '../matrix/setups.js';
import {imageName} from '../roots/engine-store.js';
import {until} from '../system/until.js';
import {chosen, openProductLab, product, staticAt} from './product.js';

// A DSM that Docker Compose owns moves to the card, and stays Compose's (F51, promise A9). Engine 20.10 has no such Compose.

const answers = ['--nic', 'enp3s0', '--take-over', 'nas', ...staticAt(chosen.ip)];
const consent = ['--consent', 'take-over'];
const file = '/srv/nas/compose.yaml';
const override = '/srv/nas/compose.override.yaml';

type Inspected = Readonly<Record<'Config' | 'HostConfig', Readonly<Record<string, unknown>>>> & {
	readonly Id: string;
	readonly State: {readonly Running: boolean};
};

/**
 * What was asked for. An id is another one each time that Compose makes it, and so is the host name that Docker gives; and
 * Compose notes of each that it took another's place.
 */
function essence({State, Config, HostConfig}: Inspected): unknown {
	const {Hostname: _, Labels, ...config} = Config;
	const {'com.docker.compose.replace': __, ...labels} = Labels as Readonly<Record<string, string>>;
	const sorted = (list: unknown) => [...(list as readonly string[])].sort();
	return {
		running: State.Running,
		Config: {...config, Labels: labels, Env: sorted(config['Env'])},
		// Compose hands volumes out in any order.
		HostConfig: {...HostConfig, Binds: sorted(HostConfig['Binds'])},
	};
}

describe.skipIf(skipLab())('a DSM of Docker Compose', () => {
	let lab: Lab;
	let before: Inspected;
	let written = '';
	/** Everything that was said on the way. */
	let said = '';

	const onHost = async (line: string): Promise<string> => {
		const {exitCode, stdout, stderr} = await lab.host.run('sh', ['-c', line], {timeoutMs: 120_000});
		expect(exitCode, `${line}: ${stderr}`).toBe(0);
		return stdout;
	};
	const inspect = async (): Promise<Inspected> =>
		JSON.parse(await onHost('docker container inspect nas'))[0] as Inspected;
	const run = async (...args: readonly string[]): Promise<number> => {
		const {exitCode, stdout, stderr} = await product(lab, ...args);
		said += `${stdout}\n${stderr}\n`;
		return exitCode;
	};
	const compose = async () => onHost('cd /srv/nas && docker compose up -d 2>&1');
	const answersAt = async (ip: string) =>
		until(`DSM at ${ip}`, async () => (await lab.client.http(ip, 80)).status === 200);
	const ready = async () =>
		until('the guest', async () => (await onHost('docker logs nas 2>&1')).includes('LAB-GUEST READY'));

	beforeAll(async () => {
		lab = await openProductLab('sid');
		for (const line of composeProject) await onHost(line);
		await ready();
		before = await inspect();
		written = readFileSync(lab.host.path(file), 'utf8');
	});

	afterAll(async () => {
		await lab?.close();
	});

	it('is not touched before somebody has agreed to it [F4]', async () => {
		expect(await run('plan', ...answers), said).toBe(0);
		expect(said).toContain(override);
		expect(await run('apply', '--yes', ...answers)).toBe(2);
		expect((await inspect()).Id).toBe(before.Id);
	});

	it('is on the LAN, made by Compose, with all that its own file says', async () => {
		const disk = await onHost('stat -c %i /root/nas/guest.img');
		expect(await run('apply', '--yes', ...consent, ...answers), said).toBe(0);
		await answersAt(chosen.ip);
		expect(await onHost('stat -c %i /root/nas/guest.img')).toBe(disk);
		expect(readFileSync(lab.host.path(file), 'utf8')).toBe(written);

		const {Config, HostConfig} = await inspect();
		expect(Config['Labels']).toMatchObject({
			owner: 'anna',
			'com.docker.compose.service': 'dsm',
			'com.docker.compose.project.config_files': `${file},${override}`,
		});
		const env = Config['Env'] as readonly string[];
		expect(env).toEqual(expect.arrayContaining(['SECRET=canary-7301', 'FROM_FILE=canary-7302', 'DEV=']));
		expect(env.find(line => line.startsWith('ARGUMENTS='))).toMatch(
			/^ARGUMENTS=-no-user-config -netdev .*,id=hostnet1,/,
		);
		expect(HostConfig).toMatchObject({
			Memory: before.HostConfig['Memory'],
			RestartPolicy: before.HostConfig['RestartPolicy'],
		});
		// Its own hook is called behind ours.
		expect(await onHost('docker exec nas ls /run/hook-was-here')).toContain('hook-was-here');
		expect((await lab.host.http('10.99.0.10', 5050)).status).toBe(200);
		expect(await onHost('docker port nas')).toContain('137/udp');
		expect(await onHost('docker ps -a --format "{{.Names}}" | sort')).toBe('nas\nnas-other-1');
	});

	it('stays as it is, whoever calls Compose in its folder', async () => {
		const {Id} = await inspect();
		const other = await onHost('docker container inspect --format {{.Id}} nas-other-1');
		expect(await compose()).not.toMatch(/Recreate/);
		await onHost('cd /srv/nas && docker compose restart dsm');
		expect((await inspect()).Id).toBe(Id);
		expect(await onHost('docker container inspect --format {{.Id}} nas-other-1')).toBe(other);
		await answersAt(chosen.ip);
		// Taken down and made again by Compose alone, it is ours as well.
		await onHost('cd /srv/nas && docker compose down 2>&1');
		await compose();
		await answersAt(chosen.ip);
		expect(await run('status'), said).toBe(0);
		const words = ['--nic', 'enp3s0', ...staticAt(chosen.ip)];
		expect(await run('plan', '--detailed-exitcode', ...words), said).toBe(0);
	});

	it('takes another address, and is Compose’s all the same', async () => {
		expect(await run('apply', '--yes', '--nic', 'enp3s0', ...staticAt(chosen.other)), said).toBe(0);
		await answersAt(chosen.other);
		expect(await compose()).not.toMatch(/Recreate/);
	});

	it('runs on where Compose could not make it again: that is asked before the first move [A9]', async () => {
		const refused = async (line: string, back: string, words: RegExp) => {
			await onHost(line);
			const {Id} = await inspect();
			const change = ['--nic', 'enp3s0', ...staticAt(chosen.ip)];
			for (const command of [['undo'], ['apply', ...change]]) {
				const {exitCode, stdout, stderr} = await product(lab, ...command, '--yes');
				said += stdout + stderr;
				expect(exitCode, `${line}: ${stdout}${stderr}`).toBe(3);
				expect(stderr, line).toMatch(words);
			}
			await onHost(back);
			expect(await inspect()).toMatchObject({Id, State: {Running: true}});
		};
		await refused(`echo 'a: [' >> ${file}`, `sed -i '$d' ${file}`, /cannot use \/srv\/nas\/compose\.yaml/);
		await refused(
			`mv ${file} /srv/away`,
			`mv /srv/away ${file}`,
			/no compose\.yaml,.* in \/srv\/nas any more/,
		);
		await refused(
			`sed -i 's/^  dsm:/  nas:/' ${file}`,
			`sed -i 's/^  nas:/  dsm:/' ${file}`,
			/no service dsm in \/srv\/nas\/compose\.yaml/,
		);
		await refused(`sed -i '1i name: other' ${file}`, `sed -i 1d ${file}`, /has another name there now/);
		expect(readFileSync(lab.host.path(file), 'utf8')).toBe(written);
		await answersAt(chosen.other);
	});

	it('comes back as it was, and running, when all of it is undone [A9]', async () => {
		expect(await run('undo', '--yes'), said).toBe(0);
		expect(essence(await inspect())).toEqual(essence(before));
		expect(readFileSync(lab.host.path(file), 'utf8')).toBe(written);
		expect(await onHost('ls -A /srv/nas; docker network ls --format {{.Name}} | grep -c vdsm || :')).toBe(
			'.env\ncompose.yaml\nown.sh\nsecrets.env\n0',
		);
		await ready();
		expect(await compose()).not.toMatch(/Recreate|Starting/);
	});

	it('comes back from the labels alone', async () => {
		expect(await run('apply', '--yes', '--wait', '0', ...consent, ...answers), said).toBe(0);
		said += await onHost('cat /var/lib/vdsm-passthru/*');
		await onHost('rm -rf /var/lib/vdsm-passthru');
		expect(await run('undo', '--yes'), said).toBe(0);
		expect(essence(await inspect())).toEqual(essence(before));
		expect(await onHost('ls -A /srv/nas')).toBe('.env\ncompose.yaml\nown.sh\nsecrets.env');
	});

	it('comes back running under the name that its file has by then', async () => {
		expect(await run('apply', '--yes', '--wait', '0', ...consent, ...answers), said).toBe(0);
		await onHost(`sed -i 's/container_name: nas/container_name: nas2/' ${file}`);
		expect(await run('undo', '--yes'), said).toBe(0);
		expect(await onHost('docker inspect --format {{.State.Running}} nas2')).toBe('true');
		await onHost(
			`sed -i 's/container_name: nas2/container_name: nas/' ${file}; cd /srv/nas; docker compose up -d 2>&1`,
		);
	});

	it('keeps nobody from taking down the rest when it is gone, and its project, too', async () => {
		expect(await run('apply', '--yes', '--wait', '0', ...consent, ...answers), said).toBe(0);
		await onHost(`docker stop -t 120 nas; docker rm nas; mv ${file} /srv/away`);
		expect(await run('undo', '--yes'), said).toBe(0);
		expect(await onHost('docker network ls --format {{.Name}} | grep -c vdsm || :')).toBe('0');
		await onHost(`mv /srv/away ${file}; cd /srv/nas; docker compose up -d 2>&1`);
		await ready();
	});

	it('is left alone where Compose, called by hand, would do something else', async () => {
		const refused = async (line: string, back: string, words: RegExp) => {
			await onHost(line);
			const {exitCode, stderr} = await product(lab, 'apply', '--yes', ...consent, ...answers);
			said += stderr;
			expect(exitCode, line).toBe(3);
			expect(stderr, line).toMatch(words);
			await onHost(back);
			expect((await inspect()).State.Running).toBe(true);
		};
		const own = `printf 'services: {}\\n' > ${override}`;
		await refused(own, `rm ${override}`, /override file in \/srv\/nas already/);
		await refused(
			`docker run -d --name vpn --network container:nas --entrypoint sleep ${imageName} infinity`,
			'docker rm -f vpn',
			/in its network.*: vpn\./,
		);
		await refused(
			'chmod o+w /srv/nas/.env',
			'chmod o-w /srv/nas/.env',
			/\/srv\/nas\/\.env as root, and somebody can write/,
		);
		await refused(
			'sed -i s/256M/257M/ /srv/nas/.env',
			'sed -i s/257M/256M/ /srv/nas/.env',
			/was changed since/,
		);
		await refused(
			'echo FROM_FILE=x > /srv/nas/secrets.env',
			'echo FROM_FILE=canary-7302 > /srv/nas/secrets.env',
			/was changed since/,
		);
		await refused(
			'echo COMPOSE_FILE=a >> /srv/nas/.env',
			'sed -i /COMPOSE_FILE/d /srv/nas/.env',
			/sets COMPOSE_FILE/,
		);
		await refused(
			`mv ${file} /srv/elsewhere`,
			`mv /srv/elsewhere ${file}`,
			/compose\.yaml, from which it was made, is not on this machine/,
		);
		await refused(
			`docker rm -f nas; cd /srv/nas && docker compose -p other up -d dsm 2>&1`,
			'cd /srv/nas && docker compose -p other down 2>&1; docker compose up -d 2>&1',
			/lists no container/,
		);
		expect(readFileSync(lab.host.path(file), 'utf8')).toBe(written);
	});

	it('can be moved by hand, with what an export writes', async () => {
		expect((await product(lab, 'export', ...answers)).stderr).toContain('a script cannot see');
		await onHost('mkdir /srv/out');
		const {exitCode, stderr} = await product(
			lab,
			'export',
			...answers,
			'--format',
			'compose',
			'-o',
			'/srv/nas',
		);
		expect(exitCode, stderr).toBe(0);
		said += stderr + readFileSync(lab.host.path('/srv/nas/vdsm-override.yaml'), 'utf8');
		const command = /^Run as root: (.*)$/m.exec(stderr)?.[1] ?? '';
		// Compose itself would kill QEMU after the service's own grace period.
		expect(command).toMatch(/docker stop -t \d{3,} nas\b.* docker compose .*\bup\b/);
		await onHost(command);
		await answersAt(chosen.ip);
	});

	it('and is not taken apart by an undo, which knows no way back; when Compose has gone it, undo does the rest', async () => {
		const {exitCode, stderr} = await product(lab, 'undo', '--yes', '--prefix', 'vdsm');
		expect(exitCode, stderr).toBe(3);
		expect(stderr).toContain('docker compose up -d');
		await answersAt(chosen.ip);
		await onHost('docker stop -t 120 nas; cd /srv/nas && docker compose up -d dsm');
		const rest = await product(lab, 'undo', '--yes', '--prefix', 'vdsm');
		expect(rest.exitCode, `${rest.stdout}${rest.stderr}`).toBe(0);
		await ready();
	});

	it('has told nobody what is in its environment [E7]', () => {
		expect(said.length).toBeGreaterThan(20_000);
		expect(said).not.toMatch(/canary-730/);
	});
});

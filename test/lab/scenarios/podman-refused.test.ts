import {writeFileSync} from 'node:fs';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {dockersOwn, openPodmanLab, type PodmanLab} from '../podman/podman-lab.js';
import {planFor, type Spelled} from '../podman/spelled.js';
import {until} from '../system/until.js';
import {
	chosen,
	expectState,
	exportScript,
	guestReady,
	machineState,
	product,
	productBind,
	script,
	staticAt,
} from './product.js';

// Podman in Docker's place is told apart from Docker, and refused before anything is changed. What its networks carry is
// seen beside it: in Podman's own spelling DSM is reached, and word for word, at the socket, it is not.

const lan = {subnet: '192.168.50.0/24', gateway: '192.168.50.1', ip: chosen.ip} as const;
const onCard = ['--nic', 'enp3s0', ...staticAt(chosen.ip)] as const;
const ownClient = '/usr/local/bin/docker';

describe.skipIf(skipLab()).each(['trixie', 'sid'] as const)('the Podman of %s in Docker’s place', name => {
	let lab: PodmanLab;

	beforeAll(async () => {
		lab = await openPodmanLab(name, {binds: [productBind]});
		await lab.host.run('systemctl', ['start', 'podman.socket']);
	});

	afterAll(async () => {
		await lab?.close();
	});

	describe.each(['its program', 'its socket'] as const)('%s is recognised', as => {
		const title = () =>
			`The docker command here ${as === 'its program' ? 'is' : 'talks to'} Podman ${lab.engineVersion}`;
		let before = '';

		beforeAll(async () => {
			// Before the shim in every search path, as a client is that somebody installed beside it.
			if (as === 'its socket') await lab.host.run('ln', ['-s', `${dockersOwn}/docker`, ownClient]);
			before = await machineState(lab);
		});

		afterAll(async () => {
			await lab.host.run('rm', ['-f', ownClient]);
		});

		// Debian's shim says what it is, but for where this file is.
		it.each(['rm -f', 'touch'])('plan refuses, after %s nodocker', async change => {
			await lab.host.run('sh', ['-c', `${change} /etc/containers/nodocker`]);
			const {exitCode, stdout} = await product(lab, 'plan', ...onCard);
			expect(exitCode).toBe(3);
			expect(stdout).toContain(`Problem: ${title()}`);
			expect(stdout).toContain(`Here is Podman ${lab.engineVersion}, and no Docker Engine`);
			expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
				as === 'its program' ? 'It refuses the options macvlan_mode' : 'It drops macvlan_mode=passthru',
			);
		});

		it('apply changes nothing', async () => {
			const {exitCode, stdout, stderr} = await product(lab, 'apply', '--yes', ...onCard);
			expect(exitCode).toBe(3);
			expect(stdout + stderr).toContain(title());
			await expectState(lab, before);
		});

		it.each(['up', 'down', 'check'])('the exported script’s %s changes nothing', async verb => {
			await exportScript(lab, '/root/vdsm.sh', '--force', ...staticAt(chosen.ip));
			const {exitCode, stderr} = await script(lab, '/root/vdsm.sh', verb);
			expect(exitCode, stderr).toBe(3);
			expect(stderr).toContain(as === 'its program' ? 'It refuses the options' : 'It drops the option');
			expect(stderr).toContain(lab.engineVersion);
			await expectState(lab, before);
		});

		it('doctor says what it lacks', async () => {
			const {stdout} = await product(lab, 'doctor', 'engine-podman');
			expect(stdout).toContain(title());
			expect(stdout.replaceAll(/\s+/g, ' ')).toContain('and no Options.parent');
		});
	});

	/** Runs a plan with the `docker` of that path, until the guest has booted. */
	async function carryOut(docker: string, {files, commands}: Spelled): Promise<void> {
		for (const [file, content] of files) writeFileSync(lab.host.path(file), content);
		for (const [program, args] of commands) {
			const {exitCode, stderr} = await lab.host.run(program === 'docker' ? docker : program, args);
			expect(exitCode, `${program} ${args.join(' ')}\n${stderr}`).toBe(0);
		}
		await guestReady(lab);
	}

	const leaseOf = async (nic: string): Promise<string> =>
		until('the guest to have its address', async () => {
			const {stdout} = await lab.host.run('podman', ['logs', 'vdsm']);
			return new RegExp(`LAB-GUEST lease ${nic} \\w+ ([\\d.]+)/`).exec(stdout)?.[1];
		});

	async function takeDown(): Promise<void> {
		await lab.host.run('podman', ['rm', '--force', '--time', '0', 'vdsm']);
		const {stdout} = await lab.host.run('podman', ['network', 'ls', '--format', '{{.Name}}']);
		const ours = stdout.split('\n').filter(network => network.startsWith('vdsm-'));
		await lab.host.run('podman', ['network', 'rm', ...ours]);
		await lab.host.run('rm', ['-rf', '/root/dsm']);
	}

	describe('beside the program', () => {
		afterEach(takeDown);

		it.each([
			['direct', 'static', {...lan}],
			['direct', 'dhcp', {address: 'dhcp'}],
			['classic', 'static', {...lan}],
		] as const)('layout %s, %s, carries DSM’s frames in Podman’s spelling', async (layout, _, raw) => {
			await carryOut('/usr/bin/docker', planFor('podman', layout, raw));
			const lease = await leaseOf('eth1');
			const ip = layout === 'classic' ? chosen.ip : lease;
			await until('DSM to answer on the LAN', async () => (await lab.client.http(ip, 80)).status === 200);
		});

		it('layout direct is made word for word at the socket, and nobody reaches DSM', async () => {
			await carryOut(`${dockersOwn}/docker`, planFor('docker', 'direct', lan));
			expect(await leaseOf('eth1')).toBe(chosen.ip);
			const {stdout} = await lab.host.run('podman', [
				'exec',
				'vdsm',
				'ip',
				'-d',
				'link',
				'show',
				'type',
				'macvlan',
			]);
			expect(stdout).toContain('macvlan mode bridge');
			expect((await lab.client.http(chosen.ip, 80, '/', {timeoutMs: 5000})).status).not.toBe(200);
		});
	});
});

import {writeFileSync} from 'node:fs';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {podmanTried} from '../../../source/model/podman.js';
import {skipLab} from '../availability.js';
import {type Gap, gaps, type Reply} from '../podman/gaps.js';
import {dockersOwn, openPodmanLab, type PodmanLab} from '../podman/podman-lab.js';
import type {RunResult} from '../system/run.js';
import {until} from '../system/until.js';

// What the program says that Podman lacks is asked of the real thing. The day that a Podman closes one of these gaps, this is
// red, and what is said of it is to be looked at again.

describe.skipIf(skipLab()).each(['trixie', 'sid'] as const)('the Podman of %s', name => {
	let lab: PodmanLab;

	beforeAll(async () => {
		lab = await openPodmanLab(name);
		const words = '--driver macvlan --opt parent=enp3s0 --label lab.label=lan lan';
		await podman('network', 'create', ...words.split(' '));
		const mount = 'type=bind,source=/etc,target=/mnt';
		await podman('create', '--name', 'probe', '--mount', mount, 'vdsm/virtual-dsm');
		await lab.host.run('systemctl', ['start', 'podman.socket']);
	});

	afterAll(async () => {
		await lab?.close();
	});

	const podman = async (...args: readonly string[]): Promise<RunResult> => lab.host.run('podman', args);

	// What sid has moves on any day, and is told then as one that was not tried; what a stable Debian has does not.
	it.runIf(name === 'trixie')('is a version whose answers are known', () => {
		expect(podmanTried).toContain(lab.engineVersion);
	});

	describe.each(gaps.map(gap => [gap.asked.join(' '), gap] as const))('docker %s', (_, gap) => {
		afterEach(async () => {
			await podman('network', 'rm', '--force', 'gap');
		});

		it('as its program', async () => {
			await expectReply(gap, gap.program, await lab.host.run('/usr/bin/docker', gap.asked));
		});

		it.skipIf(gap.socket.kind === 'unasked')('at its socket', async () => {
			await expectReply(gap, gap.socket, await lab.host.run(`${dockersOwn}/docker`, gap.asked));
		});

		it.skipIf(gap.own === null)('in words of its own', async () => {
			const {stdout, stderr} = await podman(...(gap.own?.asked ?? []));
			expect(stdout, stderr).toContain(gap.own?.says);
		});
	});

	async function expectReply(
		{asked}: Gap,
		reply: Reply,
		{exitCode, stdout, stderr}: RunResult,
	): Promise<void> {
		if (reply.kind === 'refuses') {
			expect(exitCode).not.toBe(0);
			expect(stderr).toContain(reply.says);
			return;
		}
		expect(exitCode, stderr).toBe(0);
		if (reply.kind === 'empty') expect(stdout.trim()).toBe('');
		if (reply.kind === 'answers') expect(stdout.trim()).not.toBe('');
		if (reply.kind === 'drops') {
			expect(asked.join(' ')).toContain(reply.word);
			const {stdout: made} = await podman('network', 'inspect', 'gap');
			expect(made).toContain('"gap"');
			expect(made).not.toContain(reply.word);
		}
	}

	it('never calls a container that its hook refuses “restarting”', async () => {
		writeFileSync(lab.host.path('/root/no.sh'), 'echo "not today"\nreturn 1\n');
		const words = '--restart unless-stopped --mount type=bind,source=/root/no.sh,target=/run/start.sh';
		await podman('create', '--name', 'no', ...words.split(' '), 'vdsm/virtual-dsm');
		await podman('start', 'no');
		const seen = new Set<string>();
		await until('a third start', async () => {
			const {stdout} = await podman('inspect', '--format', '{{.State.Restarting}} {{.RestartCount}}', 'no');
			const [restarting = '', count] = stdout.split(' ');
			seen.add(restarting);
			return Number(count) > 3;
		});
		await podman('rm', '--force', '--time', '0', 'no');
		expect([...seen]).toEqual(['false']);
	});

	it('starts no container after a reboot, but by podman-restart.service', async () => {
		for (const policy of ['unless-stopped', 'always']) {
			const sleep = '--entrypoint /bin/sleep vdsm/virtual-dsm 1000';
			await podman('create', '--name', policy, '--restart', policy, ...sleep.split(' '));
			expect((await podman('start', policy)).exitCode).toBe(0);
		}
		await lab.reboot();
		await lab.host.run('systemctl', ['is-system-running', '--wait']);
		const running = async () => (await podman('ps', '--format', '{{.Names}}')).stdout.split('\n').sort();
		expect(await running()).toEqual(['']);
		await lab.host.run('systemctl', ['enable', '--now', 'podman-restart.service']);
		expect(await running()).toEqual(name === 'trixie' ? ['always'] : ['always', 'unless-stopped']);
	});
});

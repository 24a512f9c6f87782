import {readFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {must} from '../matrix/cells.js';
import {openReady, type Ready, setups} from '../matrix/setups.js';
import {startInBackground} from '../system/group.js';
import type {RunResult} from '../system/run.js';
import {until} from '../system/until.js';

// A real Engine without root: it runs in a network of its own, so no card of this machine can be given away by it (promise E8).

const anna = 1234;
const socket = `unix:///run/user/${anna}/docker.sock`;

describe.skipIf(skipLab())('an Engine without root [E8]', () => {
	let ready: Ready;
	const [, direct] = setups;
	const answers = direct?.answers ?? [];

	const sh = async (line: string) => must(ready.bench.lab.host.run('sh', ['-c', line]));
	const asAnna = ['--reuid', String(anna), '--regid', String(anna), '--clear-groups', '--'] as const;
	const hers = [
		'env',
		'--chdir=/home/anna',
		'HOME=/home/anna',
		'USER=anna',
		`XDG_RUNTIME_DIR=/run/user/${anna}`,
	];

	const vdsm = async (...args: readonly string[]): Promise<RunResult> => {
		const program = ['node', '/opt/vdsm-passthru-test/vdsm-passthru.cjs', ...args];
		return ready.bench.lab.host.run('setpriv', [...asAnna, ...hers, `DOCKER_HOST=${socket}`, ...program]);
	};

	beforeAll(async () => {
		if (!direct) throw new Error('no set-up');
		ready = await openReady('sid', direct);
		const {host} = ready.bench.lab;
		await sh(
			`useradd --uid ${anna} --create-home anna && install -d -o anna -g anna -m 700 /run/user/${anna}`,
		);
		await sh('echo "anna ALL=(ALL:ALL) NOPASSWD: ALL" > /etc/sudoers.d/anna; chmod 440 /etc/sudoers.d/anna');
		await sh('echo anna:200000:65536 | tee /etc/subuid > /etc/subgid; chmod 666 /dev/net/tun');
		await sh('chmod -R a+rX /opt/vdsm-passthru-test');
		const engine = ['/usr/share/docker.io/contrib/dockerd-rootless.sh', '--storage-driver', 'vfs'];
		const log = host.path('/root/rootless.log');
		startInBackground(
			host.enter(['setpriv', [...asAnna, ...hers, 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', ...engine]]),
			log,
		);
		await until('the Engine to answer', async () => {
			const {stdout, exitCode} = await host.run('setpriv', [
				...asAnna,
				...hers,
				'docker',
				'--host',
				socket,
				'info',
				'--format',
				'{{.SecurityOptions}}',
			]);
			if (exitCode !== 0) throw new Error(readFileSync(log, 'utf8').slice(-2000));
			return stdout.includes('rootless');
		});
	});

	afterAll(async () => {
		await ready?.bench.close();
	});

	it.each([['plan'], ['apply']])(
		'%s says that it cannot give a card away, and which one can',
		async action => {
			const before = await ready.look();
			const {exitCode, stdout, stderr} = await vdsm(
				action,
				...(action === 'apply' ? ['--yes'] : []),
				...answers,
			);
			expect(exitCode, `${stdout}${stderr}`).toBe(3);
			expect(`${stdout}${stderr}`).toContain('runs rootless');
			expect(`${stdout}${stderr}`).toContain('Run this as root');
			expect(await ready.look()).toEqual(before);
		},
	);

	it('nics lists what the machine has; a doctor names it as the cause', async () => {
		expect((await must(vdsm('nics', '--all'))).stdout).toContain('enp3s0');
		const {exitCode, stdout} = await vdsm('doctor', '--json');
		expect(exitCode).toBe(3);
		expect(JSON.parse(stdout)).toMatchObject({cause: 'engine-rootful'});
	});

	it('root is led to the other Engine by sudo, with Anna’s socket in her environment', async () => {
		const line = [
			'sudo',
			'/usr/local/bin/node',
			'/opt/vdsm-passthru-test/vdsm-passthru.cjs',
			'plan',
			...answers,
		];
		const {host} = ready.bench.lab;
		const {stdout} = await must(host.run('setpriv', [...asAnna, ...hers, `DOCKER_HOST=${socket}`, ...line]));
		expect(stdout).toContain('For Docker Engine');
		expect(stdout).not.toContain('rootless');
	});
});

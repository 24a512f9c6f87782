import {cp} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {type BootLab, openBootLab} from '../boot/boot-lab.js';
import {testBuild} from '../matrix/test-build.js';
import {until} from '../system/until.js';

// What a change of cards leaves in the host's files: the unit for the next boot, and what its networkd was told.

const folder = '/opt/vdsm-passthru-test';
const own = (nic: string) =>
	`[Match]\nName=${nic}\n[Network]\nLinkLocalAddressing=no\n[Link]\nActivationPolicy=manual\n`;
const lan = ['--subnet', '192.168.50.0/24', '--gateway', '192.168.50.1', '--ip', '192.168.50.80'];
const on = (nic: string) => ['--prefix', 'vdsm', '--nic', nic, '--ram-size', '256M', ...lan];
const one = on('enp3s0');
const both = [...one, '--also', 'enp4s0,address=dhcp'];

describe.skipIf(skipLab())('a change of cards on a host with systemd, whose networkd has them', () => {
	let lab: BootLab;
	let before = '';

	const vdsm = async (args: readonly string[], point = '', code = 0) => {
		const env = ['VDSM_PASSTHRU_TEST_SETTLE=1', `VDSM_PASSTHRU_TEST_POINT=${point}`];
		const words = [...env, 'node', `${folder}/vdsm-passthru.cjs`, ...args];
		const {exitCode, stdout, stderr} = await lab.host.run('env', words, {timeoutMs: 180_000});
		expect(exitCode, `${stdout}\n${stderr}`).toBe(code);
	};
	const apply = async (answers: readonly string[], point = '', code = 0) =>
		vdsm(['apply', '--yes', '--wait', '0', ...answers], point, code);
	const files = async () =>
		(await lab.host.run('sh', ['-c', 'grep -r . /etc/systemd/network /etc/systemd/system/vdsm-*'])).stdout;
	const addresses = async () => (await lab.host.run('ip', ['-br', 'addr', 'show', 'dev', 'enp4s0'])).stdout;

	beforeAll(async () => {
		const built = await testBuild();
		lab = await openBootLab({nics: ['enp3s0', 'enp4s0']});
		await cp(built.folder, lab.host.path(folder), {recursive: true});
		for (const nic of ['enp3s0', 'enp4s0']) {
			const file = `/etc/systemd/network/50-${nic}.network`;
			await lab.host.run('sh', ['-c', 'printf %s "$1" > "$2"', 'sh', own(nic), file]);
		}
		await lab.host.run('systemctl', ['start', 'systemd-networkd']);
		const taken = 'grep -h ^ADMIN_STATE=configured /run/systemd/netif/links/* | wc -l';
		await until('networkd to have both cards', async () => {
			const {stdout} = await lab.host.run('sh', ['-c', taken]);
			return Number(stdout) === 2;
		});
		before = await files();
	});

	afterAll(async () => {
		await lab?.close();
	});

	it('has the former unit again when it fails, or is killed and taken back', async () => {
		await apply(one);
		const stood = await files();
		expect(stood).toContain('vdsm-passthru-vdsm.service');
		await apply(both, 'take:start:after=fail', 1);
		expect(await files()).toBe(stood);
		await vdsm(['status']);
		await apply(both, 'take:start:after=kill', 137);
		expect(await files()).not.toBe(stood);
		await vdsm(['undo', '--yes']);
		expect(await files()).toBe(stood);
		await vdsm(['status']);
	});

	it('tells networkd of the card that stays throughout, and of neither after an undo', async () => {
		await apply(both);
		const stood = await files();
		// The second card becomes the first one.
		await apply(on('enp4s0'), 'take:start:after=fail', 1);
		expect(await files()).toBe(stood);
		await vdsm(['status']);
		await apply(on('enp4s0'));
		expect(await addresses()).not.toMatch(/\d\/\d/);
		await vdsm(['status']);
		await vdsm(['undo', '--yes']);
		expect(await files()).toBe(before);
	});
});

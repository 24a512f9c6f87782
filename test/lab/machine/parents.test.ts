import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {testBuild} from '../matrix/test-build.js';
import type {RunResult} from '../system/run.js';
import {until} from '../system/until.js';
import {emulated, type MachineLab, openMachineLab} from './machine-lab.js';

// VLAN, bond and bridge in a card's place. Namespaces cannot have the first two where CI runs: its kernel lacks them.

describe.skipIf(skipLab())('what is no card, in a card’s place', () => {
	let lab: MachineLab;

	beforeAll(async () => {
		lab = await openMachineLab({share: (await testBuild()).folder});
	});

	afterAll(async () => {
		await lab?.close();
	});

	const shell = async (line: string): Promise<string> => {
		const {stdout, stderr, exitCode} = await lab.host.run('sh', ['-euc', line]);
		expect([line, exitCode, stderr]).toEqual([line, 0, expect.anything()]);
		return stdout;
	};
	const product = async (...args: readonly string[]): Promise<RunResult> =>
		lab.host.run('node', ['/share/vdsm-passthru.cjs', ...args], {timeoutMs: 400_000, env: emulated});
	const apply = async (nic: string, ...more: readonly string[]) =>
		product('apply', '--nic', nic, '--ram-size', '256M', '--yes', '--wait', '0', ...more);
	const at = (net: string) => ['--subnet', `${net}.0/24`, '--gateway', `${net}.1`, '--ip', `${net}.80`];

	/** What an undo has to leave as it was. docker0 has another MAC at each boot. */
	const state = async () =>
		shell(
			'ip -br link show | grep -v docker0 | sort; ip -br addr show | sort; ip -4 route; docker network ls --format "{{.Name}}" | sort; docker ps -aq; ls /etc/systemd/system /etc/systemd/network; grep . /proc/sys/net/ipv6/conf/*/disable_ipv6',
		);
	const ask = `fetch('http://192.168.20.80:5000/').then(reply => reply.text()).then(console.log)`;
	/** From the far end of the VLAN. */
	const answer = async () =>
		until(
			'the guest to answer',
			async () => {
				const args = ['netns', 'exec', 'far', 'node', '-e', ask];
				return (await lab.host.run('ip', args)).stdout.includes('lab guest');
			},
			{timeoutMs: 300_000, everyMs: 1000},
		);

	it('makes a VLAN on a card that is down, for frames with its tag alone, again after a reboot, and takes it away', async () => {
		const below = await lab.nameOf('vmxnet3');
		const far = await lab.nameOf('rtl8139');
		const name = `${below}.20`;
		const before = await state();

		const {exitCode, stdout, stderr} = await apply(name, ...at('192.168.20'));
		expect(`${stdout}\n${stderr}`).toContain(name);
		expect(exitCode, `${stdout}\n${stderr}`).toBe(0);
		// The far end: another card of the machine's, in a namespace, on the same switch.
		const plug = `ip netns add far; ip link set ${far} netns far; ip -n far link set ${far} up; ip -n far link add link ${far} name vlan20 type vlan id 20; ip -n far addr add 192.168.20.1/24 dev vlan20; ip -n far link set vlan20 up`;
		const [tagged, bare] = await Promise.all([
			lab.capture('vmxnet3', 'vlan 20 and tcp port 5000'),
			lab.capture('vmxnet3', 'not vlan and (ip or arp)'),
		]);
		await shell(plug);
		await answer();
		expect((await tagged.stop()).length).toBeGreaterThan(5);
		expect(await bare.stop()).toEqual([]);

		await lab.reboot('cut');
		expect(await shell(`ip -d link show dev ${name}`)).toContain('id 20');
		await shell(plug);
		await answer();

		const undone = await product('undo', '--yes');
		expect(undone.exitCode, `${undone.stdout}\n${undone.stderr}`).toBe(0);
		await shell('ip netns del far');
		// The card comes back from there a moment later.
		await expect.poll(state, {timeout: 30_000, interval: 1000}).toBe(before);
	});
});

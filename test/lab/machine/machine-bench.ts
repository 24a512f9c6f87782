import {expect} from 'vitest';
import {testBuild} from '../matrix/test-build.js';
import type {RunOptions, RunResult} from '../system/run.js';
import {until} from '../system/until.js';
import {emulated, type MachineLab, type MachineOptions, openMachineLab} from './machine-lab.js';

/** A guest in an emulated machine is emulated twice: a minute or two to its boot. */
export const twiceEmulated = {timeoutMs: 400_000, everyMs: 1000} as const;

/** A machine with the program in it, and what its tests ask all the time. */
export type MachineBench = {
	readonly lab: MachineLab;
	/** Lines for the machine's shell, each of which has to succeed. */
	shell(...lines: readonly string[]): Promise<string>;
	/** Runs the program; the exit code is the caller's to check. */
	vdsm(args: readonly string[], options?: RunOptions): Promise<RunResult>;
	/** The same where it has to succeed. */
	product(...args: readonly string[]): Promise<RunResult>;
	/** What an undo has to leave as it was. */
	state(): Promise<string>;
	/** Waits until it is: a card comes back from a dead namespace a moment later. */
	expectState(before: string): Promise<void>;
	/** Until DSM's page answers a client on the LAN. */
	answersClient(ip?: string): Promise<void>;
};

/** Opens the machine with the test build in it, or with another folder at /share that has one. */
export async function openMachineBench(options: Partial<MachineOptions> = {}): Promise<MachineBench> {
	const lab = await openMachineLab({share: (await testBuild()).folder, ...options});
	const shell = async (...lines: readonly string[]): Promise<string> => {
		const {stdout, stderr, exitCode} = await lab.host.run('sh', ['-euc', lines.join('\n')]);
		expect([lines, exitCode, stderr]).toEqual([lines, 0, expect.anything()]);
		return stdout;
	};
	const vdsm: MachineBench['vdsm'] = async (args, {env, ...given} = {}) =>
		lab.host.run('node', ['/share/vdsm-passthru.cjs', ...args], {
			timeoutMs: 400_000,
			env: {...emulated, ...env},
			...given,
		});
	// docker0 has another MAC at each boot.
	const state = async () =>
		shell(
			'ip -br link show | grep -v docker0 | sort',
			'ip -br addr show | sort',
			'ip -4 route',
			'docker network ls --format "{{.Name}}" | sort',
			'docker ps -aq',
			'ls /etc/systemd/system /etc/systemd/network',
			'grep . /proc/sys/net/ipv6/conf/*/disable_ipv6',
		);
	return {
		lab,
		shell,
		vdsm,
		async product(...args) {
			const result = await vdsm(args);
			expect(result.exitCode, `${args.join(' ')}: ${result.stdout}\n${result.stderr}`).toBe(0);
			return result;
		},
		state,
		async expectState(before) {
			await expect.poll(state, {timeout: 60_000, interval: 1000}).toBe(before);
		},
		async answersClient(ip = '192.168.50.80') {
			await until(
				'the guest to answer on the LAN',
				async () => (await lab.client.http(ip, 5000)).status === 200,
				twiceEmulated,
			);
		},
	};
}

/** A static address on the LAN of the lab's machines. */
export const onLan = [
	...['--subnet', '192.168.50.0/24', '--gateway', '192.168.50.1', '--ip', '192.168.50.80'],
] as const;

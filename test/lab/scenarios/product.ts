import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect} from 'vitest';
import type {Bind} from '../host/engine-host.js';
import {type Lab, type LabOptions, openLab} from '../lab.js';
import type {EngineName} from '../roots/debian-root.js';
import type {RunResult} from '../system/run.js';
import {until} from '../system/until.js';
import type {Place} from '../wire/namespace.js';

/** The built product, as the host sees it. */
export const productBind: Bind = {
	source: fileURLToPath(new URL('../../../dist', import.meta.url)),
	target: '/opt/vdsm-passthru',
};

/** As much of a lab as the product runs in. */
type HostOf = Pick<Lab, 'host'>;

/** Addresses of the lab's LAN that the scenarios give to DSM; none is in the router's DHCP range. */
export const chosen = {ip: '192.168.50.80', other: '192.168.50.81'} as const;

/** A lab whose host has the built product, its card down and without an address as a spare card is. */
export async function openProductLab(engine: EngineName, options: Partial<LabOptions> = {}): Promise<Lab> {
	return openLab({...options, engine, nicsUp: false, binds: [productBind]});
}

/** Runs the product in the host, as its user would. */
export async function product(lab: HostOf, ...args: readonly string[]): Promise<RunResult> {
	return lab.host.run('node', ['/opt/vdsm-passthru/vdsm-passthru.cjs', ...args], {timeoutMs: 60_000});
}

/** Exports a script to `file` in the host, from that host's own facts. The script's text comes back. */
export async function exportScript(lab: HostOf, file: string, ...args: readonly string[]): Promise<string> {
	const result = await product(lab, 'export', '--nic', 'enp3s0', '--ram-size', '256M', '-o', file, ...args);
	expect(result.exitCode, result.stderr).toBe(0);
	return readFileSync(lab.host.path(file), 'utf8');
}

/** The arguments for a static address on the lab's LAN. */
export function staticAt(ip: string): readonly string[] {
	return ['--subnet', '192.168.50.0/24', '--gateway', '192.168.50.1', '--ip', ip];
}

/** Runs an exported script with dash, as a user would; the exit code is the caller's to check. */
export async function script(lab: HostOf, file: string, ...args: readonly string[]): Promise<RunResult> {
	return lab.host.run('sh', [file, ...args], {timeoutMs: 120_000});
}

/** Runs `up` and waits until the guest has booted. */
export async function bringUp(lab: HostOf, file: string): Promise<RunResult> {
	const result = await script(lab, file, 'up');
	expect(result.exitCode, `${result.stdout}\n${result.stderr}`).toBe(0);
	await guestReady(lab);
	return result;
}

/** Everything that the guest's console said, over all its boots in this container. */
export async function consoleOf(lab: HostOf): Promise<string> {
	return (await lab.host.run('docker', ['logs', 'vdsm'])).stdout;
}

export async function guestReady(lab: HostOf, boots = 1): Promise<void> {
	await until(
		'the guest to be up',
		async () => (await consoleOf(lab)).split('LAB-GUEST READY').length > boots,
	);
}

/** The machine's state, as far as a set-up may touch it: links, addresses, routes, rules, Docker's objects, files. */
export async function machineState(lab: HostOf): Promise<string> {
	const looks: ReadonlyArray<readonly [string, readonly string[]]> = [
		['ip', ['-br', 'link', 'show']],
		['ip', ['-br', '-4', 'addr', 'show']],
		['ip', ['-br', '-6', 'addr', 'show', 'dev', 'enp3s0']],
		['ip', ['-4', 'route', 'show', 'table', 'all']],
		[
			'sh',
			[
				'-c',
				'grep . /proc/sys/net/ipv6/conf/enp3s0/disable_ipv6 /proc/sys/net/ipv4/conf/enp3s0/arp_ignore /sys/class/net/enp3s0/address',
			],
		],
		['docker', ['network', 'ls', '--format', '{{.Name}} {{.Driver}}']],
		['docker', ['ps', '--all', '--format', '{{.Names}}']],
		// Rules only: Docker keeps chains and tables that it has once made, empty.
		['sh', ['-c', 'iptables-save | grep "^-A"']],
		['sh', ['-c', 'ls -A /root | grep -vx -e dsm -e vdsm.sh']],
	];
	const answers = await Promise.all(
		looks.map(async ([program, args]) => (await lab.host.run(program, args)).stdout),
	);
	return answers.join('\n');
}

/** The MACs of a machine of the lab. */
export async function macsOf(place: Place): Promise<readonly string[]> {
	const {stdout} = await place.run('sh', ['-c', 'cat /sys/class/net/*/address']);
	return stdout.split('\n').filter(mac => mac !== '');
}

/** The MAC of the host's card, as long as nobody else has it. */
export async function cardMac(lab: HostOf): Promise<string> {
	return readFileSync(lab.host.path('/sys/class/net/enp3s0/address'), 'utf8').trim();
}

/** What the card may say for itself before DSM starts: who has `ip`, asked by nobody (F33). */
export const questionFor = (ip: string) => `ARP who-has ${ip} tell 0.0.0.0`;

/** The machine is as it was `before`. The kernel takes a dead namespace's veths away a moment after Docker said it was done. */
export async function expectState(lab: HostOf, before: string): Promise<void> {
	await expect.poll(async () => machineState(lab), {timeout: 15_000, interval: 200}).toBe(before);
}

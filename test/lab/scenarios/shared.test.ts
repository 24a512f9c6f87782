import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {alikeEngines} from '../engines.js';
import type {Lab} from '../lab.js';
import {until} from '../system/until.js';
import {hostAddress, openOneCardLab, reaches, watchHost} from './one-card.js';
import {chosen, consoleOf, machineState, macsOf, product, script, staticAt} from './product.js';

// A host with one card keeps it, with its address and its way out, and DSM is beside it under the router's lease. The
// lab's kernel has no vhost-net: that one switch of the image is the lab's, all else is what a user's machine does.

describe.skipIf(skipLab()).each(alikeEngines)('shared on the Engine of %s', engine => {
	let lab: Lab;
	let before = '';

	beforeAll(async () => {
		lab = await openOneCardLab(engine);
		before = await cardState();
	});

	afterAll(async () => {
		await lab?.close();
	});

	/** Of this kind a card is never proposed by itself: it is no physical one. */
	const card = ['--nic', 'enp3s0', '--ram-size', '256M'] as const;

	async function apply(...args: readonly string[]) {
		const {exitCode, stdout, stderr} = await product(lab, 'apply', '--yes', '--wait', '60', ...card, ...args);
		return {exitCode, text: `${stdout}\n${stderr}`};
	}

	/** With the card's promiscuity and MTU, which a set-up could leave changed. */
	async function cardState(): Promise<string> {
		const {stdout} = await lab.host.run('sh', [
			'-c',
			'ip -d link show dev enp3s0 | grep -o "promiscuity [0-9]*\\|mtu [0-9]*"; ip -6 route show dev enp3s0 | sed "s/ expires [0-9]*sec//"',
		]);
		return `${await machineState(lab)}\n${stdout}`;
	}

	async function leaseOf(mac: string): Promise<string> {
		return until(
			'the lease',
			async () => new RegExp(`DHCPACK\\(lan\\) (\\S+) ${mac}`).exec(await lab.router.dhcpLog())?.[1],
		);
	}

	async function plannedMac(): Promise<string> {
		const {stdout} = await product(lab, 'plan', ...card, '--ip', chosen.ip, '--json');
		const container = JSON.parse(stdout).steps.find(({id}: {id: string}) => id === 'container');
		return /MAC=([\da-f:]+)/.exec(JSON.stringify(container.run))?.[1] ?? '';
	}

	describe('applied', () => {
		let mac = '';
		let ip = '';

		it('is what the program proposes there, and never passthru', async () => {
			const {stdout, stderr} = await product(lab, 'plan', ...card, '--ip', chosen.ip, '--json');
			const plan = JSON.parse(stdout);
			expect(plan.answers, stderr).toMatchObject({nic: 'enp3s0', layout: 'shared', ip: chosen.ip});
			expect(plan.steps.map(({id}: {id: string}) => id)).toEqual([
				'image',
				'storage',
				'network-lan',
				'container',
				'start',
			]);
			const passthru = await product(
				lab,
				'export',
				'--nic',
				'enp3s0',
				'--layout',
				'direct',
				'--ip',
				chosen.ip,
			);
			expect(passthru.exitCode).toBe(3);
			expect(passthru.stderr).toContain('default route');
			expect(await cardState()).toBe(before);
		});

		it('leaves the host reachable while it is set up, and after', async () => {
			mac = await plannedMac();
			const watch = watchHost(lab);
			const {exitCode, text} = await apply('--ip', chosen.ip);
			const {asked, missed} = await watch.end();
			expect(exitCode, text).toBe(0);
			expect(asked).toBeGreaterThan(5);
			expect(missed).toBe(0);
			expect(await reaches(lab.host, '192.168.50.20')).toBe(true);
			const routes = await lab.host.run('ip', ['-4', 'route', 'show', 'dev', 'enp3s0']);
			expect(routes.stdout).toContain('default via 192.168.50.1');
			const held = await lab.host.run('ip', ['-4', 'addr', 'show', 'dev', 'enp3s0']);
			expect(held.stdout).toContain(`${hostAddress}/24`);
		});

		it('has DSM lease an address of its own, under the planned MAC', async () => {
			ip = await leaseOf(mac);
			expect(ip).not.toBe(chosen.ip);
			await until('the guest to say so', async () =>
				new RegExp(`LAB-GUEST lease eth0 \\w+ ${ip}/`).test(await consoleOf(lab)),
			);
		});

		it('answers the LAN and a client behind the router at that address, each as itself', async () => {
			await until('DSM on the LAN', async () => (await lab.client.http(ip, 80)).status === 200);
			expect((await lab.client.http(ip, 5000, '/cgi-bin/peer')).body?.trim()).toBe('192.168.50.20');
			await lab.router.forwardTo(ip);
			expect((await lab.wan.http('203.0.113.1', 8080, '/cgi-bin/peer')).body?.trim()).toBe('203.0.113.20');
		});

		// The macvtap lets in only the multicast that somebody in the container listens to: the question for DSM's IPv6
		// address among it, as long as the container has IPv6 itself, which it has not before Engine 28.
		it('has an IPv6 address of the LAN’s, too, and answers there where the container has IPv6', async () => {
			const address = await until(
				'DSM’s IPv6 address',
				async () =>
					/inet6 (fd00:50::[\da-f:]+)/.exec(
						(await lab.client.http(ip, 80, '/cgi-bin/state')).body ?? '',
					)?.[1],
			);
			const off = await lab.host.run('docker', [
				'exec',
				'vdsm',
				'cat',
				'/proc/sys/net/ipv6/conf/all/disable_ipv6',
			]);
			expect(off.stdout.trim()).toBe(engine === 'bookworm' ? '1' : '0');
			if (engine === 'bookworm') {
				expect((await lab.client.http(address, 80, '/', {timeoutMs: 5000})).failure).toBeDefined();
				return;
			}
			// It may still look whether anybody else has it.
			await until('DSM at it', async () => (await lab.client.http(address, 80)).status === 200);
		});

		it('does not answer this host, as the plan said', async () => {
			expect((await lab.host.http(ip, 80, '/', {timeoutMs: 3000})).failure).toBeDefined();
		});

		it('is under no MAC of the host’s, and the host under none of DSM’s', async () => {
			const neighbours = (await lab.client.run('ip', ['neigh', 'show'])).stdout;
			const host = await macsOf(lab.host);
			const at = (address: string) => new RegExp(`^${address} .*lladdr (\\S+)`, 'm').exec(neighbours)?.[1];
			expect(at(ip)).toBe(mac);
			expect(host).toContain(at(hostAddress));
			expect(host).not.toContain(mac);
		});

		it('stands as planned: a second apply changes nothing, and the doctor finds nothing', async () => {
			const standing = await cardState();
			const again = await apply('--ip', chosen.ip);
			expect(again.exitCode, again.text).toBe(0);
			expect(again.text).toContain('Nothing to do');
			expect(await cardState()).toBe(standing);
			const status = await product(lab, 'status');
			expect(status.exitCode, status.stdout).toBe(0);
			const doctor = await product(lab, 'doctor', '--json');
			const {checks} = JSON.parse(doctor.stdout) as {checks: {id: string; verdict: string; found: string}[]};
			expect(checks.length).toBeGreaterThan(50);
			const wrong = checks
				.filter(({verdict}) => verdict === 'error' || verdict === 'warning')
				.map(({id, found}) => `${id}: ${found}`);
			expect(wrong).toEqual([]);
		});

		it('keeps its lease over a restart of the container', async () => {
			await lab.host.run('docker', ['restart', 'vdsm'], {timeoutMs: 150_000});
			await until('DSM after the restart', async () => (await lab.client.http(ip, 80)).status === 200);
		});

		it('is undone without a trace, and the host was there all the time', async () => {
			const watch = watchHost(lab);
			const undo = await product(lab, 'undo', '--yes');
			expect((await watch.end()).missed).toBe(0);
			expect(undo.exitCode, `${undo.stdout}\n${undo.stderr}`).toBe(0);
			await expect.poll(cardState, {timeout: 15_000, interval: 200}).toBe(before);
		});
	});

	describe('as a script', () => {
		it('goes up, changes nothing the second time, finds nothing wrong, and goes down without a trace', async () => {
			const file = '/root/vdsm.sh';
			const exported = await product(lab, 'export', ...card, '-o', file, ...staticAt(chosen.other));
			expect(exported.exitCode, exported.stderr).toBe(0);
			const up = await script(lab, file, 'up');
			expect(up.exitCode, `${up.stdout}\n${up.stderr}`).toBe(0);
			const ip = await leaseOf(await plannedMac());
			await until('DSM on the LAN', async () => (await lab.client.http(ip, 80)).status === 200);
			expect(await reaches(lab.client, hostAddress)).toBe(true);
			expect((await script(lab, file, 'up')).stdout).not.toContain('  + ');
			const check = await script(lab, file, 'check');
			expect(check.exitCode, check.stdout).toBe(0);
			const down = await script(lab, file, 'down');
			expect(down.exitCode, `${down.stdout}\n${down.stderr}`).toBe(0);
			await expect.poll(cardState, {timeout: 15_000, interval: 200}).toBe(before);
		});

		it('refuses a card that is off, and one that a passthru network has', async () => {
			await lab.host.run('docker', [
				'network',
				'create',
				'-d',
				'macvlan',
				'--subnet',
				'10.9.9.0/24',
				'-o',
				'parent=enp3s0',
				'-o',
				'macvlan_mode=passthru',
				'home',
			]);
			const taken = await script(lab, '/root/vdsm.sh', 'up');
			expect([taken.exitCode, taken.stderr]).toEqual([3, expect.stringContaining('home')]);
			const listed = await product(
				lab,
				'apply',
				'--yes',
				'--nic',
				'enp3s0',
				'--layout',
				'shared',
				'--ip',
				chosen.ip,
			);
			expect([listed.exitCode, listed.stderr]).toEqual([3, expect.stringContaining('home')]);
			await lab.host.run('docker', ['network', 'rm', 'home']);
			await lab.host.run('ip', ['link', 'set', 'enp3s0', 'down']);
			const off = await script(lab, '/root/vdsm.sh', 'up');
			expect([off.exitCode, off.stderr]).toEqual([3, expect.stringContaining('is down')]);
			await lab.host.run('ip', ['link', 'set', 'enp3s0', 'up']);
		});
	});
});

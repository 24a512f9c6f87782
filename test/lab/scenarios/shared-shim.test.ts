import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {alikeEngines} from '../engines.js';
import type {Lab} from '../lab.js';
import {until} from '../system/until.js';
import {hostAddress, openOneCardLab, watchHost} from './one-card.js';
import {chosen, machineState, product, script} from './product.js';

// The host's own way to a DSM that is beside it on its only card: with it the two reach each other, without it they do not,
// and nothing of it is left behind.

const shim = 'vdsm-shim';
const [first, second] = ['192.168.50.82', '192.168.50.83'];

describe.skipIf(skipLab()).each(alikeEngines)('shared with a shim on the Engine of %s', engine => {
	let lab: Lab;
	let before = '';
	let mac = '';
	/** DSM's lease. */
	let dsm = '';

	beforeAll(async () => {
		lab = await openOneCardLab(engine);
		before = await cardState();
	});

	afterAll(async () => {
		await lab?.close();
	});

	const card = ['--nic', 'enp3s0', '--ip', chosen.ip, '--ram-size', '256M'] as const;
	const way = (ip: string): readonly string[] => ['--dsm-ip', dsm, '--shim-ip', ip];

	async function apply(...args: readonly string[]) {
		const {exitCode, stdout, stderr} = await product(lab, 'apply', '--yes', '--wait', '60', ...card, ...args);
		return {exitCode, text: `${stdout}\n${stderr}`};
	}

	async function onHost(...command: readonly [string, ...string[]]): Promise<string> {
		const [program, ...args] = command;
		const {stdout, stderr, exitCode} = await lab.host.run(program, args);
		expect(exitCode, `${command.join(' ')}: ${stderr}`).toBe(0);
		return stdout.trim();
	}

	async function cardState(): Promise<string> {
		const {stdout} = await lab.host.run('sh', [
			'-c',
			'ip -d link show dev enp3s0 | grep -o "promiscuity [0-9]*\\|mtu [0-9]*"; ip -6 route show dev enp3s0 | sed "s/ expires [0-9]*sec//"; ls -A /etc/systemd/system /etc/NetworkManager/conf.d /etc/systemd/network 2>/dev/null; sysctl net.ipv4.conf.enp3s0.arp_ignore net.ipv4.conf.all.arp_ignore',
		]);
		return `${await machineState(lab)}\n${stdout}`;
	}

	async function started(): Promise<string> {
		return onHost('docker', 'inspect', '--format', '{{.Id}} {{.State.StartedAt}}', 'vdsm');
	}

	/** Who DSM says is asking; undefined: it does not answer this host. */
	async function peerSeen(): Promise<string | undefined> {
		const reply = await lab.host.http(dsm, 80, '/cgi-bin/peer', {timeoutMs: 3000});
		return reply.failure === undefined ? reply.body.trim() : undefined;
	}

	/** Whether DSM gets an answer from there, asked inside DSM by way of the LAN. */
	async function dsmReaches(address: string): Promise<boolean> {
		const {body = ''} = await lab.client.http(dsm, 80, '/cgi-bin/run', {
			post: `ping -c 1 -W 2 ${address} >/dev/null`,
			timeoutMs: 15_000,
		});
		const code = body.split('\n')[0]?.trim();
		expect(code).toMatch(/^\d+$/);
		return code === '0';
	}

	async function leased(): Promise<void> {
		dsm = await until(
			'the lease',
			async () => new RegExp(`DHCPACK\\(lan\\) (\\S+) ${mac}`).exec(await lab.router.dhcpLog())?.[1],
		);
		await until('DSM on the LAN', async () => (await lab.client.http(dsm, 80)).status === 200);
	}

	describe('applied', () => {
		let running = '';

		it('is what is missing: without it, neither reaches the other', async () => {
			const {stdout} = await product(lab, 'plan', ...card, '--json');
			const container = JSON.parse(stdout).steps.find(({id}: {id: string}) => id === 'container');
			mac = /MAC=([\da-f:]+)/.exec(JSON.stringify(container.run))?.[1] ?? '';
			const {exitCode, text} = await apply();
			expect(exitCode, text).toBe(0);
			await leased();
			running = await started();
			expect(await peerSeen()).toBeUndefined();
			expect(await dsmReaches(hostAddress)).toBe(false);
			// The client is there to be reached, so that the question itself is a good one.
			expect(await dsmReaches('192.168.50.20')).toBe(true);
		});

		it('refuses addresses that somebody has, before anything is done', async () => {
			for (const [args, word] of [
				[['--dsm-ip', dsm, '--shim-ip', '192.168.50.20'], 'is taken'],
				[['--dsm-ip', '192.168.50.20', '--shim-ip', first], 'is taken'],
				[way(hostAddress), 'own address'],
				[way(chosen.ip), 'given by --ip already'],
				[way(dsm), '--dsm-ip already'],
				[way('192.168.50.1'), 'gateway'],
				[['--shim-ip', first], '--dsm-ip'],
			] as const) {
				const refused = await apply(...args);
				expect([2, 3], refused.text).toContain(refused.exitCode);
				expect(refused.text).toContain(word);
			}
			expect((await lab.host.run('ip', ['link', 'show', shim])).exitCode).not.toBe(0);
		});

		it('refuses a name that somebody else’s interface has, and leaves that one alone', async () => {
			await onHost('ip', 'link', 'add', 'name', shim, 'type', 'veth', 'peer', 'name', 'other0');
			const refused = await apply(...way(first));
			expect(refused.exitCode, refused.text).toBe(3);
			expect(refused.text).toContain(shim);
			expect(await onHost('ip', '-d', 'link', 'show', shim)).toContain('veth');
			await onHost('ip', 'link', 'delete', shim);
		});

		it('is added by a second apply, and DSM runs on; nobody on the LAN misses the host', async () => {
			const watch = watchHost(lab);
			const {exitCode, text} = await apply(...way(first));
			expect((await watch.end()).missed).toBe(0);
			expect(exitCode, text).toBe(0);
			expect(text).toContain(`DSM answers this machine at ${dsm}, over ${shim}`);
			expect(await started()).toBe(running);
			expect(await peerSeen()).toBe(first);
			expect(await dsmReaches(first)).toBe(true);
		});

		it('answers for its own address only, and has none by IPv6', async () => {
			const macOf = async (name: string) => onHost('cat', `/sys/class/net/${name}/address`);
			const [own, beside] = [await macOf('enp3s0'), await macOf(shim)];
			const answers = async (address: string) => {
				const {stdout} = await lab.client.run('arping', ['-c', '3', '-w', '3', '-I', 'eth0', address]);
				return new Set(
					[...stdout.matchAll(/\[([\dA-F:]{17})\]/gi)].map(([, found = '']) => found.toLowerCase()),
				);
			};
			expect([...(await answers(hostAddress))]).toEqual([own]);
			// The card is not touched, and so answers as well.
			expect(await answers(first)).toEqual(new Set([own, beside]));
			expect(await onHost('ip', '-6', 'addr', 'show', 'dev', shim)).toBe('');
			expect(await onHost('cat', `/sys/class/net/${shim}/mtu`)).toBe(
				await onHost('cat', '/sys/class/net/enp3s0/mtu'),
			);
			// DSM knows the host by the new interface: by its MAC, and not by the card's address.
			const {body = ''} = await lab.client.http(dsm, 80, '/cgi-bin/run', {
				post: 'cat /proc/net/arp',
			});
			expect(body).toMatch(new RegExp(`${first} .*${beside}`));
			expect(body).not.toMatch(new RegExp(`${hostAddress} .*${beside}`));
		});

		it('stands as planned: a second apply changes nothing, and the doctor finds nothing', async () => {
			const standing = await cardState();
			const again = await apply(...way(first));
			expect(again.exitCode, again.text).toBe(0);
			expect(again.text).toContain('Nothing to do');
			expect(await cardState()).toBe(standing);
			const status = await product(lab, 'status');
			expect(status.exitCode, status.stdout).toBe(0);
			expect(status.stdout).toContain(shim);
			expect(await wrongOf()).toEqual([]);
		});

		it('is missed when it is gone: by status and by the doctor, and made again by an apply', async () => {
			await onHost('ip', 'route', 'delete', `${dsm}/32`, 'dev', shim);
			expect((await product(lab, 'status')).exitCode).toBe(3);
			expect(await wrongOf()).toEqual([expect.stringMatching(/^host-shim: .*enp3s0, and not vdsm-shim/)]);
			await onHost('ip', 'link', 'delete', shim);
			expect((await product(lab, 'status')).exitCode).toBe(3);
			expect(await wrongOf()).toEqual([expect.stringMatching(/^host-shim: .*is not there/)]);
			expect((await apply(...way(first))).exitCode).toBe(0);
			expect(await peerSeen()).toBe(first);
			expect(await started()).toBe(running);
		});

		it('takes another address in a change, and DSM runs on', async () => {
			const {exitCode, text} = await apply(...way(second));
			expect(exitCode, text).toBe(0);
			expect(await peerSeen()).toBe(second);
			expect(await dsmReaches(second)).toBe(true);
			expect(await onHost('ip', '-br', '-4', 'addr', 'show')).not.toContain(first);
			expect(await started()).toBe(running);
		});

		it('stays with an apply that does not name it, is dropped by one that names none, and DSM runs on', async () => {
			expect((await apply()).exitCode).toBe(0);
			expect((await lab.host.run('ip', ['link', 'show', shim])).exitCode).toBe(0);
			const {exitCode, text} = await apply('--dsm-ip', '');
			expect(exitCode, text).toBe(0);
			expect((await lab.host.run('ip', ['link', 'show', shim])).exitCode).not.toBe(0);
			expect(await peerSeen()).toBeUndefined();
			expect(await started()).toBe(running);
		});

		it('is undone with the rest without a trace', async () => {
			expect((await apply(...way(first))).exitCode).toBe(0);
			expect(await peerSeen()).toBe(first);
			const undo = await product(lab, 'undo', '--yes');
			expect(undo.exitCode, `${undo.stdout}\n${undo.stderr}`).toBe(0);
			await expect.poll(cardState, {timeout: 15_000, interval: 200}).toBe(before);
		});

		async function wrongOf(): Promise<readonly string[]> {
			const {stdout} = await product(lab, 'doctor', '--json');
			const {checks} = JSON.parse(stdout) as {checks: {id: string; verdict: string; found: string}[]};
			expect(checks.length).toBeGreaterThan(50);
			return checks
				.filter(({verdict}) => verdict === 'error' || verdict === 'warning')
				.map(({id, found}) => `${id}: ${found}`);
		}
	});

	describe('as a script', () => {
		const one = '/root/vdsm.sh';

		async function exported(file: string, ...args: readonly string[]): Promise<void> {
			const result = await product(lab, 'export', ...card, '-o', file, ...args);
			expect(result.exitCode, result.stderr).toBe(0);
		}

		it('goes up, changes nothing the second time, finds what is gone, and goes down without a trace', async () => {
			await exported(one, ...way(first));
			const up = await script(lab, one, 'up');
			expect(up.exitCode, `${up.stdout}\n${up.stderr}`).toBe(0);
			await leased();
			expect(await peerSeen()).toBe(first);
			expect(await dsmReaches(first)).toBe(true);
			expect((await script(lab, one, 'up')).stdout).not.toContain('  + ');
			expect((await script(lab, one, 'check')).exitCode).toBe(0);
			const running = await started();

			await onHost('ip', 'link', 'delete', shim);
			const check = await script(lab, one, 'check');
			expect([check.exitCode, check.stdout]).toEqual([3, expect.stringContaining(shim)]);
			expect((await script(lab, one, 'up')).exitCode).toBe(0);
			expect(await peerSeen()).toBe(first);

			await onHost('sed', '-i', `s/${first}/${second}/g`, one);
			const changed = await script(lab, one, 'up');
			expect(changed.exitCode, `${changed.stdout}\n${changed.stderr}`).toBe(0);
			expect(await started()).toBe(running);
			expect(await peerSeen()).toBe(second);

			const down = await script(lab, one, 'down');
			expect(down.exitCode, `${down.stdout}\n${down.stderr}`).toBe(0);
			await expect.poll(cardState, {timeout: 15_000, interval: 200}).toBe(before);
		});

		it('is found by undo, which has no record of it', async () => {
			await exported(one, '--force', ...way(first));
			expect((await script(lab, one, 'up')).exitCode).toBe(0);
			const undo = await product(lab, 'undo', '--yes');
			expect(undo.exitCode, `${undo.stdout}\n${undo.stderr}`).toBe(0);
			await expect.poll(cardState, {timeout: 15_000, interval: 200}).toBe(before);
		});
	});
});

import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Bench} from '../matrix/bench.js';
import {must} from '../system/run.js';
import {until} from '../system/until.js';
import {breakAndMend, type Diagnosed, onHost, openDoctorLab, setUp, type Told} from './bench.js';

// Behind the card, in a set-up of ours: each thing broken for real, named, mended with what is printed, and well again.

const ip = '192.168.50.80';
const hook = '/root/vdsm-hook.sh';
/** In front of the last `return`, so that everything of ours is done. */
const append = (line: string) => `sed -i '$i ${line}' ${hook}`;
/** As an editor that writes into the file itself. */
const inPlace = (script: string) => `sed '${script}' ${hook} > /tmp/hook && cat /tmp/hook > ${hook}`;
const restart = 'docker restart --time 60 vdsm';

describe.skipIf(skipLab())('behind the card, in a set-up of ours', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await openDoctorLab('sid', {nics: ['enp3s0', 'enp4s0']});
		await onHost(bench, 'ip link set enp4s0 up && ip addr add 192.168.50.30/24 dev enp4s0');
		await setUp(bench);
		// In the guest there is nothing left to boot, and the router has been heard on the card.
		await until('DSM to answer', async () => (await bench.lab.client.http(ip, 80)).status === 200, {
			timeoutMs: 120_000,
		});
	});

	afterAll(async () => {
		await bench?.close();
	});

	/** The program's clock is ten minutes ahead: DSM’s boot explains nothing any more. */
	async function later(): Promise<Diagnosed> {
		await onHost(bench, `echo 'const now = Date.now; Date.now = () => now() + 600000;' > /root/later.cjs`);
		const {stdout, stderr, exitCode} = await bench.vdsm(['doctor', '--json'], {
			env: {NODE_OPTIONS: '--require=/root/later.cjs'},
		});
		const {cause, checks} = JSON.parse(stdout);
		return {exitCode, cause, checks, text: `${stdout}\n${stderr}`};
	}

	/** Looks until `cause` is named, or, with null, until nothing is wrong. */
	async function seen(cause: string | null): Promise<Diagnosed> {
		let last: Diagnosed | undefined;
		return until(
			`${cause ?? 'nothing'} to be named`,
			async () => {
				last = await later();
				return last.cause === cause && last;
			},
			{timeoutMs: 120_000, everyMs: 500},
		).catch((error: unknown) => {
			throw new Error(`${String(error)}\n${last?.text ?? ''}`);
		});
	}

	const check = ({checks}: Diagnosed, id: string): Told | undefined => checks.find(one => one.id === id);
	const inGuest = async (line: string) =>
		bench.lab.host.http('127.0.0.1', 5000, '/cgi-bin/run', {post: line});

	it('says what is normal, and nothing else', async () => {
		const told = await seen(null);
		expect(told.exitCode).toBe(0);
		const notes = told.checks.filter(({verdict}) => verdict === 'note').map(({id}) => id);
		expect(notes).toEqual(expect.arrayContaining(['host-to-dsm', 'lan-services', 'out-of-sight']));
		expect(check(told, 'host-to-dsm')?.found).toContain('enp4s0');
		for (const id of ['guest-spoke', 'lan-answers', 'gateway-answers', 'web-answers', 'address-conflict'])
			expect(check(told, id)?.verdict, `${id}\n${told.text}`).toBe('ok');
	});

	it('bridge-ports: the card’s interface, or the guest’s, is out of br0', async () => {
		for (const link of ['lan0', 'tap0']) {
			await breakAndMend(bench, {
				patience: 120_000,
				cause: 'bridge-ports',
				folds: ['lan-answers'],
				break: [`docker exec vdsm ip link set ${link} nomaster`],
				fix: 'printed',
			});
		}
	});

	it('member-addresses: an address at the card’s interface', async () => {
		const told = await breakAndMend(bench, {
			patience: 120_000,
			cause: 'member-addresses',
			verdict: 'warning',
			break: ['docker exec vdsm ip addr add 192.168.50.81/24 dev lan0'],
			fix: 'printed',
		});
		expect(check(told, 'member-addresses')?.found).toContain('192.168.50.81/24');
	});

	it('address-twice: the container has DSM’s address', async () => {
		await breakAndMend(bench, {
			patience: 120_000,
			cause: 'address-twice',
			break: [`docker exec vdsm ip addr add ${ip}/32 dev lo`],
			fix: [`docker exec vdsm ip addr del ${ip}/32 dev lo`],
		});
	});

	it('address-conflict: another machine on the LAN has it', async () => {
		await bench.lab.client.run('ip', ['addr', 'add', `${ip}/32`, 'dev', 'eth0']);
		const told = await seen('address-conflict');
		expect(told.exitCode).toBe(3);
		const {stdout} = await bench.lab.client.run('cat', ['/sys/class/net/eth0/address']);
		expect(check(told, 'address-conflict')?.found).toContain(stdout.trim());
		await bench.lab.client.run('ip', ['addr', 'del', `${ip}/32`, 'dev', 'eth0']);
		await seen(null);
	});

	it('gateway-answers: the router is off', async () => {
		await bench.lab.router.run('ip', ['link', 'set', 'lan', 'down']);
		const told = await seen('gateway-answers');
		expect(check(told, 'gateway-answers')?.found).toContain('192.168.50.1');
		await bench.lab.router.run('ip', ['link', 'set', 'lan', 'up']);
		await seen(null);
	});

	it('lan-answers: DSM answers on br0, and the switch lets nothing of it through to the LAN', async () => {
		const ports = async (state: 'on' | 'off') => {
			for (const port of ['enp3s0', 'enp4s0'])
				await must('bridge', ['-n', `${bench.lab.id}-sw`, 'link', 'set', 'dev', port, 'isolated', state]);
		};
		await ports('on');
		try {
			const told = await until(
				'lan-answers to fail',
				async () => {
					const now = await later();
					return check(now, 'lan-answers')?.verdict === 'error' && now;
				},
				{timeoutMs: 120_000, everyMs: 500},
			);
			expect(check(told, 'lan-answers')?.found).toContain('enp4s0');
			// On a virtual machine such as the one that runs this lab, what is around it is the likelier reason.
			expect(['lan-answers', 'virtual-switch']).toContain(told.cause);
		} finally {
			await ports('off');
		}
		await seen(null);
	});

	it('web-answers: DSM’s page is off', async () => {
		const run = async (post: string) => bench.lab.client.http(ip, 80, '/cgi-bin/run', {post});
		await run(
			`for p in /proc/[0-9]*; do tr '\\0' ' ' < $p/cmdline | grep -q '^httpd -p 5000' && kill \${p##*/}; done`,
		);
		expect((await bench.lab.client.http(ip, 5000)).failure).toBe('refused');
		const told = await seen('web-answers');
		expect(check(told, 'web-answers')?.verdict).toBe('error');
		expect(told.exitCode).toBe(3);
		await run('httpd -p 5000 -h /www');
		await seen(null);
	});

	it('lan-answers, guest-spoke: DSM has no second interface any more', async () => {
		await inGuest('ip link set eth1 down');
		expect(check(await seen('lan-answers'), 'lan-answers')?.verdict).toBe('error');
		// What br0 has learned it forgets with the link of its port.
		await onHost(bench, 'docker exec vdsm ip link set tap0 down && docker exec vdsm ip link set tap0 up');
		const told = await seen('guest-spoke');
		expect(check(told, 'guest-spoke')?.verdict).toBe('error');
		expect(check(told, 'lan-answers')?.under).toBe('guest-spoke');
		await inGuest('ip link set eth1 up');
		await seen(null);
	});

	it('hook-current: an editor has replaced the file', async () => {
		await breakAndMend(bench, {
			patience: 120_000,
			cause: 'hook-current',
			verdict: 'warning',
			break: [append('# edited')],
			fix: 'printed',
		});
	});

	it('bridge-ports: br0 is down', async () => {
		await breakAndMend(bench, {
			patience: 120_000,
			cause: 'bridge-ports',
			folds: ['lan-answers'],
			break: ['docker exec vdsm ip link set br0 down'],
			fix: 'printed',
		});
	});

	it('bridge-ports: br0 is gone', async () => {
		await breakAndMend(bench, {
			patience: 120_000,
			cause: 'bridge-ports',
			break: ['docker exec vdsm ip link del br0'],
			fix: 'printed',
		});
	});

	it('hook-own: its DHCP server knows another MAC', async () => {
		await breakAndMend(bench, {
			patience: 120_000,
			cause: 'hook-own',
			// The lab's cards have a MAC by chance: what is written must be none that could be derived for DSM (its first octet
			// has no bit of 0x30), or one run in sixteen would change nothing.
			break: [inPlace('s/--dhcp-host=../--dhcp-host=32/'), restart],
			fix: 'printed',
		});
	});

	it('hook-exits', async () => {
		await breakAndMend(bench, {
			patience: 120_000,
			cause: 'hook-exits',
			folds: ['container-restarts'],
			break: [inPlace('1i exit 3'), restart],
			fix: 'printed',
		});
	});

	it('hook-file: a folder in its place', async () => {
		await breakAndMend(bench, {
			patience: 120_000,
			cause: 'hook-file',
			folds: ['container-runs', 'start-error'],
			break: [`docker stop --time 60 vdsm; rm ${hook}; mkdir ${hook}; docker start vdsm || :`],
			fix: 'printed',
		});
	});
});

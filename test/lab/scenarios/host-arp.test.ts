import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {isFull} from '../../helpers/full.js';
import {skipLab} from '../availability.js';
import {alikeEngines} from '../engines.js';
import type {Lab} from '../lab.js';
import {until} from '../system/until.js';
import {hostAddress, reaches} from './one-card.js';
import {chosen, exportScript, machineState, openProductLab, product, script, staticAt} from './product.js';

// The usual homelab: the host's own card and DSM's are plugged into the same LAN. A kernel answers ARP for all of its
// addresses on any of its cards; a neighbour that believes the answer from DSM's card sends the host's frames to DSM.

const nic = 'enp3s0';
const own = 'enp4s0';
const answers = ['--nic', nic, '--ram-size', '256M', ...staticAt(chosen.ip)] as const;
const setting = `/proc/sys/net/ipv4/conf/${nic}/arp_ignore`;

const setUps = [
	...alikeEngines.map(engine => [engine, 'direct'] as const),
	...(isFull() ? [['sid', 'classic'] as const] : []),
];

describe.skipIf(skipLab()).each(setUps)(
	'a host with a second card on DSM’s LAN, Engine of %s, layout %s',
	(engine, layout) => {
		/** What has nothing to do with Engine or layout is seen with one of each. */
		const once = <T>(cases: readonly T[]): readonly T[] =>
			engine === 'sid' && layout === 'direct' ? cases : [];
		let lab: Lab;
		let before = '';

		const onHost = async (program: string, ...args: readonly string[]): Promise<string> => {
			const {exitCode, stdout, stderr} = await lab.host.run(program, args);
			expect(exitCode, `${program} ${args.join(' ')}: ${stderr}`).toBe(0);
			return stdout.trim();
		};
		const ignores = async () => onHost('cat', setting);
		const silence = async (value: number) =>
			onHost('sysctl', '-q', '-w', `net/ipv4/conf/${nic}/arp_ignore=${value}`);
		const macOf = async (name: string) => onHost('cat', `/sys/class/net/${name}/address`);

		/** Everyone on the LAN who says to have the host's address. */
		async function answering(): Promise<readonly string[]> {
			const {stdout} = await lab.client.run('arping', [
				'-b',
				'-c',
				'6',
				'-w',
				'2',
				'-I',
				'eth0',
				hostAddress,
			]);
			const macs = [...stdout.matchAll(/\[([\dA-F:]{17})\]/gi)].map(([, mac = '']) => mac.toLowerCase());
			return [...new Set(macs)].sort();
		}

		/** Of so many connections to the host, each of a neighbour that first has to ask where it is, how many were lost. */
		async function lost(asked = 12): Promise<number> {
			let missed = 0;
			for (let index = 0; index < asked; index++) {
				await lab.client.run('ip', ['neigh', 'flush', 'dev', 'eth0']);
				if (!(await reaches(lab.client, hostAddress))) missed++;
			}
			return missed;
		}

		/** The switch passes a question on to the port first that came last, and the first answer is often the one believed. */
		async function lostEither(asked?: number): Promise<Readonly<Record<string, number>>> {
			const counted: Record<string, number> = {};
			for (const port of [nic, own]) {
				for (const words of [['nomaster'], ['master', 'lan']]) {
					expect((await lab.sw.run('ip', ['link', 'set', port, ...words])).exitCode).toBe(0);
				}
				counted[port] = await lost(asked);
			}
			return counted;
		}

		async function started(): Promise<string> {
			return onHost('docker', 'inspect', '--format', '{{.Id}} {{.State.StartedAt}}', 'vdsm');
		}

		async function dsmAnswers(): Promise<void> {
			await until('DSM on the LAN', async () => (await lab.client.http(chosen.ip, 80)).status === 200);
		}

		async function state(): Promise<string> {
			return `${await machineState(lab)}\n${await onHost('sh', '-c', `grep -s . /proc/sys/net/ipv4/conf/*/arp_ignore | grep -v /veth`)}`;
		}

		async function expectBefore(): Promise<void> {
			await expect.poll(state, {timeout: 15_000, interval: 200}).toBe(before);
		}

		const command = async (...args: readonly string[]) => {
			const result = await product(lab, ...args);
			expect(result.exitCode, `${result.stdout}\n${result.stderr}`).toBe(0);
			return result;
		};
		const apply = async () => {
			await command('apply', '--yes', '--layout', layout, ...answers);
			await dsmAnswers();
		};

		beforeAll(async () => {
			lab = await openProductLab(engine, {nics: [nic, own]});
			await onHost('ip', 'link', 'set', own, 'up');
			await onHost('ip', 'addr', 'add', `${hostAddress}/24`, 'brd', '+', 'dev', own);
			await until('addresses to be no longer tentative', async () => {
				const {stdout} = await lab.host.run('ip', ['-6', '-o', 'addr', 'show', 'tentative']);
				return stdout.trim() === '';
			});
			before = await state();
		});

		afterAll(async () => {
			await lab?.close();
		});

		it('is reached at its own card, whichever is asked first', async () => {
			await apply();
			expect(await ignores()).toBe('1');
			expect(await answering()).toEqual([await macOf(own)]);
			expect(await lostEither()).toEqual({[nic]: 0, [own]: 0});
			await dsmAnswers();
		});

		it('would not be without the setting: two answer, and frames end in DSM', async () => {
			await silence(0);
			expect(await answering()).toEqual([await macOf(nic), await macOf(own)].sort());
			const counted = await lostEither();
			// In layout classic the container passes them on, since it is a router.
			const most = Math.max(...Object.values(counted));
			if (layout === 'direct') expect(most).toBeGreaterThan(0);
		});

		// As `source/host/arp.ts` reads them.
		it.each(
			once<readonly [string, number, boolean]>([
				['arp_ignore', 1, true],
				['arp_ignore', 2, true],
				['arp_ignore', 3, false],
				['arp_ignore', 4, false],
				['arp_ignore', 8, true],
				['arp_filter', 1, true],
				['rp_filter', 1, true],
				['rp_filter', 2, true],
			]),
		)('with %s=%i is silent there: %s', async (key, value, silent) => {
			await silence(0);
			await onHost('sysctl', '-q', '-w', `net/ipv4/conf/${nic}/${key}=${value}`);
			expect((await answering()).includes(await macOf(nic))).toBe(!silent);
			await onHost('sysctl', '-q', '-w', `net/ipv4/conf/${nic}/${key}=0`);
		});

		it('is put right by another apply, and DSM runs on', async () => {
			await silence(0);
			const running = await started();
			expect((await product(lab, 'status')).exitCode).toBe(3);
			await apply();
			expect([await ignores(), await started()]).toEqual(['1', running]);
			expect((await product(lab, 'status')).exitCode).toBe(0);
		});

		it('has the setting back with undo', async () => {
			await command('undo', '--yes');
			await expectBefore();
		});

		it.each(
			once<readonly [number, string]>([
				[1, '1'],
				[2, '2'],
				[3, '1'],
			]),
		)(
			'that had %i stays silent with it or becomes so, and has it back by labels alone',
			async (value, during) => {
				await silence(value);
				const given = await state();
				await apply();
				expect(await ignores()).toBe(during);
				expect(await answering()).toEqual([await macOf(own)]);
				await onHost('rm', '-r', '/var/lib/vdsm-passthru');
				await command('undo', '--yes');
				await expect.poll(state, {timeout: 15_000, interval: 200}).toBe(given);
				await silence(0);
			},
		);

		it('is reached with the exported script, which sees the setting go, and gives it back', async () => {
			const file = '/root/vdsm.sh';
			await exportScript(lab, file, '--layout', layout, ...staticAt(chosen.ip));
			const does = async (word: string) => {
				const {exitCode, stdout, stderr} = await script(lab, file, word);
				return [exitCode, exitCode === 0 ? '' : `${stdout}\n${stderr}`];
			};
			expect(await does('up')).toEqual([0, '']);
			await dsmAnswers();
			expect(await ignores()).toBe('1');
			expect(await answering()).toEqual([await macOf(own)]);
			expect(await does('check')).toEqual([0, '']);
			const running = await started();
			await silence(0);
			expect(await does('check')).toEqual([3, expect.stringContaining(nic)]);
			expect(await does('up')).toEqual([0, '']);
			expect([await ignores(), await started()]).toEqual(['1', running]);
			expect(await does('down')).toEqual([0, '']);
			await expectBefore();
		});
	},
);

import {execFile} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {type Given, givens, triedBlocks} from '../../docs/command-blocks.js';
import {root} from '../../docs/pages.js';
import {skipLab} from '../availability.js';
import {type Lab, openLab} from '../lab.js';
import {imageName} from '../roots/engine-store.js';
import type {RunResult} from '../system/run.js';
import {until} from '../system/until.js';
import {expectState, guestReady, machineState} from './product.js';

// The commands of the docs, as a reader types them, on a real Engine. The packed program stands for a clone and for npm.

/** The docs' homelab is not this one, nobody sits at its terminal, and it has little memory. */
const replaced: ReadonlyArray<readonly [RegExp, string]> = [
	[/--ip 192\.168\.1\.(\d+)/, '--subnet 192.168.50.0/24 --gateway 192.168.50.1 --ip 192.168.50.$1'],
	[/^vdsm-passthru (?:apply|undo)(?!.* --dry-run)/, '$& --yes'],
	[/^vdsm-passthru (?:apply|export|plan)(?!.* --take-over)/, '$& --ram-size 256M'],
];

/** The host's way out is another card with another network, on which no DSM is waited for. */
const onItsWayOut: typeof replaced = [
	[/\beno1\b/g, 'uplink0'],
	[/--ip 192\.168\.1\.70/, '--ip 10.99.0.80 --wait 0'],
	...replaced.slice(1),
];

function inTheLab(line: string, given: Given | undefined): string {
	return (given === 'needed' ? onItsWayOut : replaced).reduce(
		(text, [from, to]) => text.replace(from, to),
		line,
	);
}

const blocks = triedBlocks('test/lab/scenarios/docs.test.ts').map(({places, given, lines}) => ({
	title: `${places.join(', ')}${given === undefined ? '' : `, given that ${givens[given]}`}`,
	given,
	lines,
}));

describe.skipIf(skipLab())('the commands of the docs', () => {
	let lab: Lab;
	let unpacked = '';
	let before = '';

	beforeAll(async () => {
		unpacked = await unpack();
		lab = await openLab({
			engine: 'sid',
			nics: ['enp3s0', 'enp4s0'],
			nicsUp: false,
			binds: [{source: unpacked, target: '/opt/vdsm-passthru'}],
		});
		// As npm does it.
		await must(
			'ln -s /opt/vdsm-passthru/package/dist/vdsm-passthru.cjs /usr/local/bin/vdsm-passthru',
			'/root',
		);
		before = await machineState(lab);
	});

	afterAll(async () => {
		await lab?.close();
		await rm(unpacked, {recursive: true, force: true});
	});

	afterEach(async () => {
		await must('vdsm-passthru undo --yes', '/srv');
		await must('docker rm --force --volumes dsm', '/srv');
		await expectState(lab, before);
	});

	it.each(blocks.map(block => [block.title, block] as const))('%s', async (_, {given, lines}) => {
		const folder = await preparedFor(given);
		for (const line of lines) {
			const command = inTheLab(line, given);
			const [{exitCode, stdout, stderr}] = await Promise.all([
				inFolder(command, folder),
				given === 'needed' && line.includes(' apply ') ? keep() : undefined,
			]);
			expect(exitCode, `${line}\nas ${command}\n${stdout}\n${stderr}`).toBe(0);
			// A script does not wait for DSM, and one that is just booting takes its time to be shut down.
			if (/^sh .* up$/.test(line)) await guestReady(lab);
			if (line.startsWith('ip link set dev enp3s0 up')) await cardAsBefore();
		}
		// Nobody waits for a guest to shut down whose block is over; an undo that gives “dsm” back is left whole.
		if (given !== 'dsm') await must('docker rm --force vdsm', '/srv');
	});

	/** What a reader does at each boot is taken back by nobody. */
	async function cardAsBefore(): Promise<void> {
		await must(
			'ip link set dev enp3s0 down && sysctl -q -w net/ipv6/conf/enp3s0/disable_ipv6=0 net/ipv4/conf/enp3s0/arp_ignore=0',
			'/srv',
		);
	}

	/** A new folder on a host of that kind. */
	async function preparedFor(given: Given | undefined): Promise<string> {
		const {stdout: folder} = await lab.host.run('mktemp', ['-d', '/srv/docs-XXXXXX']);
		if (given === 'applied')
			await must(inTheLab('vdsm-passthru apply --nic enp3s0 --ip 192.168.1.70', given), folder);
		if (given === 'script')
			await must(
				inTheLab('vdsm-passthru export --nic enp3s0 --ip 192.168.1.70 -o vdsm-passthru.sh', given),
				folder,
			);
		if (given === 'dsm') {
			await must(
				`docker run --detach --name dsm --env RAM_SIZE=256M --publish 5050:5000 --cap-add NET_ADMIN --device /dev/net/tun --sysctl net.ipv4.ip_forward=1 --stop-timeout 60 --volume ${folder}/dsm:/storage ${imageName}`,
				folder,
			);
			await until('the guest in dsm', async () =>
				(await inFolder('docker logs dsm', folder)).stdout.includes('LAB-GUEST READY'),
			);
		}
		return folder;
	}

	/** What the page has its reader type in another session. */
	async function keep(): Promise<void> {
		await until(
			'the change to ask for its confirmation',
			async () => (await inFolder('vdsm-passthru confirm keep', '/root')).exitCode === 0,
		);
	}

	async function inFolder(line: string, cwd: string): Promise<RunResult> {
		return lab.host.run('sh', ['-c', line], {cwd, timeoutMs: 240_000});
	}

	async function must(line: string, cwd: string): Promise<void> {
		const {exitCode, stdout, stderr} = await inFolder(line, cwd);
		expect(exitCode, `${line}\n${stdout}\n${stderr}`).toBe(0);
	}
});

/** What npm would publish, unpacked. */
async function unpack(): Promise<string> {
	const execute = promisify(execFile);
	const folder = await mkdtemp(path.join(tmpdir(), 'vdsm-passthru-docs-'));
	const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
	await execute('npm', args, {cwd: root});
	const [tarball = ''] = (await execute('ls', [folder])).stdout.split('\n');
	await execute('tar', ['-xzf', path.join(folder, tarball), '-C', folder]);
	return folder;
}

import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {testedCommit} from '../matrix/test-build.js';
import {until} from '../system/until.js';
import {keepOnFailure} from './artefacts.js';
import type {CardPort} from './cards.js';
import {type MachineBench, onLan, openMachineBench, twiceEmulated} from './machine-bench.js';
import {noteRow} from './result.js';

// Every layout and way to an address, each on a card of another kind, on each Debian with its kernel and its Engine. What comes of
// it goes into result.json, from which docs/compatibility.md is made.

type SetUp = {
	readonly card: CardPort;
	readonly layout: 'direct' | 'classic' | 'shared';
	readonly address: 'static' | 'dhcp' | 'manual';
};

const setUps: readonly SetUp[] = [
	{card: 'virtio', layout: 'direct', address: 'static'},
	{card: 'e1000e', layout: 'direct', address: 'dhcp'},
	{card: 'vmxnet3', layout: 'direct', address: 'manual'},
	{card: 'rtl8139', layout: 'classic', address: 'static'},
	{card: 'vmxnet3', layout: 'shared', address: 'dhcp'},
	{card: 'usb', layout: 'direct', address: 'static'},
];

const debians = {bookworm: '12', trixie: '13', sid: 'sid'} as const;

describe.skipIf(skipLab()).each(['bookworm', 'trixie', 'sid'] as const)('in a machine with %s', engine => {
	let bench: MachineBench;

	beforeAll(async () => {
		bench = await openMachineBench({engine});
	});

	keepOnFailure(() => bench?.lab);

	afterAll(async () => {
		await bench?.lab.close();
	});

	/** The address that the router gave DSM, as DSM's stand-in says it. */
	const leased = async () =>
		until(
			'the lease',
			async () => {
				const {stdout} = await bench.lab.host.run('docker', ['logs', 'vdsm']);
				return /LAB-GUEST lease eth\d \S+ (192\.168\.50\.\d+)/.exec(stdout)?.[1];
			},
			twiceEmulated,
		);
	/** What a person types into DSM, at the published port of the machine, in place of the address that it has. */
	const typed = async (ip: string) => {
		await leased();
		const page = `http://127.0.0.1:5000/cgi-bin/set?dev=eth1&addr=${ip}/24&gw=192.168.50.1`;
		const asked = `fetch(${JSON.stringify(page)}).then(({status}) => process.exit(status === 200 ? 0 : 1))`;
		await until(
			'the page of DSM at the published port',
			async () => (await bench.lab.host.run('node', ['-e', asked])).exitCode === 0,
			twiceEmulated,
		);
		return ip;
	};
	const about = async ({card}: SetUp) => {
		const [kernel = '', node = '', driver = ''] = (
			await bench.shell(
				'uname -r',
				'node --version',
				`basename "$(readlink /sys/class/net/${await bench.lab.nameOf(card)}/device/driver)"`,
			)
		).split('\n');
		return {engine: bench.lab.engineVersion, kernel, node, debian: debians[engine], driver};
	};

	// A USB adapter's driver takes no other MAC while it is up, and an Engine before 25 makes one up (F108). On sid's kernel, 7.2, two
	// drivers race for QEMU's adapter, and one of them makes up the card's MAC.
	const here = setUps.filter(({card}) => card !== 'usb' || engine === 'trixie');

	it.each(here)('$layout, $address, on $card', {timeout: 1_800_000}, async setUp => {
		const {lab, shell, product, state, answersClient} = bench;
		const {card, layout, address} = setUp;
		const nic = await lab.nameOf(card);
		// Layout shared leaves the card as it is.
		if (layout === 'shared') await shell(`ip link set ${nic} up`);
		await until('the card to be as it is meant to be', async () => {
			const [up] = (await shell(`cat /sys/class/net/${nic}/operstate`)).split('\n');
			return layout !== 'shared' || up === 'up';
		});
		const row = {...(await about(setUp)), layout, address};
		const stamp = {commit: await testedCommit(), date: new Date().toISOString().slice(0, 10)};
		const before = await state();
		let vhost = false;
		let passed = false;
		try {
			// In layout shared the container has an address, and DSM asks the router in any case.
			const where = address === 'static' || layout === 'shared' ? onLan : ['--address', address];
			const words = ['--nic', nic, '--layout', layout, '--ram-size', '256M', '--wait', '0', ...where];
			await product('apply', '--yes', ...words);
			if (address === 'dhcp') await answersClient(await leased());
			else await answersClient(address === 'manual' ? await typed('192.168.50.90') : undefined);
			// Since Linux 6.4 it is a thread of QEMU's, and no process of its own. In layout classic it is the management's.
			vhost =
				layout !== 'classic' &&
				(await lab.host.run('sh', ['-c', 'grep -qs ^vhost- /proc/[0-9]*/task/[0-9]*/comm'])).exitCode === 0;
			await product('status');
			await product('undo', '--yes');
			await bench.expectState(before);
			passed = true;
		} finally {
			await noteRow({...row, vhost, passed, ...stamp});
			// The next one begins on a machine with nothing of this one.
			if (!passed) await bench.vdsm(['undo', '--yes']);
			if (layout === 'shared') await shell(`ip link set ${nic} down`);
		}
		expect(passed).toBe(true);
	});
});

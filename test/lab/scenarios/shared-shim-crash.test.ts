import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {back, must} from '../matrix/cells.js';
import {differences, type MachineState, machineState} from '../matrix/machine-state.js';
import {must as command} from '../matrix/neighbours.js';
import {openReady, type Ready, type Setup} from '../matrix/setups.js';
import {imageName} from '../roots/engine-store.js';
import {ownDevices} from './one-card.js';

// What a crash or a failure in the middle leaves of the host's own way to DSM: nothing, or what stood before.

const answers = (ip: string): readonly string[] => [
	...['--prefix', 'vdsm', '--name', 'vdsm', '--nic', 'enp3s0', '--layout', 'shared', '--ram-size', '256M'],
	...['--subnet', '192.168.50.0/24', '--gateway', '192.168.50.1', '--ip', '192.168.50.80'],
	...['--dsm-ip', '192.168.50.90', '--shim-ip', ip],
];

const setup: Setup = {
	name: 'shared, with a way to DSM',
	answers: answers('192.168.50.82'),
	changed: answers('192.168.50.83'),
	host: ['ip link set enp3s0 up', 'ip addr add 192.168.50.10/24 broadcast 192.168.50.255 dev enp3s0'],
	// The lab's kernel has no vhost-net: a node behind which there is nothing, and an image that goes on without it.
	shell: [
		ownDevices,
		`docker create --name variant ${imageName} && docker commit --change 'ENV LAB_NO_VHOST=Y' variant ${imageName} && docker rm --volumes variant`,
	],
};

const apply = (words: readonly string[]) => ['apply', '--yes', '--json', '--wait', '0', ...words];
const undo = ['undo', '--yes', '--json', '--prefix', 'vdsm'] as const;
const moments = ['before', 'between', 'after'] as const;

describe.skipIf(skipLab())('crashes around a shim', () => {
	let ready: Ready;

	beforeAll(async () => {
		ready = await openReady('sid', setup);
	});

	afterAll(async () => {
		await ready?.bench.close();
	});

	it.each(moments)(
		'kill -9 %s: an undo takes back what there is, and so does one without a journal',
		async at => {
			const {bench, before, reset} = ready;
			for (const forget of [false, true]) {
				await reset();
				await must(bench.vdsm(apply(setup.answers), {point: `take:shim:${at}=kill`}), 137);
				if (forget) await command(bench.lab, 'rm -rf /var/lib/vdsm-passthru');
				await must(bench.vdsm(undo));
				await back(bench.lab, before, 'exact');
			}
		},
	);

	it.each(['take:shim:between', 'take:shim:after', 'take:start:after'])(
		'a failure at %s: it takes back all by itself',
		async point => {
			const {bench, before, reset} = ready;
			await reset();
			expect((await bench.vdsm(apply(setup.answers), {point: `${point}=fail`})).exitCode).not.toBe(0);
			await back(bench.lab, before, 'exact');
		},
	);

	describe('in a change', () => {
		let standing: MachineState;

		/** Every object is the very same one; only the journal tells of the run. */
		async function stands(): Promise<void> {
			const changed = async () =>
				differences(standing, await machineState(ready.bench.lab)).filter(
					line => !line.includes('vdsm.journal'),
				);
			await expect.poll(changed, {timeout: 12_000, interval: 200}).toEqual([]);
		}

		beforeAll(async () => {
			await ready.reset();
			await must(ready.bench.vdsm(apply(setup.answers)));
			standing = await ready.look();
		});

		it.each(['take:shim:before', 'take:shim:between', 'take:shim:after'])(
			'a failure at %s: what stood is made again, and the container is the same',
			async point => {
				const {bench} = ready;
				expect((await bench.vdsm(apply(setup.changed), {point: `${point}=fail`})).exitCode).not.toBe(0);
				await stands();
			},
		);

		it.each(moments)('kill -9 %s: an undo puts back what stood', async at => {
			const {bench} = ready;
			await must(bench.vdsm(apply(setup.changed), {point: `take:shim:${at}=kill`}), 137);
			await must(bench.vdsm(undo));
			await stands();
		});

		it('and the change comes about when nothing fails', async () => {
			const {bench, before} = ready;
			await must(bench.vdsm(apply(setup.changed)));
			const {stdout} = await bench.lab.host.run('ip', ['-br', '-4', 'addr', 'show', 'dev', 'vdsm-shim']);
			expect(stdout).toContain('192.168.50.83/32');
			await must(bench.vdsm(undo));
			await back(bench.lab, before, 'exact');
		});
	});
});

import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {until} from '../system/until.js';
import {keepOnFailure} from './artefacts.js';
import {type MachineBench, openMachineBench, twiceEmulated as patience} from './machine-bench.js';

// VLAN, bond and bridge in a card's place. Namespaces cannot have the first two where CI runs: its kernel lacks them.

describe.skipIf(skipLab())('what is no card, in a card’s place', () => {
	let bench: MachineBench;

	beforeAll(async () => {
		bench = await openMachineBench();
	});

	keepOnFailure(() => bench?.lab);

	afterAll(async () => {
		await bench?.lab.close();
	});

	const apply = async (nic: string, ...more: readonly string[]) =>
		bench.product('apply', '--nic', nic, '--ram-size', '256M', '--yes', '--wait', '0', ...more);
	const at = (net: string) => ['--subnet', `${net}.0/24`, '--gateway', `${net}.1`, '--ip', `${net}.80`];
	const undo = async () => bench.product('undo', '--yes');
	/** A card has its link a moment after it was raised, and with it its own IPv6 address. */
	const isUp = async (...names: readonly string[]) =>
		until('the links to come', async () => {
			const states = await bench.shell(...names.map(name => `cat /sys/class/net/${name}/operstate`));
			return states
				.trim()
				.split('\n')
				.every(state => state === 'up');
		});

	it('makes a VLAN on a card that is down, for frames with its tag alone, again after a reboot, and takes it away', async () => {
		const {lab, shell, state} = bench;
		const below = await lab.nameOf('vmxnet3');
		const far = await lab.nameOf('rtl8139');
		const name = `${below}.20`;
		const before = await state();
		// The far end: another card of the machine's, in a namespace, on the same switch.
		const plug = [
			'ip netns add far',
			`ip link set ${far} netns far`,
			`ip -n far link set ${far} up`,
			`ip -n far link add link ${far} name vlan20 type vlan id 20`,
			'ip -n far addr add 192.168.20.1/24 dev vlan20',
			'ip -n far link set vlan20 up',
		];
		const ask = `fetch('http://192.168.20.80:5000/').then(reply => reply.text()).then(console.log)`;
		const answersFar = async () =>
			until(
				'the guest to answer in the VLAN',
				async () => {
					const args = ['netns', 'exec', 'far', 'node', '-e', ask];
					return (await lab.host.run('ip', args)).stdout.includes('lab guest');
				},
				patience,
			);

		await apply(name, ...at('192.168.20'));
		const [tagged, bare] = [
			await lab.capture('vmxnet3', 'vlan 20 and tcp port 5000'),
			await lab.capture('vmxnet3', 'not vlan and (ip or arp)'),
		];
		await shell(...plug);
		await answersFar();
		expect((await tagged.stop()).length).toBeGreaterThan(5);
		expect(await bare.stop()).toEqual([]);

		await lab.reboot('cut');
		expect(await shell(`ip -d link show dev ${name}`)).toContain('id 20');
		await shell(...plug);
		await answersFar();
		await bench.product('status');

		await undo();
		await shell('ip netns del far');
		await bench.expectState(before);
	});

	it('gives DSM a bond, and with it whichever of its cables lives', async () => {
		const {lab, shell, state, answersClient} = bench;
		const first = await lab.nameOf('vmxnet3');
		const second = await lab.nameOf('virtio');
		await shell(
			'ip link add bond7 type bond mode active-backup miimon 100',
			`ip link set ${first} master bond7`,
			`ip link set ${second} master bond7`,
		);
		await isUp(first, second);
		const before = await state();
		await apply('bond7', ...at('192.168.50'));
		await answersClient();

		await lab.cable('vmxnet3', 'out');
		await until('the other card to be the active one', async () =>
			(await shell('cat /sys/class/net/bond7/bonding/active_slave')).includes(second),
		);
		await answersClient();
		await lab.cable('vmxnet3', 'in');
		await undo();
		await bench.expectState(before);
		await shell('ip link del bond7');
	});

	it('makes DSM one more port of a bridge', async () => {
		const {lab, shell, state, answersClient} = bench;
		const port = await lab.nameOf('e1000e');
		await shell(
			'ip link add bridge7 type bridge',
			`ip link set ${port} master bridge7 up`,
			'ip link set bridge7 up',
		);
		await isUp(port, 'bridge7');
		const before = await state();
		await apply('bridge7', ...at('192.168.50'));
		await answersClient();
		await undo();
		await bench.expectState(before);
		await shell('ip link del bridge7', `ip link set ${port} down`);
	});
});

import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {until} from '../system/until.js';
import {keepOnFailure} from './artefacts.js';
import {type MachineBench, onLan, openMachineBench} from './machine-bench.js';

// An update of the machine's, and it boots anew: DSM comes back by itself, and also where Docker is there before the
// card is, with the machine's real systemd and udev.

describe.skipIf(skipLab())('an orderly reboot', () => {
	let bench: MachineBench;

	beforeAll(async () => {
		bench = await openMachineBench();
	});

	keepOnFailure(() => bench?.lab);

	afterAll(async () => {
		await bench?.lab.close();
	});

	const apply = async (nic: string) =>
		bench.product('apply', '--yes', '--nic', nic, '--ram-size', '256M', '--wait', '0', ...onLan);
	const startedAt = async () =>
		(await bench.shell("docker inspect --format '{{.State.StartedAt}} {{.State.Running}}' vdsm")).trim();

	it('brings DSM back, for the LAN and for whoever comes through the router', {
		timeout: 1_200_000,
	}, async () => {
		const {lab, product, answersClient} = bench;
		const before = await bench.state();
		await apply(await lab.nameOf('virtio'));
		await answersClient();
		const first = await startedAt();
		await lab.reboot('orderly');
		await answersClient();
		expect(await startedAt()).not.toBe(first);
		await lab.router.forwardTo('192.168.50.80', 5000);
		expect((await lab.wan.http('203.0.113.1', 8080)).status).toBe(200);
		await product('status');
		await product('undo', '--yes');
		await bench.expectState(before);
	});

	it('brings DSM back when the card is plugged in after Docker has started without it (F4)', {
		timeout: 1_500_000,
	}, async () => {
		const {lab, shell, product, answersClient} = bench;
		const nic = await lab.nameOf('usb');
		await apply(nic);
		await answersClient();
		await lab.unplug('usb');
		await lab.reboot('orderly');
		expect(await lab.nameOf('usb')).toBe('');
		expect(await startedAt()).toMatch(/ false$/);
		await lab.plugIn('usb');
		await until('the card to be there', async () => (await lab.nameOf('usb')) === nic);
		await answersClient();
		await shell(`grep -x 1 /proc/sys/net/ipv6/conf/${nic}/disable_ipv6`);
		await product('status');
		await product('undo', '--yes');
	});
});

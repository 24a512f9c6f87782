import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import {keepOnFailure} from './artefacts.js';
import {macOf} from './cards.js';
import {type MachineBench, onLan, openMachineBench} from './machine-bench.js';

// New hardware, or another kernel, and a card has another name at the next boot.

describe.skipIf(skipLab())('a card that has another name since the last boot', () => {
	let bench: MachineBench;

	beforeAll(async () => {
		bench = await openMachineBench();
	});

	keepOnFailure(() => bench?.lab);

	afterAll(async () => {
		await bench?.lab.close();
	});

	it('is found again by its MAC: status says so, undo ends the old set-up, and apply makes a new one (F20)', async () => {
		const {lab, vdsm, product, shell} = bench;
		const apply = async (nic: string) =>
			product('apply', '--yes', '--wait', '0', '--nic', nic, '--ram-size', '256M', ...onLan);
		await apply(await lab.nameOf('vmxnet3'));
		const link = `[Match]\\nPermanentMACAddress=${macOf('vmxnet3')}\\n[Link]\\nName=lan7\\n`;
		await shell(`printf '${link}' > /etc/systemd/network/05-lan.link`, 'sync');
		await lab.reboot('cut');
		expect(await lab.nameOf('vmxnet3')).toBe('lan7');
		const status = await vdsm(['status']);
		expect(status.exitCode).toBe(3);
		expect(status.stdout).toContain('lan7');
		const undo = await vdsm(['undo', '--yes']);
		expect([undo.exitCode, undo.stderr]).toEqual([3, expect.stringContaining('is called lan7 now')]);
		// What that says, and docs/applying.md.
		await product('undo', '--yes', '--consent', 'card-missing');
		await apply('lan7');
		await product('undo', '--yes');
	});
});

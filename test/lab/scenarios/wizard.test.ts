import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {openTerminal} from '../../terminal/pty.js';
import {skipLab} from '../availability.js';
import type {Lab} from '../lab.js';
import {until} from '../system/until.js';
import {bringUp, chosen, openProductLab} from './product.js';

// The whole way of a person: real cards of a real host, keys in a real terminal, a file, and DSM on the LAN.

describe.skipIf(skipLab())('the wizard on a host of the lab', () => {
	let lab: Lab;

	beforeAll(async () => {
		lab = await openProductLab('sid');
	});

	afterAll(async () => {
		await lab?.close();
	});

	it('leads from the first key to a script that puts DSM on the LAN', async () => {
		const [file, args] = lab.host.enter(['node', ['/opt/vdsm-passthru/vdsm-passthru.cjs']], '/root');
		const terminal = openTerminal({file, args, columns: 100, rows: 30});
		await terminal.waitFor('Which network card');
		// The lab's cards are veths, which no homelab has: they are listed on demand only.
		terminal.type('a');
		await terminal.waitFor('❯ enp3s0');
		terminal.press('enter');
		await terminal.waitFor('How should DSM be wired');
		terminal.press('enter');
		await terminal.waitFor('❯ Address');
		terminal.press('enter');
		await answer('Network', '192.168.50.0/24');
		await answer('Gateway', '192.168.50.1');
		await answer('DSM’s IP', chosen.ip);
		for (const field of [
			'DNS',
			'DSM’s MAC',
			'Internal network',
			'Ports on',
			'Closed on',
			'Installation',
			'Container',
			'Image',
			'Storage',
			'Disk',
		]) {
			await terminal.waitFor(new RegExp(`^❯ ${field}`, 'm'));
			terminal.press('enter');
		}
		await answer('Memory', '256M');
		await terminal.waitFor(/^❯ CPU/m);
		terminal.press('enter');
		await terminal.waitFor('What you should know');
		terminal.press('enter');
		await terminal.waitFor('❯ Save as shell script');
		terminal.press('enter');
		await terminal.waitFor('Where should the script be saved?');
		terminal.press('enter');
		expect((await terminal.exit).code).toBe(0);
		expect(terminal.scrollback()).toContain('/root/vdsm-passthru.sh');

		await bringUp(lab, '/root/vdsm-passthru.sh');
		await until(
			'DSM to answer on the LAN',
			async () => (await lab.client.http(chosen.ip, 80)).status === 200,
			{
				timeoutMs: 60_000,
			},
		);

		async function answer(field: string, text: string): Promise<void> {
			await terminal.waitFor(new RegExp(`^❯ ${field}`, 'm'));
			terminal.type(text);
			await terminal.waitFor(text);
			terminal.press('enter');
		}
	});
});

import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {root, run} from '../../package/repository.js';
import type {Screen} from '../../terminal/screen.js';
import {skipLab} from '../availability.js';
import {applyNow, walkToReview} from '../scenarios/walk-wizard.js';
import {until} from '../system/until.js';
import {keepOnFailure} from './artefacts.js';
import {twiceEmulated} from './machine-bench.js';
import {type MachineLab, openMachineLab} from './machine-lab.js';

// What a user does with a screen and a keyboard, or with a cable in the serial port: npx, the wizard, DSM on the LAN, undo. The
// package is the packed one, and the machine has no network but its own.

/** Emulated, a program takes ten times as long. */
const patient = (screen: Screen, timeoutMs = 180_000): Screen => ({
	...screen,
	waitFor: (wanted, options) => screen.waitFor(wanted, {timeoutMs, ...options}),
});

describe.skipIf(skipLab())('npx at the serial line of a machine with five cards', () => {
	let share: string;
	/** A path alone would be a program to npx. */
	let npx: string;
	let lab: MachineLab;
	let terminal: Screen;

	beforeAll(async () => {
		share = await mkdtemp(path.join(tmpdir(), 'vdsm-passthru-machine-'));
		await run(root, 'npm', 'pack', '--pack-destination', share);
		const packed = (await readdir(share)).find(name => name.endsWith('.tgz'));
		npx = `npx --package /share/${packed} vdsm-passthru`;
		lab = await openMachineLab({share});
		terminal = patient(await lab.serial());
		terminal.press('enter');
		await terminal.waitFor(/#$/m);
	});

	keepOnFailure(() => lab);

	afterAll(async () => {
		await lab?.close();
		await rm(share, {recursive: true, force: true});
	});

	/** Types a line, as at a prompt, and waits for the prompt behind it and its exit code. */
	let typed = 0;
	const command = async (line: string, options?: Parameters<Screen['waitFor']>[1]): Promise<string> => {
		typed += 1;
		terminal.type(`clear; ${line}; echo "[$?] end ${typed}"\r`);
		const seen = await terminal.waitFor(new RegExp(`^\\[\\d+\\] end ${typed}$`, 'm'), options);
		return seen;
	};
	const state = async () =>
		(await lab.host.run('sh', ['-c', 'ip -br link | grep -v docker0; docker network ls -q; docker ps -aq']))
			.stdout;

	it('walks the wizard to DSM on the LAN, and takes it down again', {timeout: 1_500_000}, async () => {
		const before = await state();
		const name = await lab.nameOf('vmxnet3');
		terminal.type(`${npx}\r`);
		await terminal.waitFor('Ok to proceed?');
		terminal.type('y\r');
		await walkToReview(
			terminal,
			'',
			async () => undefined,
			async () => {
				// The row of steps at the top has such a mark as well.
				const chosen = (text: string) => /^ *❯ (\S+)(?!.*─)/m.exec(text)?.[1];
				await terminal.waitFor(new RegExp(`^ *(?:❯ )?${name} `, 'm'));
				// One key at a time: the list is drawn anew for other reasons as well.
				while (chosen(terminal.screen()) !== name) {
					const before = chosen(terminal.screen());
					terminal.press('down');
					await terminal.waitUntil(text => chosen(text) !== before, {timeoutMs: 60_000});
				}
			},
		);
		await applyNow(terminal);
		// Emulated in an emulated machine, DSM's stand-in may take longer than the program waits for DSM.
		await terminal.waitFor(/DSM answers at|DSM will answer/, {timeoutMs: 900_000, within: 'scrollback'});
		await until(
			'the guest to answer on the LAN',
			async () => (await lab.client.http('192.168.50.80', 5000)).status === 200,
			twiceEmulated,
		);
		await terminal.waitFor(/#$/m);
		// Without --yes it would ask once more, into the void.
		const again = npx.replace('npx', 'npx --yes');
		expect(await command(`${again} status >/dev/null`)).toContain('[0] end');
		expect(await command(`${again} undo --yes >/dev/null`)).toContain('[0] end');
		await expect.poll(state, {timeout: 60_000, interval: 1000}).toBe(before);
	});
});

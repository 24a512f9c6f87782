import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {expect, onTestFinished, test} from 'vitest';
import {textsIn} from '../../source/text/language.js';
import {onwardTo} from './onward.js';
import {openTerminal} from './pty.js';

const program = path.resolve('dist/vdsm-passthru.cjs');
const {beginnings, wizard} = textsIn('en');

// On this machine as it is: nothing is changed on it, and whatever its cards are, a script can be saved.
test('the wizard begins from what was answered last time, says so, and can begin anew', async () => {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-again-'));
	onTestFinished(() => fs.rm(folder, {recursive: true, force: true}));
	const state = path.join(folder, 'state');
	const kept = path.join(state, 'wizard.answers');
	const start = (...args: readonly string[]) =>
		openTerminal({
			file: process.execPath,
			args: [program, '--state-dir', state, ...args],
			cwd: folder,
			columns: 90,
			rows: 30,
		});

	// Nobody has answered anything yet, and looking writes nothing.
	const first = start();
	await first.waitFor(wizard.titles.nic);
	await first.waitFor('❯ ');
	expect(first.screen()).not.toContain(beginnings.remembered);
	first.press('ctrlC');
	await first.exit;
	await expect(fs.access(state)).rejects.toThrow('ENOENT');

	await fs.mkdir(state, {mode: 0o700});
	const answers = {
		schema: 'vdsm-passthru/kept-answers/1',
		answers: {subnet: '10.99.0.0/24', ip: '10.99.0.7'},
	};
	await fs.writeFile(kept, JSON.stringify(answers), {mode: 0o600});
	const again = start();
	await again.waitFor(beginnings.remembered);
	again.type('c');
	await again.waitUntil(screen => !screen.includes(beginnings.remembered));
	again.press('ctrlC');
	await again.exit;
	// Leaving saves nothing and removes nothing.
	expect(JSON.parse(await fs.readFile(kept, 'utf8'))).toEqual(answers);

	// Flags are something said: then nothing else is.
	const flagged = start('--ip', '10.99.0.8');
	await flagged.waitFor('❯ ');
	expect(flagged.screen()).not.toContain(beginnings.remembered);
	flagged.press('ctrlC');
	await flagged.exit;

	await fs.rm(kept);
	const saving = start();
	await saving.waitFor('❯ ');
	await onwardTo(saving, `❯ ${wizard.menu.apply}`);
	saving.press('down');
	await saving.waitFor(`❯ ${wizard.menu.script}`);
	saving.press('enter');
	await saving.waitFor(wizard.save.script);
	saving.press('enter');
	expect((await saving.exit).code).toBe(0);
	expect(saving.scrollback()).toContain(beginnings.kept(kept).slice(0, 20));
	expect(JSON.parse(await fs.readFile(kept, 'utf8')).answers).toHaveProperty('nic');
	const after = start();
	await after.waitFor(beginnings.remembered);
	after.press('ctrlC');
	await after.exit;
});

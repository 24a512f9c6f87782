import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import process from 'node:process';
import {expect, onTestFinished, test} from 'vitest';
import {textsIn} from '../../../source/text/language.js';
import {openTerminal} from '../pty.js';

const {act} = textsIn('en');

test.each([
	['n', 6, true],
	['', 6, true],
	['y', 0, false],
] as const)('purge at a terminal, answered with “%s”: ends with %i [B3]', async (answer, code, stays) => {
	const folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-purge-'));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
	const lock = join(folder, 'state/lock');
	mkdirSync(join(folder, 'state'), {mode: 0o700});
	writeFileSync(lock, '');
	const terminal = openTerminal({
		file: process.execPath,
		args: [resolve('dist/vdsm-passthru.cjs'), 'purge', '--state-dir', 'state'],
		cwd: folder,
		env: {...process.env, LANG: 'C.UTF-8', DOCKER_HOST: `unix://${folder}/nobody.sock`},
	});
	await terminal.waitFor(act.yesOrNo);
	terminal.type(`${answer}\r`);
	expect((await terminal.exit).code, terminal.scrollback()).toBe(code);
	expect(existsSync(lock)).toBe(stays);
	expect(terminal.scrollback()).toContain(stays ? act.cancelled : lock);
});

import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {bundle} from '../../tools/build/bundle.mjs';
import {nodeBinary, supportedNodes} from './nodes.js';
import {openTerminal} from './pty.js';

const entry = 'test/terminal/fixtures/render-flush.tsx';

test.each(supportedNodes)('Ink runs and flushes its frames on Node %i', async version => {
	const terminal = openTerminal({file: await nodeBinary(version), args: [await build({})]});
	await terminal.waitFor('flushed');
	expect(terminal.screen()).toContain('round 1');
	expect(await terminal.exit).toEqual({code: 0, signal: undefined});
});

test('Ink on Node 20 still needs the Promise.withResolvers that the build adds', async () => {
	const terminal = openTerminal({file: await nodeBinary(20), args: [await build({inject: []})]});
	await terminal.waitFor('Promise.withResolvers is not a function', {within: 'scrollback'});
	expect((await terminal.exit).code).not.toBe(0);
});

async function build(settings: {readonly inject?: readonly string[]}): Promise<string> {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'vdsm-passthru-flush-'));
	onTestFinished(() => fs.rm(folder, {recursive: true, force: true}));
	await fs.writeFile(path.join(folder, 'package.json'), '{"type": "module"}\n');
	const {outputFiles} = await bundle({entry, version: '0.0.0', testBuild: true, ...settings});
	for (const {path: file, contents} of outputFiles) {
		const destination = path.join(folder, file.slice(file.indexOf('/dist/') + 1));
		await fs.mkdir(path.dirname(destination), {recursive: true});
		await fs.writeFile(destination, contents);
	}

	return path.join(folder, 'dist/render-flush.js');
}

import {expect, onTestFinished, test} from 'vitest';
import {buildFixture} from './build-fixture.js';
import {nodeBinary, supportedNodes} from './nodes.js';
import {openTerminal} from './pty.js';

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
	const {file, remove} = await buildFixture('render-flush.tsx', settings);
	onTestFinished(remove);
	return file;
}

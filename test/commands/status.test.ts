import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import type {Context} from '../../source/commands/context.js';
import {statusCommand} from '../../source/commands/status.js';
import {undoCommand} from '../../source/commands/undo.js';
import {exitCode} from '../../source/model/exit-code.js';
import {textsIn} from '../../source/text/language.js';

const texts = textsIn('en');
let folder = '';

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-status-'));
	vi.stubEnv('DOCKER_HOST', `unix://${folder}/nobody.sock`);
});

afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, {recursive: true});
});

function context(): Context {
	const quiet = () => undefined;
	const look = {json: false, ascii: false, accessible: false, colour: false, columns: 80};
	return {texts, language: 'en', env: process.env, ...look, out: quiet, err: quiet};
}

test.each([
	['status', () => statusCommand({stateDir: folder, install: undefined}, context())],
	[
		'undo',
		() => {
			const flags = {yes: true, dryRun: false, noInput: true, consent: []};
			return undoCommand({stateDir: folder, install: undefined, ...flags}, context());
		},
	],
])('%s does not say that nothing stands where Docker cannot be asked', async (_, call) => {
	await expect(call()).rejects.toMatchObject({
		message: texts.act.dockerSilent,
		exit: exitCode.disagrees,
	});
});

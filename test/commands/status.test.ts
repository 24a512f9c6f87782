import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {writeInstallation} from '../../source/apply/state/record.js';
import {openStateFolder} from '../../source/apply/state/state-folder.js';
import type {Context} from '../../source/commands/context.js';
import {statusCommand} from '../../source/commands/status.js';
import {undoCommand} from '../../source/commands/undo.js';
import {exitCode} from '../../source/model/exit-code.js';
import type {Step, StepId} from '../../source/model/step.js';
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

function context(out: (text: string) => void = () => undefined): Context {
	const quiet = () => undefined;
	const look = {json: false, ascii: false, accessible: false, colour: false, columns: 80};
	return {texts, fileTexts: texts, language: 'en', env: process.env, ...look, out, err: quiet};
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

const step = (id: StepId, probe: Step['probe']): Step => ({
	id,
	subject: id,
	run: [],
	probe,
	undo: [],
	needs: [],
	needsRoot: false,
});

/** What `status` says of a set-up with these steps, where nobody answers for Docker. */
async function told(steps: readonly Step[]): Promise<{readonly text: string; readonly code: number}> {
	await openStateFolder(folder);
	const origin = {at: '2026-01-02T03:04:05.000Z', pid: 1, user: 'root', version: '0.0.0'};
	// The loopback interface is there on every machine.
	const nic = {name: 'lo', mac: null};
	await writeInstallation(folder, {install: 'vdsm', folder: '/root', origin, answers: {}, steps, nic});
	let text = '';
	const code = await statusCommand(
		{stateDir: folder, install: 'vdsm'},
		context(part => (text += part)),
	);
	return {text, code};
}

test('a Docker that does not answer is not a set-up that has drifted', async () => {
	const image = step('image', {kind: 'succeeds', read: ['docker', ['image', 'inspect', 'x']]});
	const {text, code} = await told([image]);
	expect(text).toContain(texts.act.dockerSilent);
	expect(text).not.toContain(texts.act.statusDrift);
	expect(code).toBe(exitCode.disagrees);
});

test('a container that was kept, and that its owner has removed, is no drift, and not listed', async () => {
	const gone = step('predecessor', {kind: 'succeeds', read: ['test', ['-e', '/nowhere']]});
	const there = step('storage', {kind: 'succeeds', read: ['test', ['-d', '/']]});
	const {text, code} = await told([there, gone]);
	expect(text).toContain(texts.act.statusStands);
	expect(text).not.toContain(texts.plan.step.predecessor('predecessor'));
	expect(code).toBe(exitCode.done);
	expect((await told([there, step('hook', gone.probe)])).text).toContain(texts.act.statusDrift);
});

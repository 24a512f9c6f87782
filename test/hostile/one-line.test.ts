import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import {afterAll, afterEach, beforeAll, describe, expect, test, vi} from 'vitest';
import {undoFixCommand} from '../../source/commands/doctor/fix-undo.js';
import {explained} from '../../source/commands/explained.js';
import {exportCommand} from '../../source/commands/export.js';
import {planCommand} from '../../source/commands/plan.js';
import {statusCommand} from '../../source/commands/status.js';
import {readEngine} from '../../source/host/engine.js';
import {isFailure} from '../../source/model/failure.js';
import {textsIn} from '../../source/text/language.js';
import {listening} from '../commands/doctor-context.js';
import {fakeMachine} from '../host/machine.js';
import {sayAmount, share} from './amount.js';
import {fakeLine, hostileText} from './corpus.js';
import {expectLines} from './judge.js';
import {fileOf, silentFacts} from './rich-facts.js';

// What cannot be read is one line that names the file, whatever stands in it (promise D10).

vi.setConfig({testTimeout: 3_600_000});

const folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-line-'));
const facts = join(folder, 'facts.json');
beforeAll(() => {
	sayAmount();
	vi.stubEnv('DOCKER_HOST', `unix://${folder}/nobody.sock`);
});
afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(folder, {recursive: true});
});

const away = {raw: {}, answersFile: undefined};
const state = {stateDir: folder, install: undefined};
const exporting = {format: 'sh', output: undefined, force: false, consent: []} as const;
type Run = (path: string) => Promise<unknown>;
const {context} = listening({columns: 10_000});
const ownFile = (name: string, run: Run) => [name, run] as const;

const sources: ReadonlyArray<readonly [string, Run]> = [
	ownFile('facts.json', factsFile => planCommand({...away, factsFile, detailedExitCode: false}, context)),
	ownFile('answers.json', answersFile =>
		exportCommand({...away, ...exporting, answersFile, factsFile: facts}, context),
	),
	ownFile('vdsm.json', () => statusCommand(state, context)),
	ownFile('vdsm.journal', () => statusCommand(state, context)),
	ownFile('doctor.fixes.json', () => undoFixCommand({...state, yes: false, noInput: true}, context)),
];

/** Never taken: no file of ours is a list, or a text, or anything behind an object. */
const anyRubbish = fc.oneof(
	hostileText.map(text => `{"schema": ${JSON.stringify(text)}, ${text}`),
	hostileText.map(text => JSON.stringify([text])),
	hostileText.map(text => JSON.stringify({schema: text, [text]: {[text]: text}})),
	hostileText.map(text => `${JSON.stringify(fileOf(silentFacts))}${text}x`),
);

describe('a file that cannot be read', () => {
	afterEach(() => {
		for (const [name] of sources) rmSync(join(folder, name), {force: true});
	});

	test.each(sources)('%s: one line says so, and names it [D10]', async (name, run) => {
		if (name === 'doctor.fixes.json' && process.geteuid?.() !== 0) return;
		if (name === 'answers.json') writeFileSync(facts, JSON.stringify(fileOf(silentFacts)));
		const path = join(folder, name);
		await fc.assert(
			fc.asyncProperty(anyRubbish, async text => {
				writeFileSync(path, text, {mode: 0o600});
				const error: unknown = await run(path).then(
					() => new Error(`it was taken: ${text}`),
					(thrown: unknown) => explained(thrown, textsIn('en')),
				);
				if (!isFailure(error)) throw error;
				const {message} = error;
				expect(message.split('\n')).toHaveLength(1);
				expectLines(message);
				expect(message).toContain(name);
				// A line is read, and a file of a megabyte in it would not be.
				expect(message.replace(folder, '').length).toBeLessThan(500);
			}),
			share(0.005),
		);
	});
});

test('whatever Docker says to a question that it does not answer is one line of the plan [D10]', async () => {
	const host = {name: 'homelab', kernel: '6.1'};
	const told = async (stdout: string, stderr: string) => {
		const answer = {stdout, stderr, exitCode: 1};
		const asked = ['version --format {{json .}}', 'info --format {{json .}}', 'context inspect'];
		const answers = Object.fromEntries(asked.map(words => [`docker ${words}`, answer]));
		const engine = await readEngine(fakeMachine('/nonexistent', answers), host);
		if (engine.state === 'running') return undefined;
		writeFileSync(facts, JSON.stringify(fileOf({...silentFacts, engine})));
		const raw = {nic: 'enp3s0', subnet: '192.168.1.0/24', gateway: '192.168.1.1', ip: '192.168.1.71'};
		let out = '';
		const heard = listening({columns: 1_000_000}).context;
		const say = (text: string) => {
			out += text;
		};
		await planCommand({...away, raw, factsFile: facts, detailedExitCode: false}, {...heard, out: say});
		return out;
	};
	const usual = (await told('', 'nobody is there'))?.split('\n') ?? [];
	expect(usual.filter(line => line.includes('nobody is there'))).toHaveLength(1);
	await fc.assert(
		fc.asyncProperty(hostileText, hostileText, async (stdout, stderr) => {
			const out = await told(stdout, stderr);
			if (out === undefined) return;
			// The last line that Docker printed stands alone there, as it is meant to; what a terminal obeys does not.
			expectLines(out.replaceAll(fakeLine, 'x'));
			expect(out.split('\n')).toHaveLength(usual.length);
		}),
		share(0.006),
	);
});

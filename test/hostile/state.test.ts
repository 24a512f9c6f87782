import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import {fixesPath} from '../../source/apply/fix/fix-record.js';
import {readJournal, startJournal} from '../../source/apply/state/journal.js';
import {writeInstallation} from '../../source/apply/state/record.js';
import {StateError} from '../../source/apply/state/state-error.js';
import {openStateFolder} from '../../source/apply/state/state-folder.js';
import type {Context} from '../../source/commands/context.js';
import {undoFixCommand} from '../../source/commands/doctor/fix-undo.js';
import {statusCommand} from '../../source/commands/status.js';
import {undoCommand} from '../../source/commands/undo.js';
import {isFailure} from '../../source/model/failure.js';
import {entries, makeHead, makeInstallation} from '../apply/state/samples.js';
import {listening} from '../commands/doctor-context.js';
import {sayAmount, share} from './amount.js';
import {hostileText} from './corpus.js';
import {expectJson, expectLines} from './judge.js';
import {anySown, placesIn, sown} from './sow.js';

// Our own files, as somebody may have edited them: read or refused, in one clear line (promises A19, D1, D10).

vi.setConfig({testTimeout: 3_600_000});

const folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-hostile-'));
const file = join(folder, 'vdsm.json');
const journal = join(folder, 'vdsm.journal');

beforeAll(async () => {
	sayAmount();
	// Nobody is asked: what is read back must come from the files.
	vi.stubEnv('DOCKER_HOST', `unix://${folder}/nobody.sock`);
	await openStateFolder(folder);
});
afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(folder, {recursive: true});
});

/** Each step is looked at by programs; a few are enough. */
const record: unknown = {
	schema: 'vdsm-passthru/install/1',
	...makeInstallation(),
	steps: makeInstallation().steps.slice(0, 3),
};
/** Lines of a journal as it is when a run was cut off, one value for each. */
const lines = await journalLines();

/** Edited within its strings, or anywhere. */
function edited(data: unknown, textOf: (data: unknown) => string): fc.Arbitrary<string> {
	const whole = textOf(data);
	return fc.oneof(
		anySown(data, placesIn(data)).map(textOf),
		fc
			.tuple(fc.nat(2000), fc.nat(20), hostileText)
			.map(([at, length, text]) => whole.slice(0, at) + text + whole.slice(at + length)),
		fc
			.constantFrom(...placesIn(data))
			.chain(place => hostileText.map(text => textOf(sown(data, place, text)))),
	);
}

const anyRecord = edited(record, JSON.stringify);
const anyJournal = edited(lines, data => {
	if (!Array.isArray(data)) throw new Error('no lines');
	return data.map(line => `${JSON.stringify(line)}\n`).join('');
});

/** What is in the state folder. */
type Left = {readonly record: string | null; readonly journal: string | null};
const anyLeft: fc.Arbitrary<Left> = fc.oneof(
	anyRecord.map(text => ({record: text, journal: null})),
	anyJournal.map(text => ({record: null, journal: text})),
	fc.record({record: anyRecord, journal: anyJournal}),
);

async function journalLines(): Promise<readonly unknown[]> {
	const away = mkdtempSync(join(tmpdir(), 'vdsm-passthru-hostile-'));
	const head = makeHead({steps: makeInstallation().steps.slice(0, 3)});
	const writer = await startJournal(away, head, entries.slice(0, -1));
	await writer.close();
	const text = readFileSync(join(away, 'vdsm.journal'), 'utf8');
	rmSync(away, {recursive: true});
	return text
		.trimEnd()
		.split('\n')
		.map(line => JSON.parse(line));
}

/** What the command says of the files that are there. */
async function said(
	command: (context: Context) => Promise<unknown>,
	look: Partial<Context> = {},
): Promise<{readonly out: string; readonly err: string}> {
	let out = '';
	const {context, said: errors} = listening({columns: 10_000, ...look});
	const hearing: Context = {
		...context,
		out: part => {
			out += part;
		},
	};
	try {
		await command(hearing);
		return {out, err: errors()};
	} catch (error) {
		if (!isFailure(error)) throw error;
		return {out, err: `${errors()}${error.message}\n`};
	}
}

function put(left: Left): void {
	for (const [path, text] of [
		[file, left.record],
		[journal, left.journal],
	] as const) {
		rmSync(path, {force: true});
		if (text !== null) writeFileSync(path, text, {mode: 0o600});
	}
}
const options = {stateDir: folder, install: undefined};
const dry = {yes: true, dryRun: true, noInput: true, consent: []};

describe('a record and a journal that somebody has edited', () => {
	test('are taken when nobody has', async () => {
		put({record: JSON.stringify(record), journal: lines.map(line => `${JSON.stringify(line)}\n`).join('')});
		expect(await readJournal(folder, 'vdsm')).toMatchObject({kind: 'read'});
		const {out} = await said(context => statusCommand(options, context), {json: true});
		expect(JSON.parse(out)).toMatchObject({installations: [{install: 'vdsm', unfinished: {pid: 4711}}]});
	});

	test('is told of by status [D1, D10]', async () => {
		await fc.assert(
			fc.asyncProperty(anyLeft, fc.boolean(), async (left, json) => {
				put(left);
				const {out, err} = await said(context => statusCommand(options, context), {json});
				if (json && out !== '') expectJson(out);
				else expectLines(out);
				expectLines(err);
			}),
			share(0.02),
		);
	});

	test('is told of by an undo that only shows what it would do [D1, D10]', async () => {
		await fc.assert(
			fc.asyncProperty(anyLeft, async left => {
				put(left);
				const {out, err} = await said(context => undoCommand({...options, ...dry}, context));
				expectLines(out);
				expectLines(err);
			}),
			share(0.02),
		);
	});
});

const fixes = {
	schema: 'vdsm-passthru/fixes/1',
	fixes: ['done', 'failed'].map(state => ({
		...{at: '2026-03-01T12:00:00.000Z', pid: 4711, user: 'root (anna)', version: '0.1.0', state, ran: 1},
		...{check: 'nic-carrier', commands: [['ip', ['link', 'set', 'enp3s0', 'up']]]},
		undo: [['ip', ['link', 'set', 'enp3s0', 'down']]],
	})),
};

/** What may hold any text, and so gets as far as the list. */
const told = placesIn(fixes).filter(
	({path, what}) => what === 'value' && !['schema', 'at', 'state'].includes(String(path.at(-1))),
);
const anyFixes = fc.oneof(
	{weight: 3, arbitrary: anySown(fixes, told).map(value => JSON.stringify(value))},
	{weight: 1, arbitrary: edited(fixes, JSON.stringify)},
);

test.skipIf(process.geteuid?.() !== 0)(
	'fixes of doctor’s that somebody has edited are listed in lines [D1, D10]',
	async () => {
		const unasked = {stateDir: folder, yes: false, noInput: true};
		writeFileSync(fixesPath(folder), JSON.stringify(fixes), {mode: 0o600});
		expect(await said(context => undoFixCommand(unasked, context))).toMatchObject({
			out: expect.stringContaining('root (anna)'),
		});
		await fc.assert(
			fc.asyncProperty(anyFixes, fc.boolean(), async (text, json) => {
				writeFileSync(fixesPath(folder), text, {mode: 0o600});
				// Nobody says yes, so that nothing of it is run.
				const {out, err} = await said(context => undoFixCommand(unasked, context), {json});
				if (json && out !== '') expectJson(out);
				else expectLines(out);
				expectLines(err);
			}),
			share(0.02),
		);
		rmSync(fixesPath(folder));
	},
);

test('what is written is read back, whatever the names [D1]', async () => {
	rmSync(journal, {force: true});
	await fc.assert(
		fc.asyncProperty(hostileText, hostileText, async (user, place) => {
			const installation = makeInstallation({folder: `/srv/${place}`});
			const refused = await writeInstallation(folder, {
				...installation,
				origin: {...installation.origin, user},
			}).then(
				() => false,
				(error: unknown) => {
					// What no name can hold is not written: a record that is refused later would undo nothing.
					if (error instanceof StateError && `${user}${place}`.includes('\0')) return true;
					throw error;
				},
			);
			if (refused) return;
			const {out, err} = await said(context => statusCommand(options, context));
			expectLines(out);
			expectLines(err);
		}),
		share(0.01),
	);
});

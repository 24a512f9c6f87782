import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, test, vi} from 'vitest';
import {writeInstallation} from '../../source/apply/state/record.js';
import {StateError} from '../../source/apply/state/state-error.js';
import {openStateFolder} from '../../source/apply/state/state-folder.js';
import type {Context} from '../../source/commands/context.js';
import {statusCommand} from '../../source/commands/status.js';
import {undoCommand} from '../../source/commands/undo.js';
import {isFailure} from '../../source/model/failure.js';
import {makeInstallation} from '../apply/state/samples.js';
import {listening} from '../commands/doctor-context.js';
import {sayAmount, share} from './amount.js';
import {hostileText} from './corpus.js';
import {expectJson, expectLines} from './judge.js';
import {anySown, placesIn, sown} from './sow.js';

// Our own files, as somebody may have edited them: read or refused, in one clear line (promises A19, D1, D10).

vi.setConfig({testTimeout: 3_600_000});

const folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-hostile-'));
const file = join(folder, 'vdsm.json');

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
const whole = JSON.stringify(record);
const anyRecord = fc.oneof(
	anySown(record, placesIn(record)).map(value => JSON.stringify(value)),
	fc
		.tuple(fc.nat(2000), fc.nat(20), hostileText)
		.map(([at, length, text]) => whole.slice(0, at) + text + whole.slice(at + length)),
	fc
		.constantFrom(...placesIn(record))
		.chain(place => hostileText.map(text => JSON.stringify(sown(record, place, text)))),
);

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

const put = (text: string) => writeFileSync(file, text, {mode: 0o600});
const options = {stateDir: folder, install: undefined};
const dry = {yes: true, dryRun: true, noInput: true, consent: []};

describe('a record that somebody has edited', () => {
	test('is told of by status [D1, D10]', async () => {
		await fc.assert(
			fc.asyncProperty(anyRecord, fc.boolean(), async (text, json) => {
				put(text);
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
			fc.asyncProperty(anyRecord, async text => {
				put(text);
				const {out, err} = await said(context => undoCommand({...options, ...dry}, context));
				expectLines(out);
				expectLines(err);
			}),
			share(0.02),
		);
	});
});

test('what is written is read back, whatever the names [D1]', async () => {
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

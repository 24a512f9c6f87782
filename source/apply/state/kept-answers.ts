import {join} from 'node:path';
import * as z from 'zod/mini';
import {fieldIds, type RawAnswers} from '../../model/answers.js';
import {decode, encode} from './encode.js';
import {readStateFile, removeStateFile, writeStateFile} from './state-file.js';
import {openStateFolder} from './state-folder.js';

const schema = 'vdsm-passthru/kept-answers/1';

const shape = z.object({
	schema: z.literal(schema),
	answers: z.partialRecord(z.enum(fieldIds), z.string()),
});

/** No installation can have such a file: see `statePath`. */
export function keptAnswersPath(folder: string): string {
	return join(folder, 'wizard.answers');
}

/** What was said in the wizard last time, and not done; nothing where there is no such file, or it is not as it should be. Never throws. */
export async function readKeptAnswers(folder: string): Promise<RawAnswers> {
	const file = await readStateFile(keptAnswersPath(folder));
	const parsed = shape.safeParse(file.kind === 'read' ? decode(file.bytes)?.value : undefined);
	return parsed.success ? parsed.data.answers : {};
}

/** Keeps them, for this user alone. False where the folder or the file cannot be written: nothing depends on it. */
export async function keepAnswers(folder: string, answers: RawAnswers): Promise<boolean> {
	const path = keptAnswersPath(folder);
	try {
		if (!(await openStateFolder(folder)).ok) return false;
		await writeStateFile(path, `${encode(shape, {schema, answers}, path, '\t')}\n`);
		return true;
	} catch {
		return false;
	}
}

/** They have become a set-up, which is remembered by itself. */
export async function forgetAnswers(folder: string): Promise<void> {
	await removeStateFile(keptAnswersPath(folder)).catch(() => undefined);
}

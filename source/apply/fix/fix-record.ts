import {join} from 'node:path';
import * as z from 'zod/mini';
import type {ResolvedCommand} from '../../model/command.js';
import type {Origin} from '../../model/journal.js';
import {decode, encode, placeOf, versionFlaw} from '../state/encode.js';
import {type Refused, readStateFile, refused, writeStateFile} from '../state/state-file.js';

/**
 * How a fix stands. `begun` and `undoing`: it was cut off, so nobody knows how far it came. `failed`: the command after the
 * first `ran` ones did not do its work.
 */
export type FixState = 'begun' | 'done' | 'failed' | 'undoing' | 'undone' | 'undo-failed';

/** One fix of doctor's, and what takes it back. */
export type FixRecord = Origin & {
	/** Id of the check. A later version may not know it any more. */
	readonly check: string;
	readonly commands: readonly ResolvedCommand[];
	readonly undo: readonly ResolvedCommand[];
	readonly state: FixState;
	readonly ran: number;
};

export type ReadFixes =
	| {readonly kind: 'none'}
	| {readonly kind: 'read'; readonly fixes: readonly FixRecord[]}
	| Refused;

const schema = 'vdsm-passthru/fixes/1';
const kept = 50;

// No program takes a NUL in an argument. Root runs what stands here, so it is strict.
const text = z.string().check(
	z.maxLength(65_536),
	z.refine<string>(value => !value.includes('\0')),
);
const list = <T extends z.core.SomeType>(item: T) => z.readonly(z.array(item).check(z.maxLength(100)));
const command = z.readonly(z.tuple([text.check(z.minLength(1)), list(text)]));
const shape = z.strictObject({
	schema: z.literal(schema),
	fixes: list(
		z.strictObject({
			at: z.iso.datetime(),
			pid: z.int().check(z.minimum(1)),
			user: text,
			version: text,
			check: text,
			commands: list(command),
			undo: list(command),
			state: z.enum(['begun', 'done', 'failed', 'undoing', 'undone', 'undo-failed']),
			ran: z.int().check(z.minimum(0)),
		}),
	),
});

/** Two dots, so that no installation can be called that: see `installName`. */
export function fixesPath(folder: string): string {
	return join(folder, 'doctor.fixes.json');
}

/** All fixes that are remembered, the oldest first. What this program did not write is refused (promise A19). Never throws. */
export async function readFixes(folder: string): Promise<ReadFixes> {
	const path = fixesPath(folder);
	const file = await readStateFile(path);
	if (file.kind !== 'read') return file;
	const json = decode(file.bytes);
	if (json === undefined) return refused('damaged', path, 'not JSON');
	const flaw = versionFlaw(json.value, schema);
	if (flaw !== null) return refused(flaw, path, 'schema');
	const parsed = shape.safeParse(json.value);
	if (!parsed.success) return refused('damaged', path, placeOf(parsed.error));
	return {kind: 'read', fixes: parsed.data.fixes};
}

/** Whole and synced, mode 0600, in place of what was there; only the last 50 are kept. Throws a StateError. */
export async function writeFixes(folder: string, fixes: readonly FixRecord[]): Promise<void> {
	const path = fixesPath(folder);
	const content = encode(shape, {schema, fixes: fixes.slice(-kept)}, path, '\t');
	await writeStateFile(path, `${content}\n`);
}

/** The last one that can be taken back; undefined: there is none. */
export function lastStanding(fixes: readonly FixRecord[]): FixRecord | undefined {
	return fixes.findLast(({state, undo}) => state !== 'undone' && undo.length > 0);
}

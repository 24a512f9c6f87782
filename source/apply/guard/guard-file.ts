import {join} from 'node:path';
import * as z from 'zod/mini';
import type {Guard} from '../../model/run-event.js';
import type {ProcessIdentity} from '../../system/process-identity.js';
import {writeNew} from '../../system/write-new.js';
import {StateError, toStateError} from '../state/state-error.js';
import {installName, readStateFile, removeStateFile} from '../state/state-file.js';

const schema = 'vdsm-passthru/guard/1';

/** What is going to take a change back. `deadline` is ISO 8601 in UTC, for people: what counts is a monotonic clock. */
export type GuardRecord = {readonly deadline: string} & (
	| {readonly guard: Extract<Guard, 'systemd'>; readonly unit: string}
	| {readonly guard: Extract<Guard, 'watcher'>; readonly process: ProcessIdentity}
);

const shape = z.discriminatedUnion('guard', [
	z.object({
		schema: z.literal(schema),
		guard: z.literal('systemd'),
		deadline: z.iso.datetime(),
		unit: z.string().check(z.regex(/^vdsm-passthru-revert-[a-z0-9_-]+$/)),
	}),
	z.object({
		schema: z.literal(schema),
		guard: z.literal('watcher'),
		deadline: z.iso.datetime(),
		process: z.object({
			pid: z.int().check(z.minimum(2)),
			startTime: z.string().check(z.regex(/^\d+$/)),
			boot: z.string(),
		}),
	}),
]);

/** `guard.log`: what a watcher has printed. `decision`: whether the change is kept. */
export function guardPath(
	stateFolder: string,
	install: string,
	kind: 'guard' | 'guard.log' | 'decision',
): string {
	if (!installName.test(install)) throw new StateError('malformed', stateFolder, JSON.stringify(install));
	return join(stateFolder, `${install}.${kind}`);
}

/** The guard that was set last and not called off. undefined: none, or nothing that can be read. */
export async function readGuard(stateFolder: string, install: string): Promise<GuardRecord | undefined> {
	const file = await readStateFile(guardPath(stateFolder, install, 'guard'));
	if (file.kind !== 'read') return undefined;
	try {
		const found = shape.safeParse(JSON.parse(file.bytes.toString('utf8')));
		return found.success ? found.data : undefined;
	} catch {
		return undefined;
	}
}

/** Throws a StateError; an old record is replaced. */
export async function writeGuard(stateFolder: string, install: string, record: GuardRecord): Promise<void> {
	const path = guardPath(stateFolder, install, 'guard');
	const content = `${JSON.stringify({schema, ...record})}\n`;
	const written = await writeNew(path, content, {mode: 0o600, force: true});
	if (!written.ok) throw toStateError(path, written.cause ?? new Error('not an ordinary file'));
}

/** Removes the record and the log. Throws a StateError. */
export async function removeGuard(stateFolder: string, install: string): Promise<void> {
	for (const kind of ['guard', 'guard.log'] as const)
		await removeStateFile(guardPath(stateFolder, install, kind));
}

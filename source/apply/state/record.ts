import {readdir} from 'node:fs/promises';
import type {Installation} from '../../model/journal.js';
import {decode, encode, placeOf, versionFlaw} from './encode.js';
import {installationSchema, installationShape, schemasFor} from './schema.js';
import {codeOf, toStateError} from './state-error.js';
import {
	installName,
	type Refused,
	readStateFile,
	refused,
	removeStateFile,
	statePath,
	writeStateFile,
} from './state-file.js';

export type ReadInstallation =
	| {readonly kind: 'none'}
	| {readonly kind: 'read'; readonly installation: Installation}
	| Refused;

/** Records what stands, in place of an earlier record. Rejects with a StateError; then the earlier one still stands. */
export async function writeInstallation(folder: string, installation: Installation): Promise<void> {
	const path = statePath(folder, installation.install, 'json');
	const content = encode(
		installationShape,
		{schema: schemasFor(installation).installation, ...installation},
		path,
		'\t',
	);
	await writeStateFile(path, `${content}\n`);
}

/** Reads the record of an installation, or refuses what was not written by this program (promise A19). Never throws. */
export async function readInstallation(folder: string, install: string): Promise<ReadInstallation> {
	const path = statePath(folder, install, 'json');
	const file = await readStateFile(path);
	if (file.kind !== 'read') return file;
	const json = decode(file.bytes);
	if (json === undefined) return refused('damaged', path, 'not JSON');
	const flaw = versionFlaw(json.value, installationSchema);
	if (flaw !== null) return refused(flaw, path, 'schema');
	const parsed = installationShape.safeParse(json.value);
	if (!parsed.success) return refused('damaged', path, placeOf(parsed.error));
	const {schema: _, ...installation} = parsed.data;
	if (installation.install !== install) return refused('damaged', path, `install: ${installation.install}`);
	return {kind: 'read', installation};
}

/**
 * The prefixes of all installations that have a record or a journal, sorted; none where there is no folder. Rejects
 * with a StateError where the folder cannot be read.
 */
export async function listInstalls(folder: string): Promise<readonly string[]> {
	const names = await readdir(folder).catch((error: unknown) => {
		if (codeOf(error) === 'ENOENT') return [];
		throw toStateError(folder, error);
	});
	const installs = names.flatMap(name => /^(.*)\.(?:json|journal)$/s.exec(name)?.[1] ?? []);
	return [...new Set(installs.filter(install => installName.test(install)))].sort();
}

/** Rejects with a StateError where the record is there and cannot be removed. */
export async function removeInstallation(folder: string, install: string): Promise<void> {
	await removeStateFile(statePath(folder, install, 'json'));
}

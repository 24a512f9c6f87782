import {constants} from 'node:fs';
import {type FileHandle, open} from 'node:fs/promises';
import type {Journal, JournalEntry, JournalHead} from '../../model/journal.js';
import {decode, encode, placeOf, versionFlaw} from './encode.js';
import {entryShape, headShape, journalSchema, schemasFor} from './schema.js';
import {toStateError} from './state-error.js';
import {
	checkSize,
	type Refused,
	readStateFile,
	refused,
	removeStateFile,
	statePath,
	writeStateFile,
} from './state-file.js';

export type JournalWriter = {
	/**
	 * Adds one line; it is on the disk when this resolves. Rejects with a StateError, and then the journal is as it was
	 * before. Lines get there in the order of the calls.
	 */
	append(entry: JournalEntry): Promise<void>;
	/** Waits for what is being written. */
	close(): Promise<void>;
};

export type ReadJournal =
	| {readonly kind: 'none'}
	| {readonly kind: 'read'; readonly journal: Journal}
	| Refused;

/**
 * Begins the journal of a run, in place of an earlier one of the same installation: whole and synced before it is
 * there (promise A16). `carried` are entries of the run that this one goes on with. Rejects with a StateError; then
 * the earlier journal still stands.
 */
export async function startJournal(
	folder: string,
	head: JournalHead,
	carried: readonly JournalEntry[] = [],
): Promise<JournalWriter> {
	const path = statePath(folder, head.install, 'journal');
	const first = encode(headShape, {schema: schemasFor(head, head.former).journal, ...head}, path);
	const lines = [first, ...carried.map(entry => encode(entryShape, entry, path))];
	const content = lines.map(line => `${line}\n`).join('');
	await writeStateFile(path, content);
	try {
		const file = await open(path, constants.O_WRONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
		return writer(file, path, Buffer.byteLength(content));
	} catch (error) {
		throw toStateError(path, error);
	}
}

function writer(file: FileHandle, path: string, start: number): JournalWriter {
	let size = start;
	let last: Promise<void> = Promise.resolve();
	const add = async (line: Buffer): Promise<void> => {
		checkSize(path, size + line.length);
		try {
			// At a position, not at the end: what a failed attempt may have left there is written over.
			for (let done = 0; done < line.length; ) {
				done += (await file.write(line, done, line.length - done, size + done)).bytesWritten;
			}
			await file.datasync();
			size += line.length;
		} catch (error) {
			// A reader drops half a line at the end, should even this fail.
			await file.truncate(size).catch(() => undefined);
			throw toStateError(path, error);
		}
	};
	return {
		append: async entry => {
			const line = Buffer.from(`${encode(entryShape, entry, path)}\n`);
			const written = last.then(() => add(line));
			last = written.catch(() => undefined);
			await written;
		},
		close: async () => {
			await last;
			await file.close();
		},
	};
}

/**
 * Reads the journal of an installation. A last line that is not whole, as a power cut leaves it, is dropped: its
 * effect had not begun. Anything else that was not written by this program is refused, not mended (promise A19).
 * Never throws.
 */
export async function readJournal(folder: string, install: string): Promise<ReadJournal> {
	const path = statePath(folder, install, 'journal');
	const file = await readStateFile(path);
	if (file.kind !== 'read') return file;
	const [first, ...rest] = linesOf(file.bytes);
	const head = first && decode(first);
	if (head === undefined) return refused('damaged', path, 'line 1');
	const flaw = versionFlaw(head.value, journalSchema);
	if (flaw !== null) return refused(flaw, path, 'line 1, schema');
	const parsed = headShape.safeParse(head.value);
	if (!parsed.success) return refused('damaged', path, `line 1, ${placeOf(parsed.error)}`);
	const {schema: _, ...known} = parsed.data;
	if (known.install !== install) return refused('damaged', path, `line 1, install: ${known.install}`);
	const entries: JournalEntry[] = [];
	for (const [index, line] of rest.entries()) {
		const json = decode(line);
		if (json === undefined && index === rest.length - 1) break;
		const entry = entryShape.safeParse(json?.value);
		if (!entry.success) return refused('damaged', path, `line ${index + 2}, ${placeOf(entry.error)}`);
		entries.push(entry.data);
	}
	return {kind: 'read', journal: {head: known, entries}};
}

/** Without their ends; what comes after the last end is no line. */
function linesOf(bytes: Buffer): Buffer[] {
	const lines: Buffer[] = [];
	let start = 0;
	for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
		lines.push(bytes.subarray(start, end));
		start = end + 1;
	}
	return lines;
}

/** The run did not come to its end, or left something that it could not undo. */
export function isUnfinished({entries}: Journal): boolean {
	const last = entries.at(-1);
	return last?.type !== 'ended' || last.outcome === 'leftovers';
}

/** Rejects with a StateError where the journal is there and cannot be removed. */
export async function removeJournal(folder: string, install: string): Promise<void> {
	await removeStateFile(statePath(folder, install, 'journal'));
}

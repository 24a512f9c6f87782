import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import * as z from 'zod/mini';
import {cacheDirectory, removeTree, withLock} from '../roots/cache.js';
import {identify, isAlive} from '../system/process.js';
import {must} from '../system/run.js';
import {destroyGroup} from './cgroup.js';

/** What a lab is made of, written down before it is made: the only source of what `dispose` removes. */
const recordSchema = z.object({
	id: z.string().check(z.regex(/^vp[0-9a-f]{6}$/)),
	owner: z.object({pid: z.number(), startTime: z.string()}),
	namespaces: z.array(z.string()),
});

/** A lab's id doubles as the name of its cgroup and of its run folder, and begins its namespaces' names. */
export type LabRecord = z.infer<typeof recordSchema>;

/** File that holds the record of a lab. */
export function recordFile(id: string): string {
	return path.join(cacheDirectory(), 'labs', `${id}.json`);
}

/** Folder of one lab's files: the host root's upper layer, the Engine's data, logs. */
export function runDirectory(id: string): string {
	return path.join(cacheDirectory(), 'runs', id);
}

/** Writes down a lab that is about to be made by this process. */
export async function writeRecord(id: string, namespaces: readonly string[]): Promise<LabRecord> {
	const owner = await identify(process.pid);
	if (owner === undefined) {
		throw new Error('/proc is not readable');
	}
	const record = {id, owner, namespaces: [...namespaces]};
	await mkdir(path.dirname(recordFile(id)), {recursive: true});
	await writeFile(recordFile(id), JSON.stringify(record));
	return record;
}

/** Names of the network namespaces that exist now. */
export async function namespaceNames(): Promise<readonly string[]> {
	const listed = await must('ip', ['netns', 'list']);
	return listed
		.split('\n')
		.map(line => line.split(' ')[0] ?? '')
		.filter(Boolean);
}

/** Removes everything of one lab, by the exact names in its record. Safe to call again. */
export async function dispose(record: LabRecord): Promise<void> {
	await destroyGroup(record.id);
	const existing = await namespaceNames();
	for (const name of record.namespaces.filter(item => existing.includes(item))) {
		// Interfaces go with their namespace, and with a veth its peer.
		await must('ip', ['netns', 'delete', name]);
	}
	await removeTree(runDirectory(record.id));
	await rm(recordFile(record.id), {force: true});
}

/** A record file's content, or undefined for one that a crash left half written: it was made before anything else was. */
function parseRecord(text: string): LabRecord | undefined {
	try {
		return recordSchema.parse(JSON.parse(text));
	} catch {
		return undefined;
	}
}

/** Removes what labs of crashed runs left: those whose recorded owner process is gone. */
export async function sweep(): Promise<void> {
	await withLock('sweep', async () => {
		const directory = path.dirname(recordFile(''));
		for (const file of await readdir(directory).catch(() => [])) {
			const record = parseRecord(await readFile(path.join(directory, file), 'utf8').catch(() => ''));
			if (record !== undefined && !(await isAlive(record.owner))) {
				await dispose(record);
			}
		}
	});
}

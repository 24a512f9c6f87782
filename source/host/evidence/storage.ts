import {statfs} from 'node:fs/promises';
import {join} from 'node:path';
import * as z from 'zod/mini';
import type {ContainerDetail} from '../../model/diagnosis/container-detail.js';
import type {Read, StorageFacts} from '../../model/diagnosis/evidence.js';
import {parseMac} from '../../model/mac.js';
import {readNames} from '../../system/files.js';
import {readHead} from '../../system/read-part.js';
import {askDocker, parseJsonLines} from '../docker.js';
import {readContainers} from '../docker-containers.js';
import type {Machine} from '../machine.js';
import {read} from './reading.js';

const row = z.object({
	name: z.string(),
	mounts: z.nullish(z.array(z.object({Source: z.nullish(z.string()), Destination: z.nullish(z.string())}))),
});

/** The MACs that the image keeps beside DSM's disks, of every DSM container here (F79), and the space that is left. */
export async function readStorage(
	machine: Machine,
	container: ContainerDetail | null,
): Promise<Read<StorageFacts>> {
	const own = container?.mounts.find(({target}) => target === '/storage')?.source;
	const [folders, free] = await Promise.all([
		readFolders(machine),
		own === undefined ? null : freeIn(`${machine.root}${own}`),
	]);
	const macs = await Promise.all(folders.map(one => readMacs(machine, one)));
	return read({macs: macs.flat(), free});
}

type Folder = {readonly container: string; readonly path: string};

async function readFolders(machine: Machine): Promise<readonly Folder[]> {
	const ids = (await readContainers(machine)).filter(({dsm}) => dsm).map(({id}) => id);
	if (ids.length === 0) return [];
	const format = '{"name":{{json .Name}},"mounts":{{json .Mounts}}}';
	const {stdout} = await askDocker(machine, [
		'container',
		'inspect',
		'--format',
		format,
		...ids.slice(0, 100),
	]);
	return parseJsonLines(stdout).flatMap(line => {
		const parsed = row.safeParse(line);
		if (!parsed.success) return [];
		const path = parsed.data.mounts?.find(({Destination}) => Destination === '/storage')?.Source;
		return path ? [{container: parsed.data.name.replace(/^\//, ''), path}] : [];
	});
}

async function readMacs(machine: Machine, {container, path}: Folder): Promise<StorageFacts['macs']> {
	const names = (await readNames(`${machine.root}${path}`)).filter(name => name.endsWith('.mac'));
	const found = await Promise.all(
		names.slice(0, 8).map(async name => {
			const mac = parseMac((await readHead(join(machine.root, path, name), 64))?.trim() ?? '');
			return mac.ok ? [{container, file: join(path, name), mac: mac.value}] : [];
		}),
	);
	return found.flat();
}

async function freeIn(path: string): Promise<number | null> {
	try {
		const {bavail, bsize} = await statfs(path);
		return bavail * bsize;
	} catch {
		return null;
	}
}

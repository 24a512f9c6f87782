import {mkdir, readdir, rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {startDockerd} from '../host/dockerd.js';
import {createEngineHost} from '../host/engine-host.js';
import {createGroup} from '../life/cgroup.js';
import {newId} from '../life/new-id.js';
import {dispose, runDirectory, writeRecord} from '../life/record.js';
import {must} from '../system/run.js';
import {createNamespace} from '../wire/namespace.js';
import {cached} from './cache.js';
import {debianRoot, type EngineName, engineRecipes} from './debian-root.js';
import {imageArchive, imageChanges, imageRecipe} from './image-root.js';

/** Name under which the stand-in image is found by everything that expects the real one. */
export const imageName = 'vdsm/virtual-dsm:latest';

/** Path of a dockerd data folder that holds the stand-in image and nothing else, built when missing. */
export async function engineStore(engine: EngineName): Promise<string> {
	const root = await debianRoot(engineRecipes[engine]);
	const archive = await imageArchive();
	return cached(
		`store-${engine}`,
		[path.basename(path.dirname(root)), ...(await imageRecipe())],
		async target => {
			const id = newId();
			const record = await writeRecord(id, [`${id}-host`]);
			try {
				const directory = runDirectory(id);
				await mkdir(directory, {recursive: true});
				const procsFile = await createGroup(id);
				const network = await createNamespace(`${id}-host`, procsFile);
				const host = await createEngineHost({
					id,
					procsFile,
					network,
					root,
					directory,
					binds: [{source: archive, target: '/srv/image.tar'}],
				});
				const dockerd = await startDockerd(host, {id});
				const changes = imageChanges.flatMap(change => ['--change', change]);
				await must(...host.enter(['docker', ['import', ...changes, '/srv/image.tar', imageName]]), {
					timeoutMs: 120_000,
				});
				await dockerd.stop();
				await rm(target, {recursive: true, force: true});
				await rename(path.join(directory, 'docker'), target);
			} finally {
				await dispose(record);
			}
		},
	);
}

/**
 * Copies a store for one lab. Layers are read-only to Docker, so they are hard links and cost nothing; everything else,
 * the databases above all, is a real copy. Both folders must be on one file system.
 */
export async function copyStore(store: string, target: string): Promise<void> {
	await mkdir(target, {recursive: true});
	for (const item of await readdir(store)) {
		await must('cp', [item === 'overlay2' ? '-al' : '-a', path.join(store, item), target], {
			timeoutMs: 120_000,
		});
	}
}

import {mkdir} from 'node:fs/promises';
import {cacheDirectory} from './roots/cache.js';
import {debianRoot, type EngineName, engineRecipes} from './roots/debian-root.js';
import {engineStore} from './roots/engine-store.js';
import {imageArchive} from './roots/image-root.js';

/**
 * Builds everything that labs are made from and that is not in the cache yet: minutes the first time, nothing afterwards.
 * The three roots are built side by side; downloading and unpacking alternate, so two cores are enough for that.
 */
export async function prepareLab(engines: readonly EngineName[] = ['bookworm', 'sid']): Promise<void> {
	await mkdir(cacheDirectory(), {recursive: true});
	await Promise.all([imageArchive(), ...engines.map(async engine => debianRoot(engineRecipes[engine]))]);
	for (const engine of engines) {
		await engineStore(engine);
	}
}

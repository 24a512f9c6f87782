import {join} from 'node:path';
import {composeFiles} from '../../model/compose-project.js';
import type {Machine} from '../machine.js';
import {firstUntrusted, realOf} from '../untrusted.js';

/**
 * The first path of a Compose project that somebody could write who is neither root nor the one who called sudo: what is above
 * its folder, the folder, its files, `.env`. Root obeys what stands there when Compose is called, down to what of the host a
 * container may see (promise E4). undefined: there is none, or we are not root, and obey with our own rights only.
 */
export async function readUntrusted(machine: Machine, folder: string): Promise<string | undefined> {
	if (machine.uid !== 0) return undefined;
	const names = [...Object.keys(composeFiles), ...Object.values(composeFiles), '.env'];
	const found = await Promise.all(names.map(async name => realOf(machine, join(folder, name))));
	const files = found.filter(path => path !== undefined);
	return firstUntrusted(machine, [folder, (await realOf(machine, folder)) ?? folder], files);
}

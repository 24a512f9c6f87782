import {join} from 'node:path';
import {
	type ComposeService,
	type ComposeTrouble,
	composeCheck,
	composeFiles,
	composeList,
} from '../../model/compose-project.js';
import {exists} from '../../system/files.js';
import {askDocker} from '../docker.js';
import type {Machine} from '../machine.js';
import {readUntrusted} from './trusted.js';

/**
 * Whether Compose can make the container of this service, asked of Compose, which changes nothing then. Who finds out only
 * when DSM is stopped has a DSM that stays stopped (promise A9). null: it can, or no container of the service is left that
 * could be stopped for nothing, or Docker does not answer, which is for others to say. What Compose prints is not looked at:
 * it may hold a part of a secret (promise E7).
 */
export async function readComposeTrouble(
	machine: Machine,
	at: Pick<ComposeService, 'folder' | 'service'>,
): Promise<ComposeTrouble | null> {
	const ids = await containersOf(machine, at);
	if (ids.length === 0) return null;
	const works = async (words: readonly string[]) => (await askDocker(machine, words)).ok;
	if (!(await works(['compose', 'version', '--short']))) return 'program';
	const file = await readComposeFile(machine, at.folder);
	if (file === undefined) return 'file';
	if ((await readUntrusted(machine, at.folder)) !== undefined) return 'writable';
	if (!(await works(composeCheck(at.folder, {service: at.service})))) {
		// With ours over it, a service that is gone is one without an image.
		const named = await works(composeCheck(at.folder, {file, service: at.service}));
		return !named && (await works(composeCheck(at.folder, {file}))) ? 'service' : 'broken';
	}
	const {ok, stdout} = await askDocker(machine, composeList(at));
	const listed = stdout.split('\n').map(line => line.trim());
	return ok && ids.every(id => listed.includes(id)) ? null : 'project';
}

/** The file in the folder that Compose takes by itself; undefined: there is none. */
export async function readComposeFile({root}: Machine, folder: string): Promise<string | undefined> {
	const names = Object.keys(composeFiles);
	const there = await Promise.all(names.map(async name => exists(join(root, folder, name))));
	const found = names.find((_, index) => there[index]);
	return found === undefined ? undefined : join(folder, found);
}

/** By their labels alone: Compose itself may not be able to say. */
async function containersOf(
	machine: Machine,
	{folder, service}: Pick<ComposeService, 'folder' | 'service'>,
): Promise<readonly string[]> {
	const labels = [`project.working_dir=${folder}`, `service=${service}`, 'oneoff=False'].flatMap(label => [
		'--filter',
		`label=com.docker.compose.${label}`,
	]);
	const {stdout} = await askDocker(machine, ['ps', '--all', '--no-trunc', ...labels, '--format', '{{.ID}}']);
	return stdout.split('\n').filter(line => /^[\da-f]{64}$/.test(line));
}

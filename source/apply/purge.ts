import {lstat, readFile, rmdir, unlink} from 'node:fs/promises';
import {join} from 'node:path';
import {resolveCommand} from '../model/command.js';
import {leftPlaces} from '../plan/left-files.js';
import {readNames} from '../system/files.js';
import {run} from '../system/run.js';

/** Every file of ours begins with a line that names its installation; see `fileMarker`. */
const marker = /^(?:#!.*\n)?# vdsm-passthru[^\n]*: installation /;

/** The files that installations left in the system's folders, by what is in them. */
export async function leftFiles(root = ''): Promise<string[]> {
	const found = await Promise.all(
		leftPlaces.map(async ({folder, name}) => {
			const names = (await readNames(`${root}${folder}`)).filter(candidate => name.test(candidate));
			const ours = await Promise.all(
				names.map(async one => [one, await isOurs(`${root}${folder}/${one}`)] as const),
			);
			return ours.flatMap(([one, is]) => (is ? [`${folder}/${one}`] : []));
		}),
	);
	return found.flat();
}

async function isOurs(path: string): Promise<boolean> {
	try {
		if (!(await lstat(path)).isFile()) return false;
		return marker.test((await readFile(path, 'utf8')).slice(0, 500));
	} catch {
		return false;
	}
}

/** Removes such files, and tells those who read them. Throws what the file system says. */
export async function removeLeft(paths: readonly string[]): Promise<void> {
	for (const {folder, name, before, after} of leftPlaces) {
		const here = paths.filter(
			path => path.startsWith(`${folder}/`) && name.test(path.slice(folder.length + 1)),
		);
		for (const path of here) {
			for (const command of before(path.slice(folder.length + 1))) await run(resolveCommand(command, '/'));
			await unlink(path);
		}
		if (here.length > 0) for (const command of after) await run(resolveCommand(command, '/'));
	}
}

/**
 * Names that this program gives to files in its state folder; anything else there is somebody else's. The last kind is what a
 * write that was killed leaves: see `writeNew`.
 */
const stateNames =
	/^(?:lock|wizard\.answers|[a-z0-9][a-z0-9_.-]*\.(?:json|journal|guard|guard\.log|decision|confirmed)|\.[a-z0-9][a-z0-9_.-]*\.\d+\.[\da-f]{12})$/;

/** Removes our files from the state folder, and the folder if nothing else is in it. */
export async function removeState(folder: string): Promise<string[]> {
	const names = await readNames(folder);
	const ours = names.filter(name => stateNames.test(name));
	for (const name of ours) await unlink(join(folder, name));
	if (ours.length === names.length) await rmdir(folder).catch(() => undefined);
	return ours.map(name => join(folder, name));
}

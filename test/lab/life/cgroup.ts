import {existsSync} from 'node:fs';
import {mkdir, readdir, readFile, rmdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {until} from '../system/until.js';

/** Where cgroup v2 is mounted: alone, or beside v1 ("hybrid"). Undefined where there is only v1. */
export function unifiedRoot(): string | undefined {
	return ['/sys/fs/cgroup', '/sys/fs/cgroup/unified'].find(directory =>
		existsSync(path.join(directory, 'cgroup.controllers')),
	);
}

function unifiedGroup(name: string): string {
	return path.join(unifiedRoot() ?? '/sys/fs/cgroup', name);
}

/**
 * Makes the cgroup that every process of a lab is born into, and returns the file that takes their numbers.
 * It is how the lab ends exactly its own processes, containers included, even after a crash: by membership, never by name.
 * Docker's containers go into `NAME/containers`, and not beside the daemon, since v2 wants no processes in inner groups.
 * `inner` is the group's part that the file belongs to: a host with a systemd has one of its own, to end it alone.
 */
export async function createGroup(name: string, inner = 'lab'): Promise<string> {
	const group = path.join(unifiedGroup(name), inner);
	await mkdir(group, {recursive: true});
	return path.join(group, 'cgroup.procs');
}

/** All groups at or below `directory`, innermost first. */
async function innermostFirst(directory: string): Promise<string[]> {
	const below = await readdir(directory, {withFileTypes: true}).catch(() => []);
	const nested = await Promise.all(
		below.filter(item => item.isDirectory()).map(item => innermostFirst(path.join(directory, item.name))),
	);
	return [...nested.flat(), directory];
}

/** Numbers of the processes in the group `name`, at any depth. */
export async function members(name: string): Promise<readonly number[]> {
	const texts = await Promise.all(
		(await innermostFirst(unifiedGroup(name))).map(group =>
			readFile(path.join(group, 'cgroup.procs'), 'utf8').catch(() => ''),
		),
	);
	return texts.flatMap(text => text.split('\n').filter(Boolean)).map(Number);
}

/** Kills everything in the group and removes it, in v2 and in every v1 hierarchy where Docker made one of that name. */
export async function destroyGroup(name: string): Promise<void> {
	const group = unifiedGroup(name);
	if (existsSync(group)) {
		await writeFile(path.join(group, 'cgroup.kill'), '1');
		await until(`the end of the processes of ${name}`, async () => (await members(name)).length === 0, {
			everyMs: 20,
		});
	}
	const roots = [
		'/sys/fs/cgroup',
		...(await readdir('/sys/fs/cgroup')).map(item => path.join('/sys/fs/cgroup', item)),
	];
	for (const root of roots) {
		const directory = path.join(root, name);
		if (existsSync(directory)) {
			await until(
				`removal of ${directory}`,
				async () => {
					for (const inner of await innermostFirst(directory)) {
						await rmdir(inner);
					}
					return true;
				},
				{everyMs: 50},
			);
		}
	}
}

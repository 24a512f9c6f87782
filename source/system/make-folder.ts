import {mkdir} from 'node:fs/promises';

/** Makes `path` and what is missing above it, readable by everybody as a project folder is. */
export async function makeFolder(path: string): Promise<void> {
	await mkdir(path, {recursive: true, mode: 0o755});
}

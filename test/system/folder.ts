import {chmod, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {onTestFinished} from 'vitest';

/** A folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'vdsm-system-'));
	onTestFinished(() => rm(folder, {recursive: true, force: true}));
	return folder;
}

/** A shell script as a program of that name in `folder`. */
export async function plantProgram(
	folder: string,
	name: string,
	script: string,
	mode = 0o755,
): Promise<string> {
	const path = join(folder, name);
	await writeFile(path, `#!/bin/sh\n${script}\n`);
	await chmod(path, mode);
	return path;
}

import {type FSWatcher, watch} from 'node:fs';
import {type FileHandle, lstat} from 'node:fs/promises';
import {codeOf} from './state-error.js';

/** Whether the open file is the one at `path`. Where that cannot be told, nothing speaks against it. */
export async function isAt(file: FileHandle, path: string): Promise<boolean> {
	try {
		const [here, there] = await Promise.all([file.stat(), lstat(path)]);
		return here.ino === there.ino && here.dev === there.dev;
	} catch (error) {
		return !['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '');
	}
}

/**
 * Tells when the lock file is removed or replaced, or its folder is. Where the kernel has no watch left to give
 * (fs.inotify.max_user_watches) nothing is told; the lock itself does not depend on it.
 */
export function watchPlace(
	folder: string,
	path: string,
	file: FileHandle,
): {readonly lost: AbortSignal; close(): void} {
	const lost = new AbortController();
	let watcher: FSWatcher | undefined;
	let open = true;
	const look = async () => {
		if (open && !(await isAt(file, path)) && open) lost.abort();
	};
	try {
		watcher = watch(folder, {persistent: false});
		watcher.on('change', () => void look());
		watcher.on('error', () => undefined);
	} catch {
		// See above.
	}
	return {
		lost: lost.signal,
		close: () => {
			open = false;
			watcher?.close();
		},
	};
}

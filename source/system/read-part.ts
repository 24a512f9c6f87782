import {constants} from 'node:fs';
import {type FileHandle, open} from 'node:fs/promises';

/** The last `bytes` of a file, from a line's beginning; undefined where there is none to be read. Never waits for a pipe. */
export async function readTail(path: string, bytes: number): Promise<string | undefined> {
	return withFile(path, async (file, size) => {
		const start = Math.max(0, size - bytes);
		const text = await readAt(file, start, Math.min(bytes, size));
		return start === 0 ? text : text.slice(text.indexOf('\n') + 1);
	});
}

/** The first `bytes` of a file; undefined where there is none to be read. Never waits for a pipe. */
export async function readHead(path: string, bytes: number): Promise<string | undefined> {
	return withFile(path, async (file, size) => readAt(file, 0, Math.min(bytes, size)));
}

async function readAt(file: FileHandle, start: number, length: number): Promise<string> {
	const {buffer, bytesRead} = await file.read(Buffer.alloc(length), 0, length, start);
	return buffer.subarray(0, bytesRead).toString('utf8');
}

async function withFile(
	path: string,
	use: (file: FileHandle, size: number) => Promise<string>,
): Promise<string | undefined> {
	let file: FileHandle | undefined;
	try {
		file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
		const status = await file.stat();
		return status.isFile() ? await use(file, status.size) : undefined;
	} catch {
		return undefined;
	} finally {
		await file?.close();
	}
}

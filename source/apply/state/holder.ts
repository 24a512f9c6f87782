import type {FileHandle} from 'node:fs/promises';
import * as z from 'zod/mini';
import {clean} from '../../model/clean.js';
import {decode} from './encode.js';

/** Who has the lock, for those who do not get it. `since` is ISO 8601 in UTC, `what` the subcommand. */
export type Holder = {
	readonly pid: number;
	readonly user: string;
	readonly since: string;
	readonly what: string;
};

const most = 4096;
const text = z.string().check(z.maxLength(200));
const shape = z.object({pid: z.int().check(z.minimum(1)), user: text, since: text, what: text});

/** Its strings are safe to show. null: nobody, or nothing that can be read, be it half written. */
export async function readHolder(file: FileHandle): Promise<Holder | null> {
	try {
		const {bytesRead, buffer} = await file.read(Buffer.alloc(most), 0, most, 0);
		const found = shape.safeParse(decode(buffer.subarray(0, bytesRead))?.value);
		if (!found.success) return null;
		const {pid, user, since, what} = found.data;
		return {pid, user: clean(user), since: clean(since), what: clean(what)};
	} catch {
		return null;
	}
}

/** In place, because the lock is on this very file. A full disk costs the others the name, not us the lock. */
export async function writeHolder(file: FileHandle, {pid, user, since, what}: Holder): Promise<void> {
	try {
		await file.truncate(0);
		await file.write(`${JSON.stringify({pid, user, since, what})}\n`, 0);
	} catch {
		// See above.
	}
}

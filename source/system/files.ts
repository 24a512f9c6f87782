import {readdirSync, readFileSync} from 'node:fs';
import {lstat, readdir, readFile, readlink, realpath, stat} from 'node:fs/promises';

/**
 * A path of the host. Bytes, because the kernel allows interface names that are no valid text, and those still have
 * to be opened by the name they have.
 */
export type Path = string | Buffer;

/**
 * The text of a file, or undefined where there is none to be read: absent, not permitted, or refused by the driver
 * behind it. `/sys/class/net/X/carrier` gives EINVAL while X is down, and EIO or ENODEV when X goes away (F10).
 */
export async function readText(path: Path): Promise<string | undefined> {
	try {
		return await readFile(path, 'utf8');
	} catch {
		return undefined;
	}
}

/**
 * The same at once, for what the kernel itself answers without asking a driver or a disk: most of /sys/class/net, and
 * /proc/sys. For many of them see `inTurns`.
 */
export function readTextNow(path: Path): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return undefined;
	}
}

/** `readFolder` at once, for the same. */
export function readFolderNow(path: Path): Buffer[] {
	try {
		return readdirSync(path, {encoding: 'buffer'});
	} catch {
		return [];
	}
}

/** The names in a folder, as bytes and unsorted; none where it cannot be read. */
export async function readFolder(path: Path): Promise<Buffer[]> {
	try {
		return await readdir(path, {encoding: 'buffer'});
	} catch {
		return [];
	}
}

/** The names in a folder, as text, sorted. */
export async function readNames(path: string): Promise<string[]> {
	return (await readFolder(path)).map(name => name.toString('utf8')).sort();
}

/** Where a link points, as it is written there. */
export async function readTarget(path: Path): Promise<string | undefined> {
	try {
		return await readlink(path);
	} catch {
		return undefined;
	}
}

/** The path with all links in it followed. */
export async function readRealPath(path: Path): Promise<string | undefined> {
	try {
		return await realpath(path);
	} catch {
		return undefined;
	}
}

/** Something is there, be it a dangling link. */
export async function exists(path: Path): Promise<boolean> {
	try {
		await lstat(path);
		return true;
	} catch {
		return false;
	}
}

export async function isCharacterDevice(path: string): Promise<boolean> {
	try {
		return (await stat(path)).isCharacterDevice();
	} catch {
		return false;
	}
}

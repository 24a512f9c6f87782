/**
 * Why the state folder cannot be used. `writable-by-others`: its mode could not be set, as on a file system without
 * modes. `unwritable`: not permitted, read-only, full, or an I/O error.
 */
export type StateFlaw = 'not-a-folder' | 'link' | 'other-owner' | 'writable-by-others' | 'unwritable';

/**
 * Why a state file is not read. `newer`: a later version of this program wrote it. `damaged`: what is in it was not
 * written by this program, or something happened to it. `not-a-file`: a link, a folder, a pipe or a device.
 */
export type StateRefusal = 'newer' | 'damaged' | 'unreadable' | 'not-a-file' | 'other-owner';

/**
 * Why state could not be written. `full`: also over a quota. `malformed`: it could not be read back as it was meant;
 * that is a mistake of this program. `failed`: all other errors of the system.
 */
export type StateFault =
	| 'full'
	| 'read-only'
	| 'denied'
	| 'not-a-file'
	| 'other-owner'
	| 'malformed'
	| 'failed';

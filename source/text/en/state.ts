import type {StateFault, StateFlaw, StateRefusal} from '../../model/state-flaw.js';

/** What is wrong with the folder; goes into `folder`. */
const flaws: Record<StateFlaw, string> = {
	'not-a-folder': 'it, or something above it, is not a folder',
	link: 'it is a symbolic link; give the folder itself',
	'other-owner': 'it belongs to another user; give a folder of your own',
	'writable-by-others': 'other users may write to it, and its file system cannot change that',
	unwritable: 'it cannot be written to',
};

const faults: Record<StateFault, (path: string, reason: string) => string> = {
	full: path => `No space left to write ${path}. Free some space, then run this again.`,
	'read-only': path => `${path} is on a read-only file system. Make it writable, or give another folder.`,
	denied: (path, reason) => `No permission for ${path} (${reason}).`,
	'not-a-file': (path, reason) =>
		`${path} must be an ordinary file (${reason}). Remove it, then run this again.`,
	'other-owner': (path, reason) =>
		`${path} belongs to another user (${reason}). Remove it, then run this again.`,
	malformed: (path, reason) =>
		`${path} was not written, because it could not be read back (${reason}). Please report this as a bug.`,
	failed: (path, reason) => `${path} could not be written (${reason}).`,
};

const refused: Record<StateRefusal, (path: string, reason: string) => string> = {
	newer: path => `A newer version of vdsm-passthru wrote ${path}. Update vdsm-passthru, then run this again.`,
	damaged: (path, reason) =>
		`${path} is damaged (${reason}), so nothing is changed on its word. See what stands with “docker ps -a” and “docker network ls”, then move the file away.`,
	unreadable: (path, reason) => `${path} cannot be read (${reason}).`,
	'not-a-file': (path, reason) => `${path} must be an ordinary file (${reason}). Move it away.`,
	'other-owner': (path, reason) => `${path} belongs to another user (${reason}), so it is not trusted.`,
};

export const state = {
	folder: (path: string, flaw: string, reason: string) => `State folder ${path}: ${flaw} (${reason}).`,
	flaws,
	/** A journal or record could not be written, or the lock not be opened. */
	faults,
	/** A journal or record is there and is not read. */
	refused,
	noLock: (program: string) =>
		`The program “${program}” is missing, without which two runs could meet. Install it: it is in the package util-linux.`,
	busy: 'Another run is under way. Wait until it has ended.',
	busyWith: (pid: string, user: string, since: string, what: string) =>
		`Another run is under way: “${what}”, process ${pid}, user ${user}, since ${since}. Wait until it has ended.`,
};

import type {ResolvedCommand} from '../command.js';
import type {DoctorId, DoctorValues} from './values.js';

/** Stations of the wire, in its order: where a check looks. */
export const places = [
	'host',
	'engine',
	'container',
	'network',
	'nic',
	'macvlan',
	'hook',
	'bridge',
	'guest',
	'lan',
	'gateway',
] as const;
export type Place = (typeof places)[number];

/**
 * `note`: as it should be, and worth knowing; never a fault. `warning`: it may be the reason, or will be one. `error`: this
 * does not work. `unknown`: it could not be looked at.
 */
export type DoctorVerdict = 'ok' | 'note' | 'warning' | 'error' | 'unknown';

/**
 * Why something could not be looked at. `docker`: it does not answer. `no-container`: there is none. `not-running`: it
 * does not run. `no-root`: only root may look. `no-program`: what it takes is not installed. `limit`: it took too long.
 * `error`: the look broke. `not-known`: this machine does not tell.
 */
export type Unread =
	| 'docker'
	| 'no-container'
	| 'not-running'
	| 'no-root'
	| 'no-program'
	| 'limit'
	| 'error'
	| 'not-known';

/** What mends it. The sentence about it is in `text/`; where no command can do it, the sentence is all. */
export type Fix = {
	/** In their order, as root on this host. */
	readonly commands: readonly ResolvedCommand[];
	/** What takes it back; null: it cannot be taken back by a command, so this program does not offer to run it. */
	readonly undo: readonly ResolvedCommand[] | null;
	/** `dsm`: DSM is shut down, or started. `docker`: every container is. `deletes`: something is removed. */
	readonly danger: 'none' | 'dsm' | 'docker' | 'deletes';
};

export const noCommand: Fix = {commands: [], undo: null, danger: 'none'};

/** What a check says. `skip`: there is nothing of the kind here, and nothing to say. */
export type Seen<K extends DoctorId> =
	| {readonly verdict: 'ok'}
	| {readonly verdict: 'skip'}
	| {
			readonly verdict: 'note' | 'warning' | 'error';
			readonly values: DoctorValues[K];
			readonly fix: Fix;
	  }
	| {readonly verdict: 'unknown'; readonly why: Unread; readonly detail: string};

export type ResultOf<K extends DoctorId> = {
	readonly id: K;
	readonly place: Place;
	/** Rows F1–F107 of docs/failures. */
	readonly catalogue: readonly number[];
	/** Milliseconds from the start of the run until it was known. */
	readonly ms: number;
	readonly seen: Exclude<Seen<K>, {verdict: 'skip'}>;
};

/** The result of one check, whichever it is. */
export type Result = {readonly [K in DoctorId]: ResultOf<K>}[DoctorId];

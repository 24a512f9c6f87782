import type {Evidence, Probe} from '../model/diagnosis/evidence.js';
import type {DoctorId, DoctorValues} from '../model/diagnosis/values.js';
import {type Fix, noCommand, type Place, type Seen, type Unread} from '../model/diagnosis/verdict.js';
import type {Facts} from '../model/facts.js';

/** One check: what it reads, and what it says to it. Its sentences are in `text/`, by `id`. */
export type Check<K extends DoctorId = DoctorId, P extends Probe = Probe> = {
	readonly id: K;
	readonly place: Place;
	/** Rows F1–F107 of docs/failures. */
	readonly catalogue: readonly number[];
	/** It runs when all of these are there, and is unknown when one of them could not be read. */
	readonly reads: readonly P[];
	/** What fails only because of this. Whatever those explain in turn is meant, too. */
	readonly explains: readonly DoctorId[];
	/** Pure: the same evidence, the same answer. */
	readonly look: (evidence: Pick<Evidence, P>) => Seen<K>;
	/** What can be said of the machine alone, where there is no container, or Docker cannot be asked for it. */
	readonly alone?: (facts: Facts) => Seen<K>;
};

/** A check of whatever kind, in a list. */
export type AnyCheck = Omit<Check, 'look' | 'alone'> & {
	readonly look: (evidence: Evidence) => Seen<DoctorId>;
	readonly alone?: (facts: Facts) => Seen<DoctorId>;
};

export function defineCheck<K extends DoctorId, const P extends Probe>(check: Check<K, P>): AnyCheck {
	// The evidence that is handed to it holds what it reads: the runner sees to that, which a list's type cannot express.
	return check as unknown as AnyCheck;
}

export const ok = {verdict: 'ok'} as const;
/** There is nothing of the kind here. */
export const skip = {verdict: 'skip'} as const;

export function error<K extends DoctorId>(values: DoctorValues[K], fix: Fix = noCommand): Seen<K> {
	return {verdict: 'error', values, fix};
}

export function warning<K extends DoctorId>(values: DoctorValues[K], fix: Fix = noCommand): Seen<K> {
	return {verdict: 'warning', values, fix};
}

export function note<K extends DoctorId>(values: DoctorValues[K], fix: Fix = noCommand): Seen<K> {
	return {verdict: 'note', values, fix};
}

export function unknown(why: Unread, detail = ''): Seen<DoctorId> & {readonly verdict: 'unknown'} {
	return {verdict: 'unknown', why, detail};
}

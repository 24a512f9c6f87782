import type {AnyCheck} from '../../source/doctor/check.js';
import type {Evidence, Looks, Probe, Read} from '../../source/model/diagnosis/evidence.js';
import type {DoctorId} from '../../source/model/diagnosis/values.js';
import type {Place, Result, Seen} from '../../source/model/diagnosis/verdict.js';
import {healthy} from './healthy.js';

/** A check that is none of the program's, by whatever name. */
export function stubCheck(
	id: string,
	{
		explains = [],
		reads = ['facts'],
		place = 'host',
		look = () => ({verdict: 'ok'}),
	}: {
		readonly explains?: readonly string[];
		readonly reads?: readonly Probe[];
		readonly place?: Place;
		readonly look?: (evidence: Evidence) => Seen<DoctorId>;
	} = {},
): AnyCheck {
	return {id: id as DoctorId, place, catalogue: [], reads, explains: explains as readonly DoctorId[], look};
}

export function seen(verdict: 'ok' | 'note' | 'warning' | 'error' | 'unknown'): Seen<DoctorId> {
	if (verdict === 'ok') return {verdict};
	if (verdict === 'unknown') return {verdict, why: 'not-known', detail: ''};
	const fix = {commands: [], undo: null, danger: 'none'} as const;
	// Nobody tells it, so that it needs no values.
	return {verdict, values: {} as never, fix};
}

export function stubResult(id: string, verdict: Parameters<typeof seen>[0]): Result {
	return {id, place: 'host', catalogue: [], ms: 1, seen: seen(verdict)} as unknown as Result;
}

/** Looks that are over, at a healthy machine but for `changes`. */
export function looksAt(changes: Partial<Looks> = {}): Looks {
	const over = Object.fromEntries(
		Object.entries(healthy).map(([probe, value]) => {
			const read: Read<unknown> = {ok: true, value};
			return [probe, Promise.resolve(read)];
		}),
	);
	return {...(over as unknown as Looks), ...changes};
}

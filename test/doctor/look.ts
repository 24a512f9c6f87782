import type {AnyCheck} from '../../source/doctor/check.js';
import type {Evidence} from '../../source/model/diagnosis/evidence.js';
import type {DoctorId} from '../../source/model/diagnosis/values.js';
import type {Seen} from '../../source/model/diagnosis/verdict.js';
import {healthy} from './healthy.js';

/** What a check says to a machine that is healthy but for `changes`. Handing out anything that it does not read throws. */
export function look(check: AnyCheck, changes: Partial<Evidence> = {}): Seen<DoctorId> {
	const evidence: Evidence = {...healthy, ...changes};
	const guarded = new Proxy(evidence, {
		get(target, key) {
			if (!(check.reads as readonly (string | symbol)[]).includes(key))
				throw new Error(`${check.id} does not read ${String(key)}`);
			return Reflect.get(target, key);
		},
	});
	return check.look(guarded);
}

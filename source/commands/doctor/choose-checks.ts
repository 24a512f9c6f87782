import {allChecks} from '../../doctor/all-checks.js';
import type {AnyCheck} from '../../doctor/check.js';
import {clean} from '../../model/clean.js';
import type {DoctorId} from '../../model/diagnosis/values.js';
import {exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import {nearest} from '../../model/nearest.js';
import type {Texts} from '../../text/en.js';

/** The checks of these names, along the wire; all of them where none is named. A Failure for a name that there is not. */
export function chooseChecks(names: readonly string[], texts: Texts): readonly AnyCheck[] {
	if (names.length === 0) return allChecks;
	const ids = checkIds(names, texts);
	return allChecks.filter(({id}) => ids.includes(id));
}

export function checkIds(names: readonly string[], {doctorCommand: text}: Texts): readonly DoctorId[] {
	return names.map(name => {
		const check = allChecks.find(({id}) => id === name);
		if (check) return check.id;
		const near = nearest(
			name,
			allChecks.map(({id}) => id),
		);
		throw new Failure(text.unknownCheck(clean(name), near), exitCode.usage);
	});
}

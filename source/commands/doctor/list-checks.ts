import type {AnyCheck} from '../../doctor/check.js';
import {places} from '../../model/diagnosis/verdict.js';
import {type ExitCode, exitCode} from '../../model/exit-code.js';
import {safeJson} from '../../model/safe-json.js';
import {textOf} from '../../text/doctor-text.js';
import {wrap} from '../../wizard/measure.js';
import {onStdout} from '../context.js';
import {linkOf} from './link.js';
import type {DoctorContext} from './with-doctor.js';

/** `doctor --list`: what is looked at, by place along the wire, without looking at anything. */
export function listChecks(checks: readonly AnyCheck[], context: DoctorContext): ExitCode {
	const {json, out, columns} = context;
	const {doctor} = onStdout(context).texts;
	const title = ({id}: AnyCheck) => textOf(doctor, id).title;
	if (json) {
		const listed = checks.map(check => ({
			id: check.id,
			place: check.place,
			title: title(check),
			catalogue: check.catalogue,
			link: linkOf(check.id),
		}));
		out(`${safeJson({schema: 'vdsm-passthru/check-list/1', checks: listed}, '\t')}\n`);
		return exitCode.done;
	}
	const parts = places.flatMap(place => {
		const here = checks.filter(check => check.place === place);
		if (here.length === 0) return [];
		const lines = here.flatMap(check => [
			`  ${[check.id, ...check.catalogue.map(row => `F${row}`)].join('  ')}`,
			...wrap(title(check), columns - 6).map(line => `      ${line}`),
		]);
		return [[doctor.places[place], ...lines].join('\n')];
	});
	out(`${parts.join('\n\n')}\n`);
	return exitCode.done;
}

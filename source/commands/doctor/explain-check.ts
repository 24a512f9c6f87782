import type {AnyCheck} from '../../doctor/check.js';
import {type ExitCode, exitCode} from '../../model/exit-code.js';
import {safeJson} from '../../model/safe-json.js';
import {textOf} from '../../text/doctor-text.js';
import {wrap} from '../../wizard/measure.js';
import type {DoctorContext} from './with-doctor.js';

/** `doctor --explain ID`: what docs/troubleshooting.md says of a check, for whoever has the program and not its repository. */
export function explainCheck(
	{id, catalogue, explains}: AnyCheck,
	{texts, json, out, columns}: DoctorContext,
): ExitCode {
	const {doctor, doctorCommand: text} = texts;
	const {title, why} = textOf(doctor, id);
	if (json) {
		const what = `${text.sentence(title)}${why}`;
		out(`${safeJson({schema: 'vdsm-passthru/explanation/1', cause: id, catalogue, what, fix: ''}, '\t')}\n`);
		return exitCode.done;
	}
	const paragraphs = [
		`${text.sentence(title)}${why}`,
		...(explains.length === 0
			? []
			: [text.mayFail(explains.map(other => textOf(doctor, other).title).join(text.and))]),
		text.looked(id),
		...(catalogue.length === 0 ? [] : [text.rows(catalogue.map(row => `F${row}`).join(texts.run.between))]),
	];
	out(`${paragraphs.flatMap(paragraph => wrap(paragraph, columns)).join('\n')}\n`);
	return exitCode.done;
}

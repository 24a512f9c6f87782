import type {Result} from '../../model/diagnosis/verdict.js';
import {tellResult} from '../../text/doctor-text.js';
import type {TextsWithDoctor} from '../../text/doctor-texts.js';
import {linkOf} from './link.js';
import {isOffered} from './offered.js';
import type {Diagnosed} from './run-doctor.js';

/** The schema `vdsm-passthru/checks/1`: every result along the wire, and which one is the cause. */
export function doctorJson(
	diagnosed: Diagnosed,
	container: string | null,
	texts: TextsWithDoctor,
): Record<string, unknown> {
	const {cause, others, results, ignored} = diagnosed;
	const under = new Map(
		[cause, ...others].flatMap(finding =>
			(finding?.folded ?? []).map(({id}) => [id, finding?.result.id ?? null] as const),
		),
	);
	return {
		schema: 'vdsm-passthru/checks/1',
		container,
		cause: cause?.result.id ?? null,
		checks: results.map(result => ({
			...resultJson(result, texts),
			under: under.get(result.id) ?? null,
			ignored: ignored.includes(result),
		})),
	};
}

function resultJson(result: Result, texts: TextsWithDoctor): Record<string, unknown> {
	const {id, place, catalogue, ms, seen} = result;
	const told = tellResult(texts, result);
	const mends = seen.verdict === 'ok' || seen.verdict === 'unknown' ? null : seen.fix;
	return {
		id,
		place,
		catalogue,
		verdict: seen.verdict,
		found: told?.found ?? '',
		why: told?.why ?? '',
		fix: mends && {
			text: told?.fix ?? '',
			commands: mends.commands,
			danger: mends.danger,
			offered: isOffered(mends),
		},
		unread: seen.verdict === 'unknown' ? seen.why : null,
		link: linkOf(id),
		ms,
	};
}

import {clean} from '../../model/clean.js';
import type {Result} from '../../model/diagnosis/verdict.js';
import {tellResult} from '../../text/doctor-text.js';
import type {Context} from '../context.js';
import {hung, titles} from './describe-finding.js';

/** What could not be looked at, by reason: the same one holds for most of them. */
export function describeUnknown(unknown: readonly Result[], context: Context): readonly string[] {
	if (unknown.length === 0) return [];
	const {doctorCommand: text} = context.texts;
	const reasons = Map.groupBy === undefined ? byReason(unknown, context) : byReason(unknown, context);
	return [
		text.unknown(unknown.length),
		...[...reasons].flatMap(([why, results]) =>
			hung('  ', text.unread(why, titles(results, context.texts)), context),
		),
	];
}

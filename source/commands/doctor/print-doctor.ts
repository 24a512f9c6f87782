import type {Finding} from '../../model/diagnosis/diagnosis.js';
import type {Result} from '../../model/diagnosis/verdict.js';
import {describeCause, describeFinding, describeNote} from './describe-finding.js';
import {describeFine, describeResult, describeUnknown} from './describe-rest.js';
import {type Diagnosed, isBroken} from './run-doctor.js';
import type {DoctorContext} from './with-doctor.js';

/** What a run comes to, for people, in the lines of a terminal: the cause first, since most read no further. */
export function describeDoctor(diagnosed: Diagnosed, context: DoctorContext): readonly string[] {
	const {doctorCommand: text} = context.texts;
	const {cause, others, notes, unknown, fine, ignored} = diagnosed;
	const isWrong = ({result}: Finding) => result.seen.verdict === 'error';
	const blocks: ReadonlyArray<readonly string[]> = [
		cause === null ? describeFine(context) : describeCause(cause, isBroken(diagnosed), context),
		headed(text.others, others.filter(isWrong), context),
		headed(
			text.warnings,
			others.filter(finding => !isWrong(finding)),
			context,
		),
		listed(text.notes, notes, result => describeNote(result, context)),
		listed(text.ignored, ignored.filter(isAmiss), result => describeResult(result, context)),
		describeUnknown(unknown, context),
		fine.length === 0 ? [] : [text.fine(fine.length)],
	];
	return blocks
		.filter(block => block.length > 0)
		.flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

function headed(heading: string, findings: readonly Finding[], context: DoctorContext): readonly string[] {
	return listed(heading, findings, finding => describeFinding(finding, context));
}

function listed<T>(
	heading: string,
	items: readonly T[],
	describe: (item: T) => readonly string[],
): readonly string[] {
	return items.length === 0 ? [] : [heading, ...items.flatMap(describe)];
}

function isAmiss({seen}: Result): boolean {
	return seen.verdict === 'error' || seen.verdict === 'warning';
}

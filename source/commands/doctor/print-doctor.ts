import type {Finding} from '../../model/diagnosis/diagnosis.js';
import type {Result} from '../../model/diagnosis/verdict.js';
import {describeCause, describeFinding, describeNote, hung} from './describe-finding.js';
import {describeFine, describePassed, describeResult, describeUnknown, verbosely} from './describe-rest.js';
import {type Diagnosed, isBroken} from './run-doctor.js';
import type {DoctorContext} from './with-doctor.js';

/**
 * What a run comes to, for people, in the lines of a terminal. It ends with the one most likely cause: that is what stands
 * above the prompt, however short the window. What is normal is only counted before it, unless `verbose`.
 */
export function describeDoctor(
	diagnosed: Diagnosed,
	{verbose}: {readonly verbose: boolean},
	context: DoctorContext,
): readonly string[] {
	const {doctorCommand: text} = context.texts;
	const {cause, others, notes, unknown, ignored} = diagnosed;
	const isWrong = ({result}: Finding) => result.seen.verdict === 'error';
	const told = verbose || cause === null;
	const blocks: ReadonlyArray<readonly string[]> = [
		[
			...describePassed(diagnosed, context),
			...(told || notes.length === 0
				? []
				: [...hung('', text.noted(notes.length), context), `  ${verbosely(context)}`]),
		],
		describeUnknown(unknown, {verbose}, context),
		listed(text.notes, told ? notes : [], result => describeNote(result, context)),
		listed(text.ignored, ignored.filter(isAmiss), result => describeResult(result, context)),
		headed(
			text.warnings,
			others.filter(finding => !isWrong(finding)),
			context,
		),
		headed(text.others, others.filter(isWrong), context),
		cause === null
			? describeFine(unknown.length, context)
			: describeCause(cause, isBroken(diagnosed), context),
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

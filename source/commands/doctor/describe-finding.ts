import {quoteCommand} from '../../export/quote.js';
import {inRootsShell} from '../../model/by-sudo.js';
import {clean} from '../../model/clean.js';
import {costOf} from '../../model/diagnosis/cost.js';
import type {Finding} from '../../model/diagnosis/diagnosis.js';
import {type Fix, noCommand, type Result} from '../../model/diagnosis/verdict.js';
import {tellResult, titles} from '../../text/doctor-text.js';
import {glyphsFor} from '../../wizard/glyphs.js';
import {wrap} from '../../wizard/measure.js';
import type {DoctorContext} from './with-doctor.js';

/** The cause, with everything about it. `broken`: something does not work, so that it is more than a warning. */
export function describeCause(cause: Finding, broken: boolean, context: DoctorContext): readonly string[] {
	const {doctorCommand: text} = context.texts;
	const certain = cause.result.seen.verdict === 'error' ? text.cause : text.likely;
	return [broken ? certain : text.warned, ...describeFinding(cause, context)];
}

/** What is wrong, why that matters, what to do, with the commands, and what follows from it. */
export function describeFinding({result, folded}: Finding, context: DoctorContext): readonly string[] {
	const {texts, ascii, accessible} = context;
	const {doctorCommand: text} = texts;
	const told = tellResult(texts, result);
	if (told === null) return [];
	const {cross, warning} = glyphsFor(ascii);
	const isError = result.seen.verdict === 'error';
	const sign = accessible ? `${text.verdict[result.seen.verdict]}:` : isError ? cross : warning;
	return [
		...hung(`  ${sign} `, told.found, context),
		...(told.why === '' ? [] : hung('    ', text.why(told.why), context)),
		...describeFix(fixOf(result), told.fix, context),
		...(folded.length === 0 ? [] : hung('    ', text.follows(titles(folded, texts)), context)),
		`    ${text.more(result.id)}`,
	];
}

/** What is normal, and the way out. */
export function describeNote(result: Result, context: DoctorContext): readonly string[] {
	const {texts, ascii, accessible} = context;
	const told = tellResult(texts, result);
	if (told === null) return [];
	const {note} = glyphsFor(ascii);
	const sign = accessible ? `${texts.doctorCommand.verdict.note}:` : note;
	return [
		...hung(`  ${sign} `, told.found, context),
		...describeFix(fixOf(result), told.fix, context),
		`    ${texts.doctorCommand.more(result.id)}`,
	];
}

/** A command stays in one piece, however wide: it is there to be copied. */
function describeFix(fix: Fix | null, sentence: string, context: DoctorContext): readonly string[] {
	const {doctorCommand: text} = context.texts;
	const {commands} = fix ?? noCommand;
	const cost = text.costs[costOf(fix ?? noCommand)];
	return [
		...(sentence === '' ? [] : hung('    ', text.fix(sentence), context)),
		...(commands.length === 0 ? [] : [`    ${text.asRoot}`]),
		...commands.map(command => `        ${clean(quoteCommand(inRootsShell(command, context.sudoPath)))}`),
		...(commands.length === 0 || cost === '' ? [] : hung('    ', cost, context)),
	];
}

function fixOf({seen}: Result): Fix | null {
	return seen.verdict === 'ok' || seen.verdict === 'unknown' ? null : seen.fix;
}

/** Wrapped to the terminal, with what follows the first line below its text. */
export function hung(
	head: string,
	text: string,
	{columns}: Pick<DoctorContext, 'columns'>,
): readonly string[] {
	const indent = ' '.repeat(head.length);
	return wrap(text, Math.max(20, columns - head.length)).map(
		(line, index) => (index === 0 ? head : indent) + line,
	);
}

import process from 'node:process';
import {quoteCommand} from '../../export/quote.js';
import {bySudo} from '../../model/by-sudo.js';
import {clean} from '../../model/clean.js';
import type {Result} from '../../model/diagnosis/verdict.js';
import {mostUnread, tellResult, tellUnknown, titles} from '../../text/doctor-text.js';
import {isRootItself} from '../../text/for-root.js';
import {glyphsFor} from '../../wizard/glyphs.js';
import {hung} from './describe-finding.js';
import type {Diagnosed} from './run-doctor.js';
import type {DoctorContext} from './with-doctor.js';

/** What could not be looked at, by reason. */
export function describeUnknown(
	unknown: readonly Result[],
	{verbose}: {readonly verbose: boolean},
	context: DoctorContext,
): readonly string[] {
	if (unknown.length === 0) return [];
	const {texts} = context;
	const {doctorCommand: text} = texts;
	const counted = !verbose && unknown.length > mostUnread;
	const asRoot = unknown.some(({seen}) => seen.verdict === 'unknown' && seen.why === 'no-root');
	return [
		text.unknown(unknown.length),
		...tellUnknown(unknown, texts).flatMap(line => hung('  ', line, context)),
		...(counted ? [...hung('  ', text.unreadNamed, context), `    ${verbosely(context)}`] : []),
		...(asRoot ? hung('  ', text.beRoot, context) : []),
	];
}

/** The look that tells all of it, on a line of its own and in one piece: it is there to be copied. */
export function verbosely({env, sudoPath}: Pick<DoctorContext, 'env' | 'sudoPath'>): string {
	const command = ['npx', ['vdsm-passthru', 'doctor', '--verbose']] as const;
	return clean(quoteCommand(isRootItself(process.geteuid?.(), env) ? command : bySudo(command, sudoPath)));
}

/**
 * That nothing is wrong, as far as that could be looked at: with `unread` checks that could not look it is no all-clear. And
 * what nobody can see from here.
 */
export function describeFine(unread: number, context: DoctorContext): readonly string[] {
	const {doctorCommand: text} = context.texts;
	const fine = unread === 0 ? text.nothingWrong : text.nothingWrongSeen(unread);
	return [...hung('', fine, context), ...hung('', text.notSeen, context)];
}

/** How many are fine, and how many had nothing to look at here. */
export function describePassed({fine, aside}: Diagnosed, context: DoctorContext): readonly string[] {
	const {doctorCommand: text} = context.texts;
	return [
		...(fine.length === 0 ? [] : hung('', text.fine(fine.length), context)),
		...(aside === 0 ? [] : hung('', text.aside(aside), context)),
	];
}

/** One line for each result as it comes: its sign, its title, and what was found. */
export function describeResult(result: Result, context: DoctorContext): readonly string[] {
	const {texts, ascii, accessible} = context;
	const {tick, cross, warning, note} = glyphsFor(ascii);
	const {verdict} = result.seen;
	const sign = {ok: tick, error: cross, warning, note, unknown: '?'}[verdict];
	const told = tellResult(texts, result);
	const title = titles([result], texts);
	const head = accessible ? `${texts.doctorCommand.verdict[verdict]}: ` : `${sign} `;
	return hung(head, told === null ? title : texts.doctorCommand.told(title, told.found), context);
}

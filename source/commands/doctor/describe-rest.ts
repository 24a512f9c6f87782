import type {Result} from '../../model/diagnosis/verdict.js';
import {tellResult} from '../../text/doctor-text.js';
import type {Texts} from '../../text/en.js';
import {glyphsFor} from '../../wizard/glyphs.js';
import type {Context} from '../context.js';
import {hung, titles} from './describe-finding.js';

/** Titles that stand behind one reason. */
const most = 4;

/** What could not be looked at, by reason: the same one often holds for most of them. */
export function describeUnknown(unknown: readonly Result[], context: Context): readonly string[] {
	if (unknown.length === 0) return [];
	const {texts} = context;
	const {doctorCommand: text} = texts;
	const byReason = new Map<string, Result[]>();
	for (const result of unknown) {
		const why = tellResult(texts, result)?.found ?? '';
		byReason.set(why, [...(byReason.get(why) ?? []), result]);
	}
	const asRoot = unknown.some(({seen}) => seen.verdict === 'unknown' && seen.why === 'no-root');
	return [
		text.unknown(unknown.length),
		...[...byReason].flatMap(([why, results]) => hung('  ', text.unread(why, some(results, texts)), context)),
		...(asRoot ? hung('  ', text.beRoot, context) : []),
	];
}

/** Without a container nearly all of them have the same reason: a page of titles would tell nobody anything. */
function some(results: readonly Result[], texts: Texts): string {
	const shown = results.length > most + 1 ? results.slice(0, most) : results;
	const more = results.length - shown.length;
	return more === 0 ? titles(shown, texts) : texts.doctorCommand.andMore(titles(shown, texts), more);
}

/** That nothing is wrong, and what nobody can see from here. */
export function describeFine(context: Context): readonly string[] {
	const {doctorCommand: text} = context.texts;
	return [...hung('', text.nothingWrong, context), ...hung('', text.notSeen, context)];
}

/** One line for each result as it comes: its sign, its title, and what was found. */
export function describeResult(result: Result, context: Context): readonly string[] {
	const {texts, ascii, accessible} = context;
	const {tick, cross, warning, note} = glyphsFor(ascii);
	const {verdict} = result.seen;
	const sign = {ok: tick, error: cross, warning, note, unknown: '?'}[verdict];
	const told = tellResult(texts, result);
	const title = titles([result], texts);
	const head = accessible ? `${texts.doctorCommand.verdict[verdict]}: ` : `${sign} `;
	return hung(head, told === null ? title : texts.doctorCommand.unread(title, told.found), context);
}

import {clean} from '../model/clean.js';
import type {DoctorId, DoctorValues} from '../model/diagnosis/values.js';
import type {Result} from '../model/diagnosis/verdict.js';
import type {DoctorSentences, TextsWithDoctor} from './doctor-texts.js';

/** The sentences of one check. */
export type DoctorText<V> = {
	/** What is looked at, in a few words, without values: “Cable in the card”. */
	readonly title: string;
	/** What was seen, in one plain sentence with the values: of a note, a warning or an error. */
	readonly found: (values: V) => string;
	/** Why that matters, in one or two sentences. */
	readonly why: string;
	/** What would be right, and how to get there. The commands, where there are any, stand below it. */
	readonly fix: (values: V) => string;
};

/** One for each check of a group. */
export type DoctorTexts<G> = {readonly [K in keyof G]: DoctorText<G[K]>};

/** Whatever a machine's own strings hold, these are safe to show on a terminal. null: nothing is to be said. */
export function tellResult(
	{doctor}: Pick<TextsWithDoctor, 'doctor'>,
	{id, seen}: Result,
): {readonly title: string; readonly found: string; readonly why: string; readonly fix: string} | null {
	const text = textOf(doctor, id);
	if (seen.verdict === 'ok') return null;
	if (seen.verdict === 'unknown') {
		const found = doctor.unread[seen.why](clean(seen.detail));
		return {title: text.title, found: clean(found), why: '', fix: ''};
	}
	// The key and the values belong together by construction, which a mapped type cannot express.
	const values = seen.values as never;
	return {
		title: text.title,
		found: clean(text.found(values)),
		why: text.why,
		fix: clean(text.fix(values)),
	};
}

export function textOf(doctor: DoctorSentences, id: DoctorId): DoctorText<DoctorValues[DoctorId]> {
	return doctor.checks[id] as DoctorText<DoctorValues[DoctorId]>;
}

/** The titles of the checks, in their order. */
export function titles(results: readonly Result[], {doctor, doctorCommand}: TextsWithDoctor): string {
	return results.map(({id}) => textOf(doctor, id).title).join(doctorCommand.and);
}

/** Titles that stand before one reason; more are only counted. */
export const mostUnread = 4;

/**
 * What could not be looked at, a sentence for each reason: the same one often holds for most of them. Without a container
 * for nearly all, and a page of titles would tell nobody anything.
 */
export function tellUnknown(unknown: readonly Result[], texts: TextsWithDoctor): readonly string[] {
	const {doctorCommand: text} = texts;
	const byReason = new Map<string, Result[]>();
	for (const result of unknown) {
		const why = reasonOf(result, texts);
		byReason.set(why, [...(byReason.get(why) ?? []), result]);
	}
	return [...byReason].map(([why, results]) => {
		if (results.length > mostUnread) return text.unreadMany(results.length, why);
		return text.unread(
			results.map(({id}) => textOf(texts.doctor, id).title),
			why,
		);
	});
}

/** Why Docker could not be asked is said once, by the check of Docker itself. */
function reasonOf(result: Result, texts: TextsWithDoctor): string {
	const {seen} = result;
	const isDocker = seen.verdict === 'unknown' && seen.why === 'docker';
	return isDocker ? texts.doctor.unread.docker('') : (tellResult(texts, result)?.found ?? '');
}

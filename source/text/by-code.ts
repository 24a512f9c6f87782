import type {Check, CheckId, CheckOf} from '../model/check.js';
import {clean} from '../model/clean.js';
import type {Texts} from './en.js';

/** One sentence maker for each member of a union. A member without a sentence does not compile, in any language. */
export type ByCode<U extends {readonly code: string}, R> = {
	readonly [K in U['code']]: (detail: Extract<U, {readonly code: K}>) => R;
};

/** The sentence for `detail`. Whatever a machine's own strings hold, the result is safe to show on a terminal. */
export function tell<U extends {readonly code: string}>(texts: ByCode<U, string>, detail: U): string {
	return clean(pick(texts, detail)(detail));
}

export type FindingText = {readonly title: string; readonly meaning: string; readonly fix: string};

export function tellFinding<U extends {readonly code: string}>(
	texts: ByCode<U, FindingText>,
	detail: U,
): FindingText {
	const {title, meaning, fix} = pick(texts, detail)(detail);
	return {title: clean(title), meaning: clean(meaning), fix: clean(fix)};
}

/** One sentence maker for each check; it chooses by the verdict. */
export type CheckTexts = {readonly [K in CheckId]: (check: CheckOf<K>) => string};

/** What was read back, in one sentence that is safe to show on a terminal. */
export function tellCheck({checks}: Texts, check: Check): string {
	// As in `pick`: the key and the argument belong together by construction.
	const say = checks[check.check] as (check: Check) => string;
	return clean(say(check));
}

export type CauseText = {readonly what: string; readonly fix: string};

/** `what`: what is wrong, with which value. `fix`: what would be right. Both are safe to show on a terminal. */
export function tellCause<U extends {readonly code: string}>(
	texts: ByCode<U, CauseText>,
	detail: U,
): CauseText {
	const {what, fix} = pick(texts, detail)(detail);
	return {what: clean(what), fix: clean(fix)};
}

function pick<U extends {readonly code: string}, R>(texts: ByCode<U, R>, detail: U): (detail: U) => R {
	// The key and the argument belong together by construction, which a mapped type cannot express.
	return texts[detail.code as U['code']] as (detail: U) => R;
}

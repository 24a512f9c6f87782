import {clean} from '../model/clean.js';

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

function pick<U extends {readonly code: string}, R>(texts: ByCode<U, R>, detail: U): (detail: U) => R {
	// The key and the argument belong together by construction, which a mapped type cannot express.
	return texts[detail.code as U['code']] as (detail: U) => R;
}

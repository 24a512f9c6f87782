import {allChecks} from '../../doctor/all-checks.js';
import type {AnyCheck} from '../../doctor/check.js';
import {clean} from '../../model/clean.js';
import type {DoctorId} from '../../model/diagnosis/values.js';
import {exitCode} from '../../model/exit-code.js';
import {Failure} from '../../model/failure.js';
import type {Texts} from '../../text/en.js';

/** The checks of these names, along the wire; all of them where none is named. A Failure for a name that there is not. */
export function chooseChecks(names: readonly string[], texts: Texts): readonly AnyCheck[] {
	if (names.length === 0) return allChecks;
	const ids = checkIds(names, texts);
	return allChecks.filter(({id}) => ids.includes(id));
}

export function checkIds(names: readonly string[], {doctorCommand: text}: Texts): readonly DoctorId[] {
	return names.map(name => {
		const check = allChecks.find(({id}) => id === name);
		if (check) return check.id;
		const near = nearest(
			name,
			allChecks.map(({id}) => id),
		);
		throw new Failure(text.unknownCheck(clean(name), near), exitCode.usage);
	});
}

/** Which of `words` somebody may have meant; undefined: none is near enough. */
export function nearest(word: string, words: readonly string[]): string | undefined {
	const short = word.toLowerCase().slice(0, 60);
	const within = words.find(one => short.length > 2 && one.includes(short));
	const [best] = words
		.map(one => ({one, far: distance(short, one)}))
		.sort((a, b) => a.far - b.far)
		.filter(({one, far}) => far <= Math.max(2, one.length / 3));
	return best && (best.far <= 2 || within === undefined) ? best.one : within;
}

/** Letters to be changed, put in or left out until one is the other (Levenshtein). */
function distance(a: string, b: string): number {
	let row = Array.from({length: b.length + 1}, (_, index) => index);
	for (const [line, letter] of [...a].entries()) {
		const next = [line + 1];
		for (const [column, other] of [...b].entries()) {
			const [left = 0, above = 0, across = 0] = [next[column], row[column + 1], row[column]];
			next.push(Math.min(left + 1, above + 1, across + (letter === other ? 0 : 1)));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
}

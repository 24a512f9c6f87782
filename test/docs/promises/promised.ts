import type {Language} from '../../../source/text/languages.js';

type InEachLanguage = Readonly<Record<Language, string>>;

/** What the program promises, in a row of a table. The tests that carry its number in their titles, as in “… [A1]”, prove it. */
export type Promised = InEachLanguage & {
	/** A letter for its part, and a number. Numbers are cited in comments, so that none is used again. */
	readonly id: string;
	/** What no test shows; where there is none at all, why. */
	readonly open?: InEachLanguage;
};

export type Part = {
	readonly letter: string;
	readonly title: InEachLanguage;
	/** The page that has its tests. */
	readonly page: 'reliability' | 'security';
	readonly promises: readonly Promised[];
};

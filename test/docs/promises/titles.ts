import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {root} from '../pages.js';

/** A test, or a group of them, whose title says which promises it proves. */
export type Titled = {
	/** Its file in `test/`, without `.test.ts`. */
	readonly file: string;
	/** Without the numbers; “…” where each of several cases has words of its own. */
	readonly title: string;
	readonly ids: readonly string[];
};

const marked = /(['`])((?:\\.|(?!\1|\n).)+) \[([A-G]\d+(?:, [A-G]\d+)*)\]\1,\s/g;

/** Titles as in `test('… [A1]', …)`, by file and in their order there. */
export function titlesIn(text: string): readonly Omit<Titled, 'file'>[] {
	return [...text.matchAll(marked)].map(([, , title = '', ids = '']) => ({
		title: title.replaceAll(/%[a-z]|\$\{[^}]*\}|\$\w+/g, '…').replaceAll(/\\(.)/g, '$1'),
		ids: ids.split(', '),
	}));
}

/** Those of all test files. */
export function allTitles(): readonly Titled[] {
	return readdirSync(path.join(root, 'test'), {recursive: true, encoding: 'utf8'})
		.filter(name => /\.test\.tsx?$/.test(name))
		.sort()
		.flatMap(name =>
			titlesIn(readFileSync(path.join(root, 'test', name), 'utf8')).map(found => ({
				file: name.replace(/\.test\.tsx?$/, ''),
				...found,
			})),
		);
}

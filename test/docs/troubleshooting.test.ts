import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {allChecks} from '../../source/doctor/all-checks.js';
import type {DoctorId} from '../../source/model/diagnosis/values.js';
import type {Language} from '../../source/text/language.js';
import {recordedOnly} from '../doctor/proven.js';
import {readPage, root, updating, writePage} from './pages.js';
import {type Proof, troubleshootingPage} from './troubleshooting-page.js';

const pageIn: Readonly<Record<Language, string>> = {
	en: 'docs/troubleshooting.md',
	'zh-CN': 'docs/zh-CN/troubleshooting.md',
};

/** Files by what they hold, of these folders. */
function filesIn(folder: string): ReadonlyMap<string, string> {
	const found = readdirSync(path.join(root, folder), {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
		.map(entry => path.join(entry.parentPath, entry.name));
	return new Map(found.map(file => [path.relative(root, file), readFileSync(file, 'utf8')]));
}

const labTests = filesIn('test/lab/doctor');
const sources = filesIn('source/doctor/checks');

/** Lab tests that break what this check is about, and want it named as the cause. */
function labFilesOf(id: DoctorId): readonly string[] {
	const named = new RegExp(
		`cause(?:: | === )'${id}'|\\b(?:named|seen)\\('${id}'|\\(cause\\b[^)]*\\)\\.toBe\\('${id}'\\)`,
	);
	return [...labTests].filter(([, text]) => named.test(text)).map(([file]) => file);
}

/** Lab tests that want it folded under the cause. */
function foldedIn(id: DoctorId): readonly string[] {
	return [...labTests]
		.filter(([, text]) =>
			[...text.matchAll(/folds: \[([^\]]*)\]/g)].some(([, ids]) => ids?.includes(`'${id}'`)),
		)
		.map(([file]) => file);
}

/** Nothing that it says is a fault. */
function isNote(id: DoctorId): boolean {
	const text = [...sources].find(([, source]) => source.includes(`id: '${id}'`))?.[1] ?? '';
	return !/\b(?:error|warning)\(/.test(text);
}

function proofOf(id: DoctorId): Proof {
	const files = labFilesOf(id);
	if (files.length > 0) return {by: 'lab', files};
	const folded = foldedIn(id);
	if (folded.length > 0) return {by: 'folded', files: folded};
	const recorded = recordedOnly.find(one => one.id === id);
	if (recorded) return {by: 'recorded', why: recorded.why};
	return isNote(id) ? {by: 'note'} : {by: 'recorded', why: {en: 'NOT YET PROVEN', 'zh-CN': 'NOT YET PROVEN'}};
}

test.each(['en', 'zh-CN'] as const)('the page says what the checks are: %s', language => {
	const page = pageIn[language];
	const wanted = troubleshootingPage(allChecks, proofOf, language);
	if (updating) writePage(page, wanted);
	expect(readPage(page)).toBe(wanted);
});

test('every check is proven in the lab, or it is said why it cannot be', () => {
	const recorded: readonly string[] = recordedOnly.map(({id}) => id);
	const proven = (id: DoctorId) => labFilesOf(id).length > 0 || foldedIn(id).length > 0;
	const ids = allChecks.map(({id}) => id);
	expect(ids.filter(id => !proven(id) && !isNote(id) && !recorded.includes(id))).toEqual([]);
	// What was said once may not be true any more.
	expect(ids.filter(id => proven(id) && recorded.includes(id))).toEqual([]);
	expect(recorded).toEqual([...new Set(recorded)]);
});

test('the rows that have to be checked are', () => {
	const covered = new Set(allChecks.flatMap(({catalogue}) => catalogue));
	expect(wanted.filter(row => !covered.has(row))).toEqual([]);
	expect(covered.size).toBeGreaterThanOrEqual(60);
});

/** Rows of the catalogue whose checks users were promised. */
const wanted: readonly number[] = [
	...[1, 2, 4, 5, 6, 7, 8, 9, 10, 12, 15, 18, 19, 20, 24, 28, 32, 33, 34, 35, 36, 41, 42, 43, 46, 47, 49, 50],
	...[52, 53, 58, 60, 61, 62, 63, 65, 66, 68, 69, 70, 71, 72, 73, 74, 75, 76, 79, 81, 84, 88, 91, 92, 93],
	...[94, 95, 96, 97, 98, 99, 100, 101],
];

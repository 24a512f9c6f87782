import {describe, expect, test} from 'vitest';
import {languages} from '../../source/text/languages.js';
import {filled, readPage, updating, writePage} from './pages.js';
import {parts, promises} from './promises/all.js';
import {overview, proofTables} from './promises/tables.js';
import {allTitles, titlesIn} from './promises/titles.js';

// What is promised stands in promises/, once for each language; which tests prove it, in the titles of the tests.

const titles = allTitles();
const ids = promises.map(({id}) => id);

test('numbers are their part’s letter and stand in order, each once', () => {
	for (const {letter, promises: own} of parts)
		expect(own.map(({id}) => id)).toEqual(own.map((_, index) => `${letter}${index + 1}`));
});

test('a title names promises that there are', () => {
	expect(titles.length).toBeGreaterThan(150);
	const strays = titles.filter(title => title.ids.some(id => !ids.includes(id)));
	expect(strays).toEqual([]);
});

test('a promise has a test, or it is said why it has none', () => {
	const proven = new Set(titles.flatMap(title => title.ids));
	expect(promises.filter(({id, open}) => !proven.has(id) && !open).map(({id}) => id)).toEqual([]);
});

test('titles are found, whatever is around them, and only such', () => {
	// Not written out, or they would be found here.
	const mark = (marked: string) => `[${marked}]`;
	const text = [
		`test('a plain one ${mark('A1')}', () => {`,
		`test.each([\n\t['x'],\n])('%s and $name, it\\'s ${mark('B2, C3')}', async (_, x) => {`,
		`	it(\`\${rounds} rounds ${mark('G4')}\`,\n\t\tasync () => {}, 1000);`,
		`	['a row of a table ${mark('x')}', 1],`,
		`test('none', () => { expect('${mark('A9')}').toBe('A9');`,
	].join('\n');
	expect(titlesIn(text)).toEqual([
		{title: 'a plain one', ids: ['A1']},
		{title: "… and …, it's", ids: ['B2', 'C3']},
		{title: '… rounds', ids: ['G4']},
	]);
});

describe.each(languages)('in %s', language => {
	const folder = language === 'en' ? 'docs' : `docs/${language}`;

	test.each([
		['promises', overview(titles, language)],
		['security', proofTables('security', titles, language)],
	])('the page %s has every promise with its tests', (name, body) => {
		const page = `${folder}/${name}.md`;
		const wanted = filled(readPage(page), 'promises and tests', body.trimEnd(), null);
		if (updating) writePage(page, wanted);
		expect(readPage(page)).toBe(wanted);
	});
});

import {describe, expect, test} from 'vitest';
import {blocksOf, pages, readPage} from './pages.js';

// The languages of a page are kept together by their shape: what is added, dropped or changed in one is missing in the other.

const folder = 'docs/zh-CN/';
const translated = pages.filter(page => page.startsWith(folder));

test('there are pages in Chinese', () => {
	expect(translated).toContain(`${folder}guide.md`);
});

describe.each(translated)('%s', page => {
	const english = page.replace(folder, 'docs/');

	test('has the parts of the English page, in the same order', () => {
		expect(partsOf(page)).toEqual(partsOf(english));
	});

	test('has the blocks of the English page', () => {
		expect(blocksOf(page).map(essence)).toEqual(blocksOf(english).map(essence));
	});

	test('names every flag, command and file of the English page, and no others', () => {
		expect(codeIn(page)).toEqual(codeIn(english));
	});

	test('is linked with the English page, above everything else', () => {
		const name = page.slice(folder.length);
		expect(readPage(page).split('\n')[2]).toBe(`[English](../${name})`);
		expect(readPage(english).split('\n')[2]).toBe(`[简体中文](zh-CN/${name})`);
	});

	test('links to a Chinese page where there is one, and says so where there is none', () => {
		const strays = [...prose(page).matchAll(/\]\(\.\.\/([^)#/]+\.md)[^)]*\)(（英文）)?/g)].filter(
			([, target = '', said]) =>
				`docs/${target}` !== english && (translated.includes(folder + target) || said === undefined),
		);
		expect(strays.map(([link]) => link)).toEqual([]);
	});
});

function prose(page: string): string {
	return readPage(page).replaceAll(/^```[\s\S]*?^```$/gm, '```');
}

/** Headings by their level, list items by their depth, rows by their number of cells, and where the blocks are. */
function partsOf(page: string): readonly string[] {
	return prose(page)
		.split('\n')
		.flatMap(line => {
			const [, indent = '', mark] = /^(\s*)(#+(?= )|-(?= )|\d+\.(?= )|\||```|<!--.*)/.exec(line) ?? [];
			if (mark === undefined) return [];
			if (mark === '|') return [`row of ${cells(line)}`];
			return [indent + mark];
		});
}

function cells(row: string): number {
	return row.replaceAll(/`[^`]*`/g, '').split('|').length - 2;
}

/** What may not differ: where a block comes from but for the language, or else its text but for the comments in it. */
function essence({attributes, text}: ReturnType<typeof blocksOf>[number]) {
	const {run, ...others} = attributes;
	if (run !== undefined) return {...others, run: run.replace(' --lang zh-CN', '')};
	if ('doctor' in attributes) return others;
	return {...others, text: text.replaceAll(/ +# .*$/gm, '')};
}

/** What stands in code outside the blocks, each once. */
function codeIn(page: string): readonly string[] {
	const spans = [...prose(page).matchAll(/(?<!`)(`+)(?!`)([^\n]*?[^`\n])\1(?!`)/g)].map(
		([, , code = '']) => code,
	);
	return [...new Set(spans)].sort();
}

import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';

const design = 'docs/zh-CN/design.md';
const heading = '## 中文用词';

/** The rows of the page's table: the word, those that it is used in place of, and the longer words that may hold one of them. */
const words = tableOf(sectionOf(readFileSync(design, 'utf8')));

const files = ['README.zh-CN.md', ...filesBelow('docs/zh-CN'), ...filesBelow('source/text/zh-CN')];

test('one word stands for one thing, in the texts and in the pages', () => {
	expect(words.length).toBeGreaterThan(10);
	expect(files.length).toBeGreaterThan(50);
	const strays = files.flatMap(file => {
		const text = readFileSync(file, 'utf8');
		// The table itself names what it refuses.
		return straysIn(file === design ? text.replace(sectionOf(text), '') : text).map(
			stray => `${file}: ${stray}`,
		);
	});
	expect(strays).toEqual([]);
});

test('a stray is seen, and a longer word that holds it is none', () => {
	expect(straysIn('子网掩码属于网段。钩子脚本')).toEqual([]);
	expect(straysIn('把网卡交给它')).toEqual(['把网卡交给它']);
	expect(straysIn('子网的子网掩码\n执行钩子')).toEqual(['子网的子网掩码', '执行钩子']);
});

function straysIn(text: string): string[] {
	return text.split('\n').filter(line =>
		words.some(({refused, within}) => {
			const rest = within.reduce((left, word) => left.replaceAll(word, ''), line);
			return refused.some(word => rest.includes(word));
		}),
	);
}

function sectionOf(page: string): string {
	const start = page.indexOf(heading);
	const end = page.indexOf('\n## ', start);
	return start === -1 ? '' : page.slice(start, end === -1 ? undefined : end);
}

function tableOf(section: string) {
	const rows = section
		.split('\n')
		.filter(line => line.startsWith('| '))
		.slice(1);
	return rows.map(row => {
		const [, , , refused = '', within = ''] = row.split('|').map(cell => cell.trim());
		return {refused: refused.split('、'), within: within.split('、').filter(word => word !== '—')};
	});
}

function filesBelow(folder: string): string[] {
	return readdirSync(folder, {recursive: true, encoding: 'utf8'})
		.filter(name => /\.(?:md|ts)$/.test(name))
		.map(name => join(folder, name));
}

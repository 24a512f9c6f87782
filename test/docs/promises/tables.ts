import type {Language} from '../../../source/text/languages.js';
import {table} from '../pages.js';
import {parts} from './all.js';
import type {Part, Promised} from './promised.js';
import type {Titled} from './titles.js';

type Words = {
	readonly promise: string;
	readonly tests: string;
	readonly open: string;
	readonly none: string;
	readonly shown: string;
	readonly whole: string;
	readonly partly: string;
	/** Between the tests of one file, and behind the file's name. */
	readonly between: string;
	readonly colon: string;
	readonly section: (page: string) => string;
	readonly counts: (whole: number, partly: number, none: number) => string;
};

const words: Readonly<Record<Language, Words>> = {
	en: {
		promise: 'Promise',
		tests: 'Tests',
		open: 'Not shown',
		none: '**none yet**',
		shown: 'Shown by tests',
		whole: 'yes',
		partly: 'in part',
		between: '; ',
		colon: ': ',
		section: page => `[The tests](${page}.md#what-is-promised-and-the-tests-of-it)`,
		counts: (whole, partly, none) =>
			`Of ${whole + partly + none} promises ${whole} are shown whole, ${partly} in part, ${none} by no test yet.`,
	},
	'zh-CN': {
		promise: '承诺',
		tests: '测试',
		open: '未验证',
		none: '**尚无**',
		shown: '是否有测试验证',
		whole: '是',
		partly: '部分',
		between: '；',
		colon: '：',
		section: page => `[对应的测试](${page}.md#承诺与对应的测试)`,
		counts: (whole, partly, none) =>
			`共 ${whole + partly + none} 条承诺：${whole} 条由测试完整验证，${partly} 条部分验证，${none} 条尚无测试。`,
	},
};

/** What stands in a cell as it is. */
function plain(text: string): string {
	return text.replaceAll(/[\\`*_<>|[\]]/g, String.raw`\$&`);
}

function proofs({id}: Promised, titles: readonly Titled[], {none, between, colon}: Words): string {
	const own = titles.filter(({ids}) => ids.includes(id));
	if (own.length === 0) return none;
	const files = [...new Set(own.map(({file}) => file))];
	return files
		.map(file => {
			const names = own.filter(one => one.file === file).map(({title}) => `“${plain(title)}”`);
			return `\`${file}\`${colon}${names.join(between)}`;
		})
		.join('<br>');
}

/** A pipe inside of a code span ends a cell as well. */
const cell = (text: string) => text.replaceAll('|', String.raw`\|`);

/** The parts of a page, each with a heading and the tests of its promises. */
export function proofTables(page: Part['page'], titles: readonly Titled[], language: Language): string {
	const own = words[language];
	return parts
		.filter(part => part.page === page)
		.map(part => {
			const rows = part.promises.map(promised => [
				promised.id,
				cell(promised[language]),
				proofs(promised, titles, own),
				cell(promised.open?.[language] ?? ''),
			]);
			return `### ${part.title[language]}\n\n${table(['#', own.promise, own.tests, own.open], rows)}\n`;
		})
		.join('\n');
}

/** All promises, and how far tests show each. */
export function overview(titles: readonly Titled[], language: Language): string {
	const own = words[language];
	const state = ({id, open}: Promised) => {
		if (!titles.some(({ids}) => ids.includes(id))) return own.none;
		return open ? own.partly : own.whole;
	};
	const states = parts.flatMap(part => part.promises.map(state));
	const count = (wanted: string) => states.filter(one => one === wanted).length;
	const sections = parts.map(part => {
		const rows = part.promises.map(one => [one.id, cell(one[language]), state(one)]);
		return `## ${part.title[language]}\n\n${own.section(part.page)}\n\n${table(['#', own.promise, own.shown], rows)}\n`;
	});
	return `${own.counts(count(own.whole), count(own.partly), count(own.none))}\n\n${sections.join('\n')}`;
}

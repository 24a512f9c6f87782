import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {exitCode} from '../../source/model/exit-code.js';
import {doctorKeymap} from '../../source/wizard/doctor/doctor-keymap.js';
import {keymap} from '../../source/wizard/keymap.js';
import {pages, readPage, root} from './pages.js';

/** All of the project's own text files in these folders, by path. */
function filesIn(...folders: readonly string[]): readonly (readonly [string, string])[] {
	return folders.flatMap(folder =>
		readdirSync(path.join(root, folder), {recursive: true, withFileTypes: true})
			.filter(entry => entry.isFile() && /\.(?:ts|tsx|mjs|sh|md)$/.test(entry.name))
			.map(entry => path.join(entry.parentPath, entry.name))
			.map(file => [path.relative(root, file), readFileSync(file, 'utf8')] as const),
	);
}

/** As the hosts of repositories make it from a heading. */
function anchorOf(heading: string): string {
	return heading
		.toLowerCase()
		.replaceAll('`', '')
		.replaceAll(/[^\p{L}\p{N} _-]/gu, '')
		.replaceAll(' ', '-');
}

function anchorsOf(page: string): readonly string[] {
	const text = readPage(page).replaceAll(/^```[\s\S]*?^```$/gm, '');
	return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
}

describe.each(pages)('%s', page => {
	test('links to what is there', () => {
		const text = readPage(page).replaceAll(/^```[\s\S]*?^```$/gm, '');
		const broken = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)].filter(
			([, file = '', anchor]) => {
				const target = file === '' ? page : path.join(path.dirname(page), file);
				if (!existsSync(path.join(root, target))) return true;
				return anchor !== undefined && !anchorsOf(target).includes(anchor);
			},
		);
		expect(broken.map(([link]) => link)).toEqual([]);
	});

	test('says nothing of a machine of ours', () => {
		expect(readPage(page)).not.toMatch(/\/work\/|\/tmp\/|\/root\//);
	});
});

test('every row of the catalogue and every promise that a comment cites is in the docs', () => {
	const rows = readPage('docs/failures.md');
	const promises = readPage('docs/promises.md');
	const missing = filesIn('source', 'test').flatMap(([file, text]) => [
		...[...text.matchAll(/\bF(\d{1,3})\b(?!\d*:)/g)]
			.filter(([, row]) => Number(row) <= 107 && !rows.includes(`\n| F${row} |`))
			.map(([cited]) => `${file}: ${cited}`),
		...[...text.matchAll(/promises? ([A-G]\d+)(?:, ([A-G]\d+))*/g)]
			.flatMap(([, ...letters]) => letters)
			// Beside a promise there may be a row, which has more digits.
			.filter(letter => !/^F\d\d/.test(letter ?? ''))
			.filter(letter => letter !== undefined && !promises.includes(`\n| ${letter} |`))
			.map(letter => `${file}: promise ${letter}`),
	]);
	expect(missing).toEqual([]);
});

test.each(['docs/security.md', 'docs/zh-CN/security.md'])(
	'the tests that prove promises are there: %s',
	page => {
		const named = [...readPage(page).matchAll(/`([a-z]+\/[a-z/-]+)`/g)].map(([, name = '']) => name);
		expect(named.length).toBeGreaterThan(10);
		const absent = named.filter(
			name => !['.test.ts', '.test.tsx'].some(end => existsSync(path.join(root, `test/${name}${end}`))),
		);
		expect(absent).toEqual([]);
	},
);

test('what the pages on security claim is promised, and both name the same promises and tests', () => {
	const promises = readPage('docs/promises.md');
	const cited = (page: string) => [
		...new Set(
			readPage(page)
				.match(/\b[A-G]\d+\b|`[a-z]+\/[a-z/-]+`/g)
				?.toSorted(),
		),
	];
	const english = cited('docs/security.md');
	expect(english.filter(name => /^[A-G]/.test(name) && !promises.includes(`\n| ${name} |`))).toEqual([]);
	expect(cited('docs/zh-CN/security.md')).toEqual(english);
});

test.each(['docs/exit-codes.md', 'docs/zh-CN/exit-codes.md'])(
	'the table of exit codes is that of the code: %s [F2]',
	page => {
		const rows = [...readPage(page).matchAll(/^\| (\d+) \| `(\w+)` \|/gm)];
		expect(Object.fromEntries(rows.map(([, code, name]) => [name, Number(code)]))).toEqual(exitCode);
	},
);

test.each(['docs/keys.md', 'docs/zh-CN/keys.md'])('every key of the wizard is on its page: %s', page => {
	const names: Readonly<Record<string, string>> = {
		up: '↑',
		down: '↓',
		left: '←',
		right: '→',
		' ': 'Space',
		pageUp: 'PgUp',
		pageDown: 'PgDn',
		'shift+tab': 'Shift-Tab',
	};
	const cells = readPage(page).match(/(?<=^\| [^|]+ \| )[^|]+/gm) ?? [];
	const shown = new Set(cells.flatMap(cell => cell.split(/[\s,，、]+/)));
	const bindings = [...Object.values(keymap), ...Object.values(doctorKeymap)].flat();
	const keys = new Set(bindings.flatMap(binding => binding.keys));
	const absent = [...keys].filter(key => {
		const name =
			names[key] ?? key.replace(/^ctrl\+(.)$/, (_, letter: string) => `Ctrl-${letter.toUpperCase()}`);
		return !shown.has(name) && !shown.has(name.charAt(0).toUpperCase() + name.slice(1));
	});
	expect(absent).toEqual([]);
});

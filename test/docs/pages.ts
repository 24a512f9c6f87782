import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** `DOCS_UPDATE=1 npx vitest run test/docs` writes what it would otherwise complain about. */
export const updating = process.env['DOCS_UPDATE'] === '1';

/** Every page that is written for readers, by its path in the repository. */
export const pages: readonly string[] = [
	'README.md',
	'README.zh-CN.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
	...pagesIn('docs'),
	...pagesIn('docs/zh-CN'),
];

function pagesIn(folder: string): readonly string[] {
	return readdirSync(path.join(root, folder))
		.filter(name => name.endsWith('.md'))
		.map(name => `${folder}/${name}`);
}

export function readPage(page: string): string {
	return readFileSync(path.join(root, page), 'utf8');
}

export function writePage(page: string, text: string): void {
	writeFileSync(path.join(root, page), text);
}

/** A fenced block; `attributes` are what follows the language: `text run="plan …" part="2"`. */
export type Block = {
	readonly page: string;
	readonly line: number;
	readonly language: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly text: string;
};

export function blocksOf(page: string): Block[] {
	return [...readPage(page).matchAll(/^```(\w*)(.*)\n([\s\S]*?)^```$/gm)].map(found => ({
		page,
		line: readPage(page).slice(0, found.index).split('\n').length,
		language: found[1] ?? '',
		attributes: Object.fromEntries(
			[...(found[2] ?? '').matchAll(/(\w+)=(["'])(.*?)\2/g)].map(([, name = '', , value = '']) => [
				name,
				value,
			]),
		),
		text: (found[3] ?? '').replace(/\n$/, ''),
	}));
}

/** Puts `text` in the place of the block's. Lines above keep their number, so blocks are best replaced from the last on. */
export function replaceBlock({page, line, text: old}: Block, text: string): void {
	const lines = readPage(page).split('\n');
	lines.splice(line, old === '' ? 0 : old.split('\n').length, ...text.split('\n'));
	writePage(page, lines.join('\n'));
}

/** Puts `body` behind the mark `<!-- mark -->`, up to the next heading of a section or to `upTo`; null: up to the end. */
export function filled(text: string, mark: string, body: string, upTo: string | null = '\n## '): string {
	const line = `<!-- ${mark} -->\n`;
	const start = text.indexOf(line);
	if (start < 0) throw new Error(`There is no ${line}`);
	const from = start + line.length;
	const next = upTo === null ? -1 : text.indexOf(upTo, from);
	return `${text.slice(0, from)}\n${body}\n${next < 0 ? '' : text.slice(next)}`;
}

/** In Markdown, of cells without line ends and pipes. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const row = (cells: readonly string[]) =>
		`|${cells.map(text => (text === '' ? ' ' : ` ${text} `)).join('|')}|`;
	return [row(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(row)].join('\n');
}

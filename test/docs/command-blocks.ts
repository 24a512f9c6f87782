import {type Block, blocksOf, pages} from './pages.js';

/** Blocks of commands that a reader types. What says run="…" or file="…" is an output, and compared by examples.test.ts. */
export const commandBlocks: readonly Block[] = pages
	.flatMap(blocksOf)
	.filter(({language, attributes}) => language === 'sh' && !('run' in attributes) && !('file' in attributes));

/** Commands of a block, one a line, without comments and with one blank between words: the same in each language. */
export function linesOf({text}: Pick<Block, 'text'>): readonly string[] {
	return text
		.split('\n')
		.map(line =>
			line
				.replace(/(?:^|\s)#.*$/, '')
				.trim()
				.replaceAll(/ {2,}/g, ' '),
		)
		.filter(line => line !== '');
}

/** As the packed program is called where it is installed, by root. */
export function installed(line: string): string {
	return line
		.replace(/^sudo /, '')
		.replace(/^(?:npm start --|npx vdsm-passthru)(?= |$)/, 'vdsm-passthru')
		.replace(/^npm start$/, 'vdsm-passthru');
}

/** What the host is like before the block: its attribute `given`, none where a spare card is all there is. */
export type Given = 'applied' | 'script' | 'dsm' | 'needed';
export const givens: Readonly<Record<Given, string>> = {
	applied: '“vdsm-passthru apply” was run',
	script: 'vdsm-passthru.sh was exported',
	dsm: 'a container “dsm” runs that somebody else made',
	needed: 'the card is the only way out of this machine',
};

export type TriedBlock = {
	/** Each place where these commands stand. */
	readonly places: readonly string[];
	readonly given: Given | undefined;
	readonly lines: readonly string[];
};

/**
 * The blocks that the test `name` runs. The same commands in two pages or languages are run once, and so are those that
 * stand in one piece in another block.
 */
export function triedBlocks(name: string): readonly TriedBlock[] {
	const all = commandBlocks
		.filter(({attributes}) => attributes['tried'] === name)
		.map(block => ({
			place: `${block.page}:${block.line}`,
			given: givenOf(block),
			lines: linesOf(block).map(installed),
		}));
	const whole = all.filter(
		(one, index) =>
			!all.some(
				(other, at) =>
					at !== index && isPart(one, other) && (one.lines.length < other.lines.length || at < index),
			),
	);
	return whole.map(({given, lines, ...block}) => ({
		given,
		lines,
		places: all.filter(one => isPart(one, {...block, given, lines})).map(({place}) => place),
	}));
}

type Commands = {readonly given: Given | undefined; readonly lines: readonly string[]};

function isPart(one: Commands, other: Commands): boolean {
	if (one.given !== other.given) return false;
	return `\n${other.lines.join('\n')}\n`.includes(`\n${one.lines.join('\n')}\n`);
}

function givenOf({attributes, page, line}: Block): Given | undefined {
	const {given} = attributes;
	if (given === undefined) return undefined;
	const known = (Object.keys(givens) as Given[]).find(one => one === given);
	if (known === undefined)
		throw new Error(
			`${page}:${line} says given="${given}": it must be one of ${Object.keys(givens).join(', ')}.`,
		);
	return known;
}

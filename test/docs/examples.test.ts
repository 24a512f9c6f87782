import {expect, test} from 'vitest';
import {type Block, blocksOf, pages, readPage, replaceBlock, updating} from './pages.js';
import {printed} from './program.js';

// A block of the docs that says run="…" is what the program prints, whole or the part that it names; file="…" is that file.

const examples = pages
	.flatMap(blocksOf)
	.filter(({attributes}) => 'run' in attributes || 'file' in attributes);

test('there are examples', () => {
	expect(examples.length).toBeGreaterThan(10);
});

// From the last to the first, so that an update leaves the places of the others.
test.each(examples.toReversed())('$page:$line shows what the program prints', async block => {
	const wanted = await expected(block);
	if (updating && wanted !== block.text) replaceBlock(block, wanted);
	else expect(block.text).toBe(wanted);
});

/**
 * `part="2"`: the second of the parts between empty lines. `from="…"`: from the last line that begins so to the next
 * one as far in, or to the next that is `to`. `around="…"`: the object or list that has such a line in it.
 * `first="20"`: so many lines, and an ellipsis. `within`: the block itself, when its lines stand in the output in one piece.
 */
async function expected({attributes, text}: Block): Promise<string> {
	const {part, from, to, around, first, within} = attributes;
	const output = await sourceOf(attributes);
	const lines = output.split('\n');
	if (within !== undefined) return `\n${output}\n`.includes(`\n${text}\n`) ? text : output;
	if (part !== undefined) return output.split('\n\n')[Number(part) - 1] ?? '';
	if (first !== undefined) return [...lines.slice(0, Number(first)), '…'].join('\n');
	if (from !== undefined)
		return upToItsEnd(lines.slice(lines.findLastIndex(line => line.startsWith(from))), to);
	if (around === undefined) return output;
	const inner = lines.findIndex(line => line.trimStart().startsWith(around));
	const outer = lines.findLastIndex(
		(line, index) => index < inner && depth(line) < depth(lines[inner] ?? ''),
	);
	return upToItsEnd(lines.slice(outer));
}

async function sourceOf({file, run = '', stream}: Block['attributes']): Promise<string> {
	if (file !== undefined) return readPage(file).trimEnd();
	const {stdout, stderr} = await printed(run);
	return (stream === 'stderr' ? stderr : stdout).trimEnd();
}

/** The first of the lines and all to its closing bracket, without their common indentation. */
function upToItsEnd(lines: readonly string[], to?: string): string {
	const margin = depth(lines[0] ?? '');
	const isEnd = (line: string) => (to === undefined ? depth(line) === margin : line.trim() === to);
	const end = lines.findIndex((line, index) => index > 0 && isEnd(line));
	return lines
		.slice(0, end + 1)
		.map(line => line.slice(margin))
		.join('\n')
		.replace(/,$/, '');
}

function depth(line: string): number {
	return /^\t*/.exec(line)?.[0].length ?? 0;
}

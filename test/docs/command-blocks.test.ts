import {execFileSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {commandBlocks, givens, installed, linesOf, triedBlocks} from './command-blocks.js';
import {commandsIn, flawIn, productArguments} from './command-lines.js';
import {type Block, blocksOf, pages, readPage, root} from './pages.js';

// Each block of commands in the docs is run by a test, or says what stands in for that.

const blocks = commandBlocks.map(block => ({...block, place: `${block.page}:${block.line}`}));
const lab = 'test/lab/scenarios/docs.test.ts';

const advice = `Write one of these behind \`\`\`sh:
  tried="${lab}"   where the lab can run it, each line with exit 0. On a host with a spare card, or behind it:
${Object.entries(givens)
	.map(([given, what]) => `      given="${given}": ${what}`)
	.join('\n')}
  stands="WHAT STANDS IN FOR IT, AND WHY IT IS NOT RUN"   naming the test, where there is one
  run="vdsm-passthru …"   where it is no command to type but an output of the program`;

test('there are blocks', () => {
	expect(blocks.length).toBeGreaterThan(15);
});

test.each(blocks)('$place says what runs it', ({place, attributes}) => {
	const marks = ['tried', 'stands'].filter(name => (attributes[name] ?? '') !== '');
	expect(marks.length, `${place} has ${marks.join(' and ') || 'no mark'}. ${advice}`).toBe(1);
});

test.each(blocks)('$place names tests that there are', ({place, attributes: {tried, stands = ''}}) => {
	const named = [...(tried === undefined ? [] : [tried]), ...(stands.match(/test\/[\w./-]*\w/g) ?? [])];
	for (const file of named) expect(existsSync(path.join(root, file)), `${place} names ${file}`).toBe(true);
	// A test that is named must be one that takes its commands from the pages.
	if (tried !== undefined)
		expect(readFileSync(path.join(root, tried), 'utf8')).toContain(`triedBlocks('${tried}')`);
});

test('each block that is tried is in what the test runs', () => {
	const run = triedBlocks(lab).flatMap(({places}) => places);
	const wanted = blocks.filter(({attributes}) => attributes['tried'] === lab).map(({place}) => place);
	expect(new Set(run)).toEqual(new Set(wanted));
});

test.each(blocks)('$place calls the program as it is', async ({place, text}) => {
	for (const words of commandsIn(text)) {
		const args = productArguments(words);
		if (args !== undefined) expect(await flawIn(args), `${place}: ${words.join(' ')}`).toBeUndefined();
	}
});

test.each(pages)('%s has no commands in a block that is not looked at', page => {
	const other = blocksOf(page).filter(
		({language, text}) =>
			['bash', 'shell', 'console', 'zsh'].includes(language) || (language === '' && hasCommand(text)),
	);
	expect(other.map(({line}) => `${page}:${line}: write \`\`\`sh`)).toEqual([]);
	expect(readPage(page)).not.toMatch(/^(?: +`{3}|\s*~{3}|`{4})/m);
});

function hasCommand(text: string): boolean {
	return commandsIn(text).some(words => productArguments(words) !== undefined);
}

describe('what contributors type is there', () => {
	const lines = blocks.flatMap(block =>
		linesOf(block).map(line => [`${block.place}: ${line}`, line] as const),
	);
	const of = (start: RegExp) => lines.filter(([, line]) => start.test(line));
	const {scripts} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	const config = readFileSync(path.join(root, 'vitest.config.ts'), 'utf8');

	test.each(of(/^npm run /))('%s', (_, line) => {
		expect(Object.keys(scripts)).toContain(line.split(' ')[2]);
	});

	test.each(of(/^npm test -- [a-z]/))('%s', (_, line) => {
		const stages = execFileSync(process.execPath, ['tools/test.mjs', '--list'], {
			cwd: root,
			encoding: 'utf8',
		});
		expect(stages.split('\n')).toEqual(expect.arrayContaining(line.split(' ').slice(3)));
	});

	test.each(of(/npx vitest run /))('%s', (_, line) => {
		expect(config).toContain(`name: '${/--project (\w+)/.exec(line)?.[1]}'`);
		for (const file of line.match(/test\/\S+/g) ?? [])
			expect(existsSync(path.join(root, file)), file).toBe(true);
		const title = /-t '([^']*)'/.exec(line)?.[1];
		if (title !== undefined) expect(titlesWith(title)).not.toEqual([]);
	});

	test.each(of(/^(?:sudo )?apt-get install /))('%s installs what .ci/run does', (_, line) => {
		const own = /^packages=\(([\s\S]*?)\)/m.exec(readFileSync(path.join(root, '.ci/run'), 'utf8'))?.[1] ?? '';
		const packages = line
			.replace(/^.*apt-get install /, '')
			.split(' ')
			.filter(word => !word.startsWith('-'));
		// In every Debian.
		const base = ['dash'];
		expect([...own.trim().split(/\s+/), ...base]).toEqual(expect.arrayContaining(packages));
	});
});

function titlesWith(title: string): readonly string[] {
	return readdirSync(path.join(root, 'test'), {recursive: true, encoding: 'utf8'}).filter(
		name => /\.test\.tsx?$/.test(name) && readFileSync(path.join(root, 'test', name), 'utf8').includes(title),
	);
}

test('a flag that is renamed, a command that is none and an address that is none are seen', async () => {
	const flaw = (line: string) =>
		Promise.all(commandsIn(line).map(words => flawIn(productArguments(words) ?? [])));
	expect(await flaw('sudo npm start -- apply --nic enp3s0 --ip 192.168.1.70   # does it')).toEqual([
		undefined,
	]);
	expect(await flaw('vdsm-passthru nics --json > host.json')).toEqual([undefined]);
	for (const line of [
		'vdsm-passthru aply',
		'vdsm-passthru apply --nicc enp3s0',
		'vdsm-passthru plan --nic enp3s0 --ip 192.168.1.700',
		'vdsm-passthru plan --nic nope --ip 192.168.1.70',
		'npx vdsm-passthru export --nic enp3s0 --ip 192.168.1.70 --format tar',
		'vdsm-passthru status more',
	])
		expect(await flaw(line), line).toEqual([expect.any(String)]);
});

test('a command is the same one however it is started and commented', () => {
	const block: Pick<Block, 'text'> = {
		text: '# 说明\nsudo npm start -- undo   # 撤销\nnpx vdsm-passthru  nics\n\nnpm start',
	};
	expect(linesOf(block).map(installed)).toEqual([
		'vdsm-passthru undo',
		'vdsm-passthru nics',
		'vdsm-passthru',
	]);
});

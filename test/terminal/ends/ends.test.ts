import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import process from 'node:process';
import {describe, expect, onTestFinished, test} from 'vitest';
import {textsIn} from '../../../source/text/language.js';
import {programShape} from '../../helpers/completions.js';
import {shownElsewhere, type Way, ways} from './ways.js';

// How each command ends without a terminal: the code, what goes where, and that nobody is asked.

const program = resolve('dist/vdsm-passthru.cjs');
const {commands} = programShape();
const names = ['', ...commands.map(({name}) => name)];
/** What every one of them has; how it is told to programs does not depend on the command. */
const general = names.map((name): Way & {name: string} => ({
	...{name, code: 2, refused: true, says: /no option --nonsense/},
	...(name === '' ? {} : {schema: null}),
	words: [...(name === '' ? [] : [name]), '--nonsense'],
}));
const all = [
	...Object.entries(ways).flatMap(([name, list]) => list.map(way => ({...way, name}))),
	...general,
];

type End = {readonly code: number | null; readonly stdout: string; readonly stderr: string};

/** Its stdin is open and says nothing: whoever asked would wait for ever. */
async function end({words, given}: Way, ...more: readonly string[]): Promise<End> {
	const folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-ends-'));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
	const remove = await given?.(folder);
	const {PATH} = process.env;
	const child = spawn(process.execPath, [program, ...words, ...more], {
		cwd: folder,
		env: {PATH, HOME: folder, LANG: 'C.UTF-8', DOCKER_HOST: `unix://${folder}/nobody.sock`},
	});
	const texts = {stdout: '', stderr: ''};
	for (const name of ['stdout', 'stderr'] as const)
		child[name].setEncoding('utf8').on('data', (text: string) => {
			texts[name] += text;
		});
	await once(child, 'close');
	remove?.();
	return {code: child.exitCode, ...texts};
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
const controls = /[\0-\x08\x0B-\x1F\x7F-\x9F]/;
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

describe.each(all)('$words', way => {
	test('the code, stdout for the product alone, JSON that names its schema first, no question [F1, F2, F3]', async () => {
		const [people, programs] = await Promise.all([
			end(way),
			way.schema === null ? undefined : end(way, '--json'),
		]);
		expectForPeople(way, people);
		if (programs) expectForPrograms(way, programs);
	});
});

function expectForPeople(way: Way, {code, stdout, stderr}: End): void {
	expect(code, stdout + stderr).toBe(way.code);
	expect(way.refused ? flat(stderr) : stdout).toMatch(way.says);
	if (way.refused && !way.stdout) expect(stdout).toBe('');
	expect(stdout + stderr).not.toMatch(controls);
	expect(stderr).not.toMatch(/ at .*\.[cm]?js:\d|[[]object|\bundefined\b/);
	expect(stderr).not.toContain(textsIn('en').cli.bug);
}

function expectForPrograms(way: Way, {code, stdout}: End): void {
	expect(code, stdout).toBe(way.code);
	const object: unknown = JSON.parse(stdout);
	const [[first, schema] = []] = Object.entries(object ?? {});
	expect([first, schema]).toEqual(['schema', `vdsm-passthru/${way.schema ?? 'error'}/1`]);
	if (way.refused) expect(flat(sentences(object).join(' '))).toMatch(way.says);
}

function sentences(object: unknown): readonly string[] {
	const {message, problems = []} = object as {
		message?: string;
		problems?: ReadonlyArray<{flag: string; message: string}>;
	};
	return [...(message === undefined ? [] : [message]), ...problems.map(one => `${one.flag} ${one.message}`)];
}

describe('the table of exit codes', () => {
	const page = readFileSync('docs/exit-codes.md', 'utf8');
	const documented = [...page.matchAll(/^\| (\d+) \| `\w+` \|.*\| ([^|]+) \|$/gm)].flatMap(
		([, code, from = '']) => {
			const named = [...from.matchAll(/`([a-z]+)[^`]*`/g)].map(([, name = '']) => name);
			const meant = from.includes('the wizard') ? ['', ...named] : named;
			const list = from.startsWith('every command') ? names.filter(name => !named.includes(name)) : meant;
			return list.map(name => `${name} ${code}`).filter(pair => !pair.endsWith(' 1') || pair === 'apply 1');
		},
	);
	const here = new Set(all.map(({name, code}) => `${name} ${code}`));

	test('has each way that is shown here, and each command is in it [F2]', () => {
		expect(Object.keys(ways)).toEqual(names);
		expect([...here].filter(pair => !documented.includes(pair))).toEqual([]);
	});

	test('names no way that no test goes [F2]', () => {
		const elsewhere = documented.filter(pair => !here.has(pair));
		expect(Object.keys(shownElsewhere).toSorted()).toEqual(elsewhere.toSorted());
		const files = [...new Set(Object.values(shownElsewhere))].filter(
			name => name !== null && !existsSync(`test/${name}.test.ts`),
		);
		expect(files).toEqual([]);
	});
});

import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {examples} from '../../source/commands/help-model.js';
import {buildProgram} from '../../source/commands/program.js';
import {exitCode} from '../../source/model/exit-code.js';
import {helpTopics} from '../../source/model/help-topic.js';
import {helpTopicsIn} from '../../source/text/help-topics.js';
import {textsIn} from '../../source/text/language.js';
import {languages} from '../../source/text/languages.js';
import {widthOf} from '../../source/wizard/measure.js';
import {flawIn, productArguments} from '../docs/command-lines.js';
import {root} from '../docs/pages.js';
import {programShape, spoken} from '../helpers/completions.js';
import {listening} from './doctor-context.js';

const each = languages.flatMap(language => helpTopics.map(topic => [language, topic] as const));

test.each(each)('in %s, help %s is at most 40 lines of 80 columns', async (language, topic) => {
	const text = helpTopicsIn(language)[topic];
	expect(text.split('\n').length).toBeLessThanOrEqual(40);
	expect(text.split('\n').filter(line => widthOf(line) > 80)).toEqual([]);
	expect(await spoken(['help', topic], language)).toContain(`${text}\n`);
});

test('help alone is the overview, as --help, and names the topics', async () => {
	const overview = await spoken(['help']);
	const unbroken = overview.replaceAll(/\s+/g, ' ');
	expect(unbroken).toContain(textsIn('en').cli.exitCodes);
	expect(unbroken).toContain(textsIn('en').shell.topics(helpTopics));
	await expect(spoken(['--help'])).rejects.toMatchObject({code: 'commander.helpDisplayed'});
});

test.each(programShape().commands)('help $name is that of the command', async ({name, options}) => {
	const text = await spoken(['help', name]);
	expect(text).toMatch(new RegExp(`^Usage: vdsm-passthru ${name}`));
	for (const {long} of options) expect(text).toContain(long);
});

const widths = languages.flatMap(language => [60, 80, 100, 120].map(columns => [language, columns] as const));

test.each(widths)(
	'in %s, no line of any help is wider than %i columns, or 100',
	async (language, columns) => {
		const names = programShape().commands.map(({name}) => name);
		for (const name of [undefined, ...names]) {
			const args = name === undefined ? ['help'] : ['help', name];
			const {context, said} = listening({language, columns});
			await buildProgram(context, '0.0.0', () => undefined).parseAsync(args, {from: 'user'});
			const lines = said().split('\n');
			// Where a command’s output goes is one word.
			const wide = lines.filter(line => widthOf(line) > Math.min(columns, 100));
			expect(wide.filter(line => !line.startsWith('    > '))).toEqual([]);
			// Text hangs beside its term or below it, never at the margin between two of them.
			const first = lines.findIndex(line => line.startsWith('  '));
			const last = lines.findLastIndex(line => /^ {2}(?:-h|help)/.test(line));
			const margin = lines.slice(first, last).filter(line => /^\S/.test(line));
			expect(margin.filter(line => !/[:：]$/.test(line))).toEqual([]);
		}
	},
);

test('Chinese help is Chinese, but for names and codes', async () => {
	for (const {name} of programShape().commands) {
		const text = await spoken(['help', name], 'zh-CN');
		expect(text).toMatch(new RegExp(`^用法：vdsm-passthru ${name} \\[选项\\]`));
		expect(text).not.toMatch(
			/default|choices|options\]|[<[](?:FILE|FOLDER|NAME|WORD|SECONDS|TEXT|PATH|LANG)/,
		);
	}
	expect(await spoken(['help'], 'zh-CN')).toContain('layouts、addresses、cards');
});

test('what is asked for most comes first', async () => {
	const text = await spoken(['help']);
	const {examplesHeading, commands, options, answers, common} = textsIn('en').cli;
	const places = [examplesHeading, commands, options, answers, common].map(heading =>
		text.indexOf(`\n${heading}`),
	);
	expect(places.every(place => place > 0)).toBe(true);
	expect(places).toEqual([...places].sort((a, b) => a - b));
});

test.each([
	['layout', 'layouts'],
	['adresses', 'addresses'],
	['exit-code', 'exit-codes'],
	['stauts', 'status'],
])('help %s asks whether %s was meant', async (word, near) => {
	await expect(spoken(['help', word])).rejects.toMatchObject({
		exit: exitCode.usage,
		message: expect.stringMatching(new RegExp(`“${word}”.*Topics: layouts, .*Did you mean ${near}\\?$`)),
	});
});

test('an unknown topic is cleaned, and what is hidden is not named', async () => {
	const failure = expect(spoken(['help', 'a\u001b[2J'])).rejects;
	await failure.toMatchObject({message: expect.not.stringContaining('\u001b')});
	await expect(spoken(['help', 'revert'])).rejects.toMatchObject({
		message: expect.not.stringMatching(/Commands:.*revert/),
	});
});

test.each(languages)('in %s every exit code is explained', language => {
	const text = helpTopicsIn(language)['exit-codes'];
	const codes = [...text.matchAll(/^ {2}(\d+) {2,}\S/gm)].map(([, code]) => Number(code));
	expect(codes).toEqual(Object.values(exitCode).sort((a, b) => a - b));
});

test.each(languages)('in %s every variable that the program reads is explained, and no other', language => {
	const text = helpTopicsIn(language).environment;
	const shown = [...text.matchAll(/^[A-Z][A-Z_, 、]+(?= |$)/gm)].flatMap(([names]) => names.split(/[, 、]+/));
	expect(new Set(shown.filter(Boolean))).toEqual(variablesRead());
});

/** Of this program's own environment. Those of the container, of scripts and of the test builds are others. */
function variablesRead(): ReadonlySet<string> {
	const ours = /\benv\['([A-Z_]+)'\]/g;
	const taken = /\{([^{}]*)\} = (?:machine\.)?env;/g;
	const folders = ['apply', 'commands', 'host', 'system', 'text', 'wizard'].map(name => `source/${name}`);
	const files = folders.flatMap(folder =>
		readdirSync(path.join(root, folder), {recursive: true, withFileTypes: true})
			.filter(entry => entry.isFile() && !entry.parentPath.includes('predecessor'))
			.map(entry => path.join(entry.parentPath, entry.name)),
	);
	const texts = [path.join(root, 'cli.tsx'), ...files].map(file => readFileSync(file, 'utf8'));
	const passed = /passedThrough = \[([^\]]*)\]/.exec(texts.join('\n'))?.[1] ?? '';
	const names = texts.flatMap(text => [
		...[...text.matchAll(ours)].map(([, name = '']) => name),
		...[...text.matchAll(taken)].flatMap(([, list = '']) => list.match(/\b[A-Z_]{4,}\b/g) ?? []),
	]);
	return new Set([...names, ...(passed.match(/[A-Z_]+/g) ?? [])].filter(name => !name.includes('_TEST_')));
}

test.each(examples.map(([line]) => [line]))('the example %s is one that the program takes', async line => {
	const args = productArguments(line.split(' '));
	expect(args).toBeDefined();
	expect(await flawIn(args ?? [])).toBeUndefined();
});

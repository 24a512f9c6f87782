import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import {namedCards, withNewVlans} from '../../source/answers/new-vlans.js';
import {settle} from '../../source/answers/settle.js';
import type {Context} from '../../source/commands/context.js';
import {exportCommand} from '../../source/commands/export.js';
import {printNics} from '../../source/commands/nics.js';
import {planCommand} from '../../source/commands/plan.js';
import {parseFacts} from '../../source/host/facts-file.js';
import type {RawAnswers} from '../../source/model/answers.js';
import type {ExportFormat} from '../../source/model/export-format.js';
import {isFailure} from '../../source/model/failure.js';
import {settingNames, switchNames} from '../../source/model/predecessor.js';
import {judgeAll} from '../../source/model/verdict.js';
import {textsIn} from '../../source/text/language.js';
import {listening} from '../commands/doctor-context.js';
import {lacksNamespaces} from '../helpers/namespaces.js';
import {closeWorlds, worldFor} from '../helpers/scripts.js';
import {shells} from '../helpers/shells.js';
import {readXml} from '../helpers/xml.js';
import {lacksYaml, readYaml} from '../helpers/yaml-1-1.js';
import {sayAmount, share} from './amount.js';
import {fakeProgram} from './corpus.js';
import {expectJson, expectLines} from './judge.js';
import {composedFacts, fileOf, richFacts, silentFacts} from './rich-facts.js';
import {anySown, openPlaces, sown} from './sow.js';

// Facts of another machine, in which somebody has put whatever they liked, through the real commands (promises D1, D4, D6, D10).

vi.setConfig({testTimeout: 3_600_000});

const folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-hostile-'));
const path = join(folder, 'facts.json');
beforeAll(sayAmount);
afterAll(() => rmSync(folder, {recursive: true}));

const isTaken = (value: unknown) => parseFacts(JSON.stringify(value)).ok;
const machines = [richFacts, composedFacts, silentFacts].map(fileOf);
const anyFile = fc.oneof(...machines.map(machine => anySown(machine, openPlaces(machine, isTaken))));

const lan = {nic: 'enp3s0', subnet: '192.168.1.0/24', gateway: '192.168.1.1', ip: '192.168.1.71'} as const;
const wishes: readonly RawAnswers[] = [
	lan,
	{...lan, layout: 'classic'},
	{nic: 'eno1', layout: 'shared', ip: '192.168.1.71'},
	{nic: 'enp3s0', address: 'dhcp', blockPorts: '22,5000'},
	{...lan, takeOver: 'dsm'},
	{...lan, also: 'enp4s0,address=dhcp'},
	{nic: 'eno1.77', address: 'dhcp'},
	{},
];
const anyCase = fc.record({
	file: anyFile,
	raw: fc.constantFrom(...wishes),
	language: fc.constantFrom('en', 'zh-CN'),
});

type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

/** What the command prints, as it would for its user; a refusal is one of its sentences. */
async function said(
	{file, raw, language}: Case,
	run: (
		options: {raw: RawAnswers; answersFile: undefined; factsFile: string},
		context: Context,
	) => Promise<unknown>,
	look: Partial<Context> = {},
): Promise<{readonly out: string; readonly err: string}> {
	writeFileSync(path, JSON.stringify(file));
	let out = '';
	const {context, said: errors} = listening({columns: 10_000, ...look, language});
	try {
		await run(
			{raw, answersFile: undefined, factsFile: path},
			{
				...context,
				out: text => {
					out += text;
				},
			},
		);
		return {out, err: errors()};
	} catch (error) {
		if (!isFailure(error)) throw error;
		return {out, err: `${errors()}${error.message}\n`};
	}
}

const exported =
	(format: ExportFormat) => (options: Parameters<Parameters<typeof said>[1]>[0], context: Context) =>
		exportCommand({...options, format, output: undefined, force: false, consent: []}, context);

/** Options of ours that have their value in the next word. */
const apart = [
	...[
		'name',
		'restart',
		'stop-timeout',
		'network',
		'ip',
		'publish',
		'cap-add',
		'device',
		'device-cgroup-rule',
	],
	...['sysctl', 'mount', 'env-file', 'env', 'label'],
];
const known: ReadonlySet<string> = new Set([...apart, ...settingNames, ...switchNames]);

type Exported = {
	readonly steps: ReadonlyArray<{readonly run: ReadonlyArray<{readonly command?: readonly unknown[]}>}>;
};

/** The words behind `docker create`, with the paths of the project as one word each. */
function creations({steps}: Exported): readonly string[][] {
	return steps
		.flatMap(({run}) => run.map(({command = []}) => command))
		.filter(([program, verb]) => program === 'docker' && verb === 'create')
		.map(words => words.slice(2).map(word => (typeof word === 'string' ? word : JSON.stringify(word))));
}

/** As Docker reads them: an option's value stands behind `=` or in the next word, and the first other word ends them. */
function readAsDocker(words: readonly string[]): {
	readonly options: string[];
	readonly rest: readonly string[];
} {
	const [word = '', ...others] = words;
	if (!word.startsWith('-')) return {options: [], rest: words};
	const [, name = word, value] = /^--([^=]+)(=.*)?$/s.exec(word) ?? [];
	const {options, rest} = readAsDocker(
		value === undefined && apart.includes(name) ? others.slice(1) : others,
	);
	return {options: [name, ...options], rest};
}

describe('hostile facts', () => {
	/** A label of this name is left out where facts are read: it would be the prototype of what holds it. */
	const withoutPrototype = (name: string, value: unknown) => (name === '__proto__' ? undefined : value);

	test('a label that is called __proto__ is left out, and changes nothing else', () => {
		const sources = machines.map(machine =>
			JSON.stringify(machine).replaceAll('"labels":{', '"labels":{"__proto__":"x",'),
		);
		expect(sources.join()).toContain('__proto__');
		for (const source of sources) {
			const parsed = parseFacts(source);
			if (!parsed.ok) throw new Error(parsed.where);
			expect(JSON.parse(source, withoutPrototype)).toMatchObject(parsed.facts);
		}
		expect(({} as Record<string, unknown>)['x']).toBe(undefined);
	});

	test('in the list of cards [D1]', () => {
		fc.assert(
			fc.property(anyFile, fc.constantFrom('en', 'zh-CN'), fc.boolean(), (file, language, ascii) => {
				const parsed = parseFacts(JSON.stringify(file));
				// A mount's path may not hold what would end it.
				if (!parsed.ok) {
					expect(parsed.where).toContain('mounts');
					return;
				}
				const {facts} = parsed;
				const options = {all: true, texts: textsIn(language), columns: 200, ascii};
				expectLines(printNics(judgeAll(facts.nics, facts), {...options, json: false}));
				expect(
					expectJson(printNics(judgeAll(facts.nics, facts), {...options, json: true, facts})),
				).toMatchObject({facts: JSON.parse(JSON.stringify(file), withoutPrototype)});
			}),
			share(0.1),
		);
	});

	test('in a plan for people [D1]', async () => {
		await fc.assert(
			fc.asyncProperty(anyCase, async one => {
				const {out, err} = await said(one, (options, context) =>
					planCommand({...options, detailedExitCode: false}, context),
				);
				expectLines(out);
				expectLines(err);
			}),
			share(0.15),
		);
	});

	test('in a plan for programs [D1]', async () => {
		await fc.assert(
			fc.asyncProperty(anyCase, async one => {
				const run = (options: Parameters<Parameters<typeof said>[1]>[0], context: Context) =>
					planCommand({...options, detailedExitCode: false}, context);
				const {out, err} = await said(one, run, {json: true});
				if (out !== '') expectJson(out);
				expectLines(err);
			}),
			share(0.1),
		);
	});

	test('of a container that is taken over: what begins with - is nobody’s option [D5]', async () => {
		const whole = fileOf(richFacts);
		const places = openPlaces(whole, isTaken).filter(({path: [first]}) => first === 'predecessors');
		const dashes = ['-rf', '--privileged', '--network=host', '-', '--', '--pid=host x'];
		let created = 0;
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...places), fc.constantFrom(...dashes), async (place, text) => {
				const one = {file: sown(whole, place, text), raw: {...lan, takeOver: 'dsm'}, language: 'en'};
				const {out} = await said(one as Case, exported('json'));
				if (out === '') return;
				for (const words of creations(JSON.parse(out))) {
					created++;
					const {options, rest} = readAsDocker(words);
					expect(rest).toHaveLength(1);
					expect(options.filter(name => !known.has(name))).toEqual([]);
				}
			}),
			share(0.05),
		);
		expect(created).toBeGreaterThan(0);
	});

	test.each(['json', 'hook', 'mermaid'] as const)('in an export as %s [D1]', async format => {
		await fc.assert(
			fc.asyncProperty(anyCase, async one => {
				const {out, err} = await said(one, exported(format));
				expectLines(err);
				if (format === 'json' && out !== '') expectJson(out);
				// The hook has nothing of the machine's in it but numbers and names that were chosen.
				else expectLines(out.replaceAll('\t', '  '));
			}),
			share(0.04),
		);
	});

	test('in a drawing, as another reader of XML has it [D1]', async () => {
		const drawings: string[] = [];
		await fc.assert(
			fc.asyncProperty(anyCase, async one => {
				const {out, err} = await said(one, exported('svg'));
				expectLines(err);
				expectLines(out.replaceAll('\t', '  '));
				if (out !== '') drawings.push(out);
			}),
			share(0.05),
		);
		expect(drawings.length).toBeGreaterThan(0);
		const allowed = new Set([
			'svg',
			'title',
			'desc',
			'style',
			'g',
			'rect',
			'path',
			'polyline',
			'line',
			'text',
			'tspan',
			'circle',
		]);
		for (const elements of readXml(drawings))
			expect(elements.filter(([name]) => !allowed.has(name)).map(([name]) => name)).toEqual([]);
	});

	test.skipIf(lacksYaml())('in a Compose project, as another reader of YAML has it [D1, D6]', async () => {
		const projects: string[] = [];
		await fc.assert(
			fc.asyncProperty(anyCase, async one => {
				const {out, err} = await said(one, exported('compose'));
				expectLines(err);
				expectLines(out);
				if (out !== '') projects.push(out);
			}),
			share(0.05),
		);
		expect(projects.length).toBeGreaterThan(0);
		for (const project of readYaml(projects.map(text => text.replaceAll(/!(?:override|reset)/g, '')))) {
			const {services, networks = {}, ...rest} = project as Readonly<Record<string, object>>;
			expect(Object.keys(rest).filter(key => key !== 'name')).toEqual([]);
			expect(Object.keys(services ?? {})).toHaveLength(1);
			expect(Object.keys(networks).length).toBeLessThanOrEqual(3);
		}
	});

	test('in a script, which a terminal can be shown [D1]', async () => {
		await fc.assert(
			fc.asyncProperty(anyCase, async one => {
				const {out, err} = await said(one, exported('sh'));
				expectLines(err);
				expectLines(out.replaceAll('\t', '  '));
			}),
			share(0.08),
		);
	});

	test.skipIf(lacksNamespaces()).each(shells)(
		'in a script that is run in $name: nobody runs what somebody wrote [D4, D6]',
		async shell => {
			let runs = 0;
			await fc.assert(
				fc.asyncProperty(anyCase, async one => {
					const {out} = await said(one, exported('sh'));
					const parsed = parseFacts(JSON.stringify(one.file));
					if (out === '' || !parsed.ok) return;
					const facts = withNewVlans(parsed.facts, namedCards(one.raw));
					const {answers} = settle(one.raw, facts);
					if (!answers) return;
					runs++;
					const world = worldFor({facts, answers});
					for (const args of [['up', '--dry-run'], ['up'], ['down']]) {
						const {stdout, stderr} = world.run(out, args, {shell});
						expect(stderr).not.toMatch(new RegExp(`${fakeProgram}.*not found|not found.*${fakeProgram}`));
						expect(stderr).not.toMatch(/syntax error/i);
						expectLines(stdout.replaceAll('\t', '  '));
					}
					closeWorlds();
				}),
				share(0.0005),
			);
			expect(runs).toBeGreaterThan(0);
		},
	);
});

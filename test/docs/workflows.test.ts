import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {copyFile, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, onTestFinished, test} from 'vitest';
import {parse} from 'yaml';
import {z} from 'zod';
import {supportedNodes} from '../terminal/nodes.js';
import {commandsIn, flawIn, productArguments} from './command-lines.js';
import {root} from './pages.js';

// What the hosting of the repository reads. Nobody but it can run it, so here is what can be held against the project itself.

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const filesIn = (folder: string) => readdirSync(path.join(root, folder)).map(name => `${folder}/${name}`);

const workflows = filesIn('.github/workflows');
const forms = filesIn('.github/ISSUE_TEMPLATE').filter(file => !file.endsWith('/config.yml'));
const all = [...workflows, ...forms, '.github/ISSUE_TEMPLATE/config.yml', '.github/pull_request_template.md'];

const text = z.string().min(1);
const id = z.string().regex(/^[\w-]+$/);
const asked = {label: text, description: text};
const validations = z.strictObject({required: z.boolean()}).optional();
const item = z.discriminatedUnion('type', [
	z.strictObject({type: z.literal('markdown'), attributes: z.strictObject({value: text})}),
	z.strictObject({
		type: z.literal('textarea'),
		id,
		attributes: z.strictObject({...asked, placeholder: text.optional(), render: text.optional()}),
		validations,
	}),
	z.strictObject({
		type: z.literal('input'),
		id,
		attributes: z.strictObject({...asked, placeholder: text.optional()}),
		validations,
	}),
	z.strictObject({
		type: z.literal('dropdown'),
		id,
		attributes: z.strictObject({...asked, options: z.array(text).min(2)}),
		validations,
	}),
]);
const form = z.strictObject({
	name: text,
	description: text,
	labels: z.array(text).min(1),
	body: z.array(item).min(1),
});

describe.each(forms)('%s', file => {
	const {name, description, body} = form.parse(parse(read(file)));
	const questions = body.filter(one => one.type !== 'markdown');

	test('asks each thing once, under an id of its own', () => {
		const ids = questions.map(one => one.id);
		expect(ids.length).toBeGreaterThan(0);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test('has a Chinese line for each of its own', () => {
		const spoken = [
			name,
			description,
			...body.map(one => (one.type === 'markdown' ? one.attributes.value : one.attributes.description)),
			...body.flatMap(one => (one.type === 'dropdown' ? one.attributes.options : [])),
		];
		expect(spoken.filter(one => !/\p{Script=Han}/u.test(one))).toEqual([]);
	});
});

test('the forms have different names', () => {
	const names = forms.map(file => form.parse(parse(read(file))).name);
	expect(new Set(names).size).toBe(names.length);
});

test.each(['bug', 'no-answer'])(
	'the form %s asks for the report, and to look at it before it is posted',
	name => {
		const source = read(`.github/ISSUE_TEMPLATE/${name}.yml`);
		expect(source).toContain('`sudo vdsm-passthru doctor --report`');
		expect(source).toContain('**Look at it before you post it.**');
	},
);

test('nobody is left without a form', () => {
	const config = z.strictObject({
		blank_issues_enabled: z.literal(false),
		contact_links: z.array(z.strictObject({name: text, url: z.url(), about: text})),
	});
	expect(config.safeParse(parse(read('.github/ISSUE_TEMPLATE/config.yml'))).error).toBeUndefined();
});

describe.each(all)('%s', file => {
	const quoted = [...read(file).matchAll(/`([^`\n]+)`/g)].map(([, inner = '']) => inner);

	test('names commands that the program has', async () => {
		const flaws = await Promise.all(
			quoted.flatMap(commandsIn).flatMap(words => {
				const args = productArguments(words);
				return args === undefined ? [] : [flawIn(args)];
			}),
		);
		expect(flaws.filter(flaw => flaw !== undefined)).toEqual([]);
	});

	test('names stages and scripts that there are', () => {
		const {scripts} = JSON.parse(read('package.json'));
		const stages = execFileSync(process.execPath, ['tools/test.mjs', '--list'], {
			cwd: root,
			encoding: 'utf8',
		});
		for (const [, named = ''] of read(file).matchAll(/npm run ([\w:]+)/g))
			expect(Object.keys(scripts)).toContain(named);
		for (const [, named = ''] of read(file).matchAll(/npm test -- ([a-z ]+)/g))
			expect(stages.split('\n')).toEqual(expect.arrayContaining(named.trim().split(' ')));
	});

	test('names files that are there', () => {
		const named = [
			...read(file).matchAll(/(?:^|[\s`(])((?:\.ci|\.github|tools|test|docs|source)\/[\w./-]*\w)/gm),
			...read(file).matchAll(/`([A-Z]+\.md)`/g),
			...read(file).matchAll(/uses: \.\/(\S+)/g),
		].map(([, name = '']) => name);
		expect(named.filter(name => !existsSync(path.join(root, name)))).toEqual([]);
	});
});

const step = z.strictObject({
	if: text.optional(),
	run: text.optional(),
	uses: text.optional(),
	with: z.record(z.string(), z.unknown()).optional(),
});
const permissions = z.record(z.string(), z.enum(['read', 'write']));
const workflow = z.object({
	on: z.record(z.string(), z.unknown()),
	permissions,
	jobs: z.record(
		z.string(),
		z.object({
			uses: text.optional(),
			needs: z.union([text, z.array(text)]).optional(),
			permissions: permissions.optional(),
			'timeout-minutes': z.number().optional(),
			strategy: z.object({matrix: z.record(z.string(), z.array(z.number()))}).optional(),
			container: z.object({image: text, options: text}).optional(),
			steps: z.array(step).optional(),
		}),
	),
});
const ci = workflow.parse(parse(read('.github/workflows/ci.yml')));
const whole = workflow.parse(parse(read('.github/workflows/whole.yml')));
const publish = workflow.parse(parse(read('.github/workflows/publish.yml')));
const jobs = [ci, whole, publish].flatMap(one => Object.values(one.jobs));

type Job = z.infer<typeof workflow>['jobs'][string];

const lastRun = (job: Job | undefined) => job?.steps?.findLast(({run}) => run !== undefined)?.run;

test('what failed tests leave is uploaded, and nothing where there is nothing', () => {
	for (const job of [ci.jobs['test'], whole.jobs['lab']]) {
		const last = job?.steps?.at(-1);
		expect(last?.if).toBe('failure()');
		expect(last?.uses).toMatch(/^actions\/upload-artifact@/);
		expect(last?.with).toMatchObject({path: 'artefacts/', 'if-no-files-found': 'ignore'});
	}
});

test('CI runs .ci/run on each Node that the program is tested on, the oldest of engines among them', () => {
	const {engines} = JSON.parse(read('package.json'));
	const nodes = ci.jobs['test']?.strategy?.matrix['node'] ?? [];
	expect(nodes).toEqual([...supportedNodes]);
	expect(nodes).toContain(Number(/^>=(\d+)\./.exec(engines.node)?.[1]));
	expect(lastRun(ci.jobs['test'])).toBe('.ci/run');
	expect(ci.jobs['test']?.container?.image).toBe('debian:12');
});

test('nothing is published that the tests have not passed, and only a tag publishes', () => {
	expect(publish.on).toEqual({push: {tags: ['v*']}});
	expect(publish.jobs['test']?.uses).toBe('./.github/workflows/ci.yml');
	expect(publish.jobs['lab']?.uses).toBe('./.github/workflows/whole.yml');
	expect(publish.jobs['publish']?.needs).toEqual(['release', 'test', 'lab']);
	for (const one of [ci, whole]) expect(one.on).toHaveProperty('workflow_call');
	expect(lastRun(whole.jobs['lab'])).toBe('VDSM_LAB=full .ci/run');
	const runs = publish.jobs['publish']?.steps?.map(({run}) => run) ?? [];
	expect(runs.at(-1)).toBe('npm publish --provenance --access public');
	expect(runs).toEqual(
		expect.arrayContaining(['npm ci', 'npm audit --audit-level=low', 'npm audit signatures']),
	);
	const elsewhere = jobs.slice(0, -1);
	expect(JSON.stringify(elsewhere)).not.toContain('npm publish');
});

test('no job may do more than it needs, and nobody has a secret', () => {
	for (const {permissions: usual} of [ci, whole, publish]) expect(usual).toEqual({contents: 'read'});
	for (const [name, {permissions: own}] of [ci, whole, publish].flatMap(one => Object.entries(one.jobs)))
		expect(own, name).toEqual(name === 'publish' ? {contents: 'read', 'id-token': 'write'} : undefined);
	for (const file of workflows) expect(read(file)).not.toMatch(/secrets|_TOKEN/);
});

test('actions of others are pinned to a commit, with their version beside it, and the clone keeps no credentials', () => {
	for (const file of workflows)
		for (const line of read(file).match(/uses: [^.\s].*/g) ?? [])
			expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
	for (const one of jobs.flatMap(({steps = []}) => steps))
		if (one.uses?.startsWith('actions/checkout@') === true)
			expect(one.with).toEqual({'persist-credentials': false});
});

test('each job that runs something has a limit', () => {
	for (const job of jobs) if (job.steps !== undefined) expect(job['timeout-minutes']).toBeGreaterThan(0);
});

test('a release is refused whose tag, repository or changes disagree with package.json, and no other one', async () => {
	const folder = await mkdtemp(path.join(tmpdir(), 'vdsm-passthru-release-'));
	onTestFinished(() => rm(folder, {recursive: true}));
	const repository = {type: 'git', url: 'git+https://github.com/some/body.git'};
	const check = async (tag: string, given: object, changes: string) => {
		await mkdir(path.join(folder, 'tools'), {recursive: true});
		await copyFile(path.join(root, 'tools/check-release.mjs'), path.join(folder, 'tools/check-release.mjs'));
		await writeFile(path.join(folder, 'package.json'), JSON.stringify({version: '1.2.3', ...given}));
		await writeFile(path.join(folder, 'CHANGELOG.md'), `# Changelog\n\n${changes}\n`);
		const env = {GITHUB_REF_NAME: tag, GITHUB_REPOSITORY: 'some/body'};
		const {status, stderr} = spawnSync(process.execPath, ['tools/check-release.mjs'], {
			cwd: folder,
			env,
			encoding: 'utf8',
		});
		return [status, stderr];
	};
	const section = '## [1.2.3] - 2026-12-01';
	expect(await check('v1.2.3', {repository}, section)).toEqual([0, '']);
	const wrong = [
		await check('v1.2.4', {repository}, section),
		await check('v1.2.3', {}, section),
		await check('v1.2.3', {repository}, '## [Unreleased]'),
	];
	expect(wrong).toEqual([
		[1, 'The tag is v1.2.4, and package.json has 1.2.3: the tag must be v1.2.3.\n'],
		[1, expect.stringContaining('the repository nowhere: it must be {"type": "git", "url": "git+https')],
		[1, expect.stringContaining('no section 1.2.3')],
	]);
});

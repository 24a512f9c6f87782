import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import * as z from 'zod/mini';
import {doctorCommand} from '../../source/commands/doctor.js';
import {allChecks} from '../../source/doctor/all-checks.js';
import {places} from '../../source/model/diagnosis/verdict.js';
import {exitCode} from '../../source/model/exit-code.js';
import {allTextsIn} from '../helpers/texts.js';
import {listening, noOptions} from './doctor-context.js';

const ids = allChecks.map(({id}) => id);
let folder = '';

// A machine whose Docker does not answer, whatever else there is to it.
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'vdsm-passthru-doctor-'));
	vi.stubEnv('DOCKER_HOST', `unix://${folder}/nobody.sock`);
});
afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, {recursive: true});
});

const check = z.strictObject({
	id: z.enum(ids),
	place: z.enum(places),
	catalogue: z.array(z.int()),
	verdict: z.enum(['ok', 'note', 'warning', 'error', 'unknown']),
	found: z.string(),
	why: z.string(),
	fix: z.nullable(
		z.strictObject({
			text: z.string(),
			commands: z.array(z.tuple([z.string(), z.array(z.string())])),
			danger: z.enum(['none', 'dsm', 'docker', 'deletes']),
			offered: z.boolean(),
		}),
	),
	unread: z.nullable(z.string()),
	link: z.templateLiteral(['docs/troubleshooting.md#', z.enum(ids)]),
	ms: z.int(),
	under: z.nullable(z.enum(ids)),
	ignored: z.boolean(),
});
const schema = z.strictObject({
	schema: z.literal('vdsm-passthru/checks/1'),
	container: z.nullable(z.string()),
	cause: z.nullable(z.enum(ids)),
	checks: z.array(check),
});

async function doctorJson(options: Partial<typeof noOptions>) {
	const {context, said} = listening({json: true});
	const code = await doctorCommand({...noOptions, stateDir: folder, ...options}, context);
	return {code, json: z.parse(schema, JSON.parse(said()))};
}

test('as JSON it is one object with every result, along the wire', async () => {
	const {code, json} = await doctorJson({});
	expect(code).toBe(exitCode.disagrees);
	expect(json.container).toBeNull();
	expect(json.checks.find(({id}) => id === 'engine-answers')).toMatchObject({verdict: 'error', under: null});
	const order = json.checks.map(({id}) => ids.indexOf(id));
	expect(order).toEqual([...order].sort((a, b) => a - b));
	// What needs Docker says so.
	expect(json.checks.find(({id}) => id === 'nic-carrier')).toMatchObject({
		verdict: 'unknown',
		unread: 'docker',
	});
});

test('named checks run alone, and those that are ignored count for nothing', async () => {
	const named = await doctorJson({checks: ['nic-carrier', 'engine-answers', 'engine-answers']});
	expect(named.json.checks.map(({id}) => id)).toEqual(['engine-answers', 'nic-carrier']);
	expect([named.code, named.json.cause]).toEqual([exitCode.disagrees, 'engine-answers']);
	const ignored = await doctorJson({checks: ['engine-answers'], ignore: ['engine-answers']});
	expect([ignored.code, ignored.json.cause]).toEqual([exitCode.done, null]);
	expect(ignored.json.checks).toMatchObject([{id: 'engine-answers', verdict: 'error', ignored: true}]);
});

describe.each(['en', 'zh-CN'] as const)('in %s', language => {
	const {doctor, doctorCommand: text} = allTextsIn(language);

	test('as text it says what it looks at, the cause, and how many could not be looked at', async () => {
		const {context, said} = listening({language});
		const checks = ['engine-answers', 'nic-carrier'];
		expect(await doctorCommand({...noOptions, checks, stateDir: folder}, context)).toBe(exitCode.disagrees);
		expect(said()).toContain(text.lookingWithout);
		expect(said()).toContain(`\n${text.cause}\n`);
		expect(said()).toContain(text.more('engine-answers'));
		expect(said()).toContain(text.unknown(1));
	});

	test('with --verbose every result comes by itself, before what they come to', async () => {
		const {context, said} = listening({language});
		const checks = ['engine-answers', 'nic-carrier'];
		await doctorCommand({...noOptions, checks, verbose: true, stateDir: folder}, context);
		const [before = ''] = said().split(text.cause);
		for (const id of ['engine-answers', 'nic-carrier'] as const)
			expect(before).toContain(doctor.checks[id].title);
	});

	test('--list names every check with its title and rows, and looks at nothing', async () => {
		const {context, said} = listening({language, columns: 200});
		expect(await doctorCommand({...noOptions, list: true}, context)).toBe(exitCode.done);
		for (const {id, catalogue} of allChecks) {
			const rows = catalogue.map(row => `  F${row}`).join('');
			expect(said()).toContain(`  ${id}${rows}\n      ${doctor.checks[id].title}\n`);
		}
	});
});

test('--list as JSON has what the page is made from', async () => {
	const {context, said} = listening({json: true});
	await doctorCommand({...noOptions, list: true, checks: ['nic-carrier']}, context);
	expect(JSON.parse(said())).toEqual({
		schema: 'vdsm-passthru/check-list/1',
		checks: [
			{
				id: 'nic-carrier',
				place: 'nic',
				title: allTextsIn('en').doctor.checks['nic-carrier'].title,
				catalogue: [10],
				link: 'docs/troubleshooting.md#nic-carrier',
			},
		],
	});
});

test.each([
	['checks', ['nic-carier']],
	['ignore', ['nic-carier']],
])('an id in %s that there is not names the nearest one', async (where, names) => {
	const run = doctorCommand({...noOptions, [where]: names}, listening().context);
	await expect(run).rejects.toMatchObject({
		exit: exitCode.usage,
		message: allTextsIn('en').doctorCommand.unknownCheck('nic-carier', 'nic-carrier'),
	});
});

test('an id is cleaned before it is shown', async () => {
	const run = doctorCommand({...noOptions, checks: ['a\u001b[2J']}, listening().context);
	await expect(run).rejects.toMatchObject({message: expect.not.stringContaining('\u001b')});
});

test('two tasks at once are refused', async () => {
	const run = doctorCommand({...noOptions, list: true, report: 'file'}, listening().context);
	await expect(run).rejects.toMatchObject({exit: exitCode.usage});
});

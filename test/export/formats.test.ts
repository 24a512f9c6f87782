import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {settle} from '../../source/answers/settle.js';
import {exportFiles} from '../../source/export/formats.js';
import {planJson} from '../../source/export/plan-json.js';
import {unsafe} from '../../source/model/clean.js';
import {resolveCommand} from '../../source/model/command.js';
import {exportFormats} from '../../source/model/export-format.js';
import {stepIds} from '../../source/model/step.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {en} from '../../source/text/en.js';
import {textsIn} from '../../source/text/language.js';
import {makeAnswers} from '../helpers/answers.js';
import {hostNic, makeFacts, makeNic} from '../helpers/facts.js';
import {anySetup} from '../helpers/setups.js';

const consent = {addressesMayGo: false, takeOver: false};
const files = (format: (typeof exportFormats)[number]) =>
	exportFiles(format, makeAnswers(), makeFacts(), en, consent);

describe('an export', () => {
	test('is these files, with these rights', () => {
		expect(exportFormats.map(format => files(format).map(({path, mode}) => [path, mode]))).toEqual([
			[['vdsm-passthru.sh', 0o755]],
			[
				['compose.yaml', 0o644],
				['vdsm-hook.sh', 0o755],
			],
			[['vdsm-hook.sh', 0o755]],
			[['plan.json', 0o644]],
			[['vdsm-passthru.svg', 0o644]],
			[['vdsm-passthru.mmd', 0o644]],
		]);
	});

	test('has the plan’s own hook in every format that carries one', () => {
		const {hook} = buildPlan(makeAnswers(), makeFacts());
		expect(files('hook')[0]?.content).toBe(hook?.content);
		expect(files('compose')[1]?.content).toBe(hook?.content);
		expect(files('sh')[0]?.content).toContain(`\n${hook?.content}FILE\n`);
	});

	test('ends each file with a line end, and holds nothing that a terminal would obey', () => {
		fc.assert(
			fc.property(
				anySetup,
				fc.constantFrom(...exportFormats),
				fc.constantFrom('en', 'zh-CN'),
				({answers, facts}, format, language) => {
					for (const {content} of exportFiles(format, answers, facts, textsIn(language), consent)) {
						expect(content).toMatch(/[^\n]\n$/);
						expect(content.replaceAll(/[\n\t]/g, '').match(unsafe)).toBeNull();
					}
				},
			),
		);
	});
});

describe('the plan as JSON', () => {
	test('names its schema first, and tells the commands as they are [A2]', () => {
		fc.assert(
			fc.property(anySetup, ({answers, facts}) => {
				const [file] = exportFiles('json', answers, facts, en, consent);
				const read = JSON.parse(file?.content ?? '');
				expect(Object.entries(read)[0]).toEqual(['schema', 'vdsm-passthru/plan/1']);
				const plan = buildPlan(answers, facts);
				expect(read.answers).toEqual(planJson(plan, en)['answers']);
				expect(settle(read.answers, facts).answers).toEqual(answers);
				const commands = plan.steps.flatMap(({run}) =>
					run.flatMap(action => (action.kind === 'run' ? [resolveCommand(action.command, '.').flat()] : [])),
				);
				expect(
					read.steps.flatMap(({run}: {run: Array<{command?: string[]}>}) =>
						run.flatMap(({command}) => (command ? [command] : [])),
					),
				).toEqual(commands);
				expect(read.findings.map(({code}: {code: string}) => code)).toEqual(
					plan.findings.map(({code}) => code),
				);
			}),
		);
	});

	test('has states only where they were read', () => {
		const plan = buildPlan(makeAnswers(), makeFacts());
		expect(JSON.stringify(planJson(plan, en))).not.toContain('"state"');
		const states = Object.fromEntries(stepIds.map(id => [id, 'holds'])) as Parameters<typeof planJson>[2];
		expect(planJson(plan, en, states)['steps']).toEqual(
			plan.steps.map(({id}) => expect.objectContaining({id, state: 'holds'})),
		);
	});

	test('names each danger that has to be agreed to, and no other', () => {
		const address = {family: 4, address: '192.168.1.5', prefix: 24, scope: 'global'} as const;
		const losing = makeFacts({nics: [hostNic, makeNic({addresses: [address]})]});
		expect(planJson(buildPlan(makeAnswers(), losing), en)['consents']).toEqual(['nic-loses-address']);
		expect(planJson(buildPlan(makeAnswers(), makeFacts()), en)['consents']).toEqual([]);
	});

	test('tells files and their rights', () => {
		const {hook} = buildPlan(makeAnswers(), makeFacts());
		expect(planJson(buildPlan(makeAnswers(), makeFacts()), en)['steps']).toContainEqual(
			expect.objectContaining({
				id: 'hook',
				run: [{write: './vdsm-hook.sh', mode: '0755', content: hook?.content}],
				undo: [{remove: './vdsm-hook.sh'}],
			}),
		);
	});
});

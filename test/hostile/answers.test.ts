import fc from 'fast-check';
import {beforeAll, describe, expect, test, vi} from 'vitest';
import {settle} from '../../source/answers/settle.js';
import {reportFilled, reportProblems} from '../../source/commands/problems.js';
import {equivalentCommand} from '../../source/export/equivalent.js';
import {quoteCommand} from '../../source/export/quote.js';
import {fieldIds, type RawAnswers} from '../../source/model/answers.js';
import {resolveCommand} from '../../source/model/command.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {listening} from '../commands/doctor-context.js';
import {sayAmount, share} from './amount.js';
import {hostileText} from './corpus.js';
import {expectJson, expectLines} from './judge.js';
import {richFacts} from './rich-facts.js';

// What is typed, or stands in a file of answers: taken whole, or refused in a sentence (promises D1, D5, D9).

vi.setConfig({testTimeout: 3_600_000});
beforeAll(sayAmount);

const usual: RawAnswers = {
	nic: 'enp3s0',
	subnet: '192.168.1.0/24',
	gateway: '192.168.1.1',
	ip: '192.168.1.71',
};
const anyAnswers: fc.Arbitrary<RawAnswers> = fc
	.array(fc.tuple(fc.constantFrom(...fieldIds), hostileText), {minLength: 1, maxLength: 3})
	.map(list => ({...usual, ...Object.fromEntries(list)}));

describe('answers of any kind', () => {
	test('are told of in lines [D1]', async () => {
		await fc.assert(
			fc.asyncProperty(
				anyAnswers,
				fc.constantFrom('en', 'zh-CN'),
				fc.boolean(),
				async (raw, language, json) => {
					const settled = settle(raw, richFacts);
					const {context, said} = listening({language, json, columns: 10_000});
					if (settled.answers) reportFilled(settled, context);
					else await reportProblems(settled, context);
					if (!settled.answers) expect(said()).not.toBe('');
					if (json && !settled.answers) expectJson(said());
					else expectLines(said());
				},
			),
			share(0.1),
		);
	});

	test('never become an option of a program, and never more than one word of it [D5]', () => {
		expect(settle(usual, richFacts).problems).toEqual([]);
		fc.assert(
			fc.property(anyAnswers, raw => {
				const {answers} = settle(raw, richFacts);
				if (!answers) return;
				const options = buildPlan(answers, richFacts).steps.flatMap(({run}) =>
					run.flatMap(action =>
						action.kind === 'run'
							? resolveCommand(action.command, '/srv')[1].filter(word => word.startsWith('-'))
							: [],
					),
				);
				for (const option of options) expect(option).toMatch(/^-(?:[a-zA-Z46]|-|-[a-z][a-z0-9-]*(?:=.*)?)$/s);
			}),
			share(0.05),
		);
	});

	test('are shown safely in the command that they come to [D1]', () => {
		fc.assert(
			fc.property(anyAnswers, raw => {
				const {answers} = settle(raw, richFacts);
				if (!answers) return;
				const line = quoteCommand(equivalentCommand(answers, richFacts, ['plan']));
				expectLines(line.replaceAll(/[\n\t]/g, ' '));
			}),
			share(0.02),
		);
	});
});

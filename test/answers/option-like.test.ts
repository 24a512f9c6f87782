import fc from 'fast-check';
import {expect, test} from 'vitest';
import {fields} from '../../source/answers/fields.js';
import {settle} from '../../source/answers/settle.js';
import type {FieldId} from '../../source/model/answers.js';
import {type Command, resolveCommand} from '../../source/model/command.js';
import {generations} from '../../source/model/facts.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {awkwardText} from '../helpers/arbitraries.js';
import {makeFacts} from '../helpers/facts.js';

const facts = makeFacts();

/** Begins as an option does, and as none that a plan has. */
const optionLike = fc
	.tuple(
		fc.constantFrom('-', '--', ' -', '--env=', '-v'),
		fc.oneof(fc.stringMatching(/^[a-z0-9._/:=-]{0,12}$/), awkwardText),
	)
	.map(([start, rest]) => `${start}q7${rest}`);
const looksLikeOne = /^(?:--?|--env=|-v)q7/;

/** Every command below a value, wherever it stands. */
function commandsIn(value: unknown): readonly Command[] {
	if (typeof value !== 'object' || value === null) return [];
	if (Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && Array.isArray(value[1]))
		return [value as unknown as Command];
	return Object.values(value).flatMap(commandsIn);
}

test.each(Object.keys(fields) as FieldId[])(
	'what is given for %s and begins as an option is refused, or becomes none in any command of the plan [D5]',
	field => {
		let taken = 0;
		fc.assert(
			fc.property(optionLike, fc.constantFrom(...generations), (text, generation) => {
				const {answers} = settle({nic: 'enp3s0', ip: '192.168.1.70', [field]: text}, facts);
				if (!answers) return;
				taken++;
				const commands = commandsIn(buildPlan(answers, facts, generation).steps);
				expect(commands.length).toBeGreaterThan(20);
				const words = commands.flatMap(command => resolveCommand(command, '/srv')[1]);
				expect(words.filter(word => looksLikeOne.test(word))).toEqual([]);
			}),
		);
		// A path may begin so, and stands behind its folder.
		expect(taken > 0).toBe(field === 'storage');
	},
);

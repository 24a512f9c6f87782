import {splitCards} from '../answers/also-words.js';
import {fields} from '../answers/fields.js';
import {shortestRawOf} from '../answers/spell.js';
import {type Answers, fieldIds, type RawAnswers} from '../model/answers.js';
import type {ResolvedCommand} from '../model/command.js';
import type {Facts} from '../model/facts.js';

/**
 * The one-line command that leads to the same plan on this machine; `action` is the command with its own arguments,
 * `consents` are the dangers that were agreed to. `said`: what is named in any case, also where it would be proposed: for who
 * sees another machine, and proposes something else.
 */
export function equivalentCommand(
	answers: Answers,
	facts: Facts,
	action: readonly string[],
	consents: readonly string[] = [],
	said: RawAnswers = {},
): ResolvedCommand {
	const raw = {...said, ...shortestRawOf(answers, facts)};
	const args = fieldIds.flatMap(id => {
		const text = raw[id];
		if (text === undefined) return [];
		// A semicolon would want quotes; and a card each is easier to read.
		const values = id === 'also' && text !== '' ? splitCards(text) : [text];
		return values.flatMap(value => [fields[id].flag, value]);
	});
	const agreed = consents.length === 0 ? [] : ['--consent', ...consents];
	return ['npx', ['vdsm-passthru', ...action, ...args, ...agreed]];
}

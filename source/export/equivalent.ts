import {splitCards} from '../answers/also-words.js';
import {fields} from '../answers/fields.js';
import {shortestRawOf} from '../answers/spell.js';
import {type Answers, fieldIds} from '../model/answers.js';
import type {ResolvedCommand} from '../model/command.js';
import type {Facts} from '../model/facts.js';

/**
 * The one-line command that leads to the same plan on this machine; `action` is the command with its own arguments,
 * `consents` are the dangers that were agreed to.
 */
export function equivalentCommand(
	answers: Answers,
	facts: Facts,
	action: readonly string[],
	consents: readonly string[] = [],
): ResolvedCommand {
	const raw = shortestRawOf(answers, facts);
	const args = fieldIds.flatMap(id => {
		const said = raw[id];
		if (said === undefined) return [];
		// A semicolon would want quotes; and a card each is easier to read.
		const values = id === 'also' && said !== '' ? splitCards(said) : [said];
		return values.flatMap(value => [fields[id].flag, value]);
	});
	const agreed = consents.length === 0 ? [] : ['--consent', ...consents];
	return ['npx', ['vdsm-passthru', ...action, ...args, ...agreed]];
}

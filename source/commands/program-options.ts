import type {Command} from 'commander';
import {fields} from '../answers/fields.js';
import {type FieldId, fieldIds, type RawAnswers} from '../model/answers.js';
import type {Texts} from '../text/en.js';
import type {Sources} from './gather.js';

/** What commander hands to an action. */
export type Options = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export function addCommon(command: Command, {cli}: Texts): Command {
	return addBasics(command.optionsGroup(cli.common).option('--json', cli.json), {cli});
}

/** Of commands whose product is a text. What is added to the command after these is its own. */
export function addBasics(command: Command, {cli}: Pick<Texts, 'cli'>): Command {
	return (
		command
			.optionsGroup(cli.common)
			.helpOption('-h, --help', cli.help)
			.option(`--lang <${cli.values.lang}>`, cli.lang)
			.option('--no-color', cli.noColor)
			.option('--ascii', cli.ascii)
			.option('--accessible', cli.accessible)
			.allowExcessArguments(false)
			// They are made by usage-error.ts, in the user's language.
			.showSuggestionAfterError(false)
			.optionsGroup(cli.options)
	);
}

/** Of flags that may be given again and again. */
const separators: {readonly [K in FieldId]?: string} = {publish: ',', also: ';'};

export function addAnswers(command: Command, {cli}: Texts): Command {
	command.optionsGroup(cli.answers);
	for (const id of fieldIds) {
		const [value, what] = cli.flags[id];
		const flag = `${fields[id].flag} <${value}>`;
		// Docker's own habit: -p again and again. A list in one word works as well.
		const between = separators[id];
		if (between === undefined) command.option(flag, what);
		else
			command.option(flag, what, (next: string, all: string | undefined) =>
				all ? `${all}${between}${next}` : next,
			);
	}
	return command
		.option(`--answers <${cli.values.file}>`, cli.answersFile)
		.option(`--facts <${cli.values.file}>`, cli.factsFile)
		.optionsGroup(cli.options);
}

export function sourcesOf(options: Options): Sources {
	const raw: {-readonly [K in FieldId]?: string} = {};
	for (const id of fieldIds) {
		const text = textOf(options[id]);
		if (text !== undefined) raw[id] = text;
	}
	return {
		raw: raw satisfies RawAnswers,
		answersFile: textOf(options['answers']),
		factsFile: textOf(options['facts']),
		giveUp: textOf(options['giveUpNic']),
	};
}

export function listOf(value: Options[string]): readonly string[] {
	return Array.isArray(value) ? value : [];
}

export function textOf(value: Options[string]): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

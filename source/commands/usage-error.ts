import type {Command, CommanderError} from 'commander';
import {clean} from '../model/clean.js';
import {exitCode} from '../model/exit-code.js';
import {Failure} from '../model/failure.js';
import {nearest} from '../model/nearest.js';
import type {Texts} from '../text/en.js';

/** The sentence, and which of `words` may have been meant where one is near. */
export function meaning(sentence: string, word: string, words: readonly string[], {cli}: Texts): string {
	const near = nearest(word, words);
	if (near === undefined) return sentence;
	// Chinese has no blank between sentences.
	return `${sentence}${/[。？！]$/.test(sentence) ? '' : ' '}${cli.didYouMean(near)}`;
}

/** Commander takes a mistyped command for an argument of the wizard. */
export function unknownCommand(word: string, program: Command, texts: Texts): Failure {
	const names = program
		.createHelp()
		.visibleCommands(program)
		.map(command => command.name());
	return new Failure(meaning(texts.cli.unknownCommand(clean(word)), word, names, texts), exitCode.usage);
}

/** What commander says of a wrong command line, in the user's language; the error itself where nothing is wrong. */
export function usageFailure(
	error: CommanderError,
	program: Command,
	args: readonly string[],
	texts: Texts,
): Error {
	if (error.exitCode === 0) return error;
	return new Failure(clean(usageSentence(error, commandOf(args, program), texts)), exitCode.usage);
}

function usageSentence({code, message}: CommanderError, {options}: Command, texts: Texts): string {
	const {cli} = texts;
	const [named = ''] = /(?<=')[^']*(?=')/.exec(message) ?? [];
	const [flag = named] = named.match(/--[a-z-]+/) ?? [];
	const known = options.filter(({hidden}) => !hidden).flatMap(({long}) => long ?? []);
	const choices = options.find(({long}) => long === flag)?.argChoices ?? [];
	const value = /argument '([^']*)'/.exec(message)?.[1] ?? '';
	const sentences: Readonly<Record<string, () => string>> = {
		'commander.unknownOption': () =>
			meaning(cli.unknownOption(named), named.replace(/=.*/s, ''), [...known, '--help'], texts),
		'commander.optionMissingArgument': () => cli.optionNeedsValue(flag),
		'commander.excessArguments': () => cli.tooManyArguments,
		'commander.invalidArgument': () =>
			meaning(cli.badChoice(flag, value, choices.join(', ')), value, choices, texts),
	};
	return sentences[code]?.() ?? message;
}

/** Which command the words are of; the program itself where none is named. */
function commandOf(args: readonly string[], program: Command): Command {
	const word = args.find((argument, index) => !argument.startsWith('-') && !isValue(args, index, program));
	return program.commands.find(command => command.name() === word) ?? program;
}

/** The word belongs to the flag before it: `--nic apply` names a card. */
function isValue(args: readonly string[], index: number, {options}: Command): boolean {
	const before = args[index - 1];
	return options.some(
		({short, long, required, optional}) =>
			(required || optional) && before !== undefined && [short, long].includes(before),
	);
}

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

/** The sentence with what was meant; where nobody can tell, with where to look. */
function meaningOrHelp(
	sentence: string,
	word: string,
	words: readonly string[],
	of: Command,
	texts: Texts,
): string {
	const said = meaning(sentence, word, words, texts);
	if (said !== sentence) return said;
	const line = of.parent === null ? of.name() : `${of.parent.name()} ${of.name()}`;
	return `${sentence}${/[。？！]$/.test(sentence) ? '' : ' '}${texts.cli.seeHelp(`${line} --help`)}`;
}

/** Commander takes a mistyped command for an argument of the wizard. */
export function unknownCommand(word: string, program: Command, texts: Texts): Failure {
	const names = program
		.createHelp()
		.visibleCommands(program)
		.map(command => command.name());
	// `vdsm-passthru version` is what others have.
	const flag = longsOf(program).find(long => long === `--${word}`);
	const words = flag === undefined ? names : [flag];
	return new Failure(
		meaningOrHelp(texts.cli.unknownCommand(clean(word)), flag ?? word, words, program, texts),
		exitCode.usage,
	);
}

/**
 * Of an option that takes a value and was given none, when another option follows: commander takes that one for the value,
 * and complains of what comes behind it.
 */
export function refuseMissingValue(args: readonly string[], program: Command, texts: Texts): void {
	const command = commandOf(args, program);
	const known = [...longsOf(command), '--help'];
	for (const [index, word] of args.entries()) {
		if (word === '--') return;
		const option = command.options.find(({long, short}) => word === long || word === short);
		const next = args[index + 1];
		if (option?.required && next !== undefined && known.includes(next.replace(/=.*/s, '')))
			throw new Failure(texts.cli.optionNeedsValue(word), exitCode.usage);
	}
}

function longsOf({options}: Command): string[] {
	return options.filter(({hidden}) => !hidden).flatMap(({long}) => long ?? []);
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

function usageSentence({code, message}: CommanderError, command: Command, texts: Texts): string {
	const {cli} = texts;
	const {options} = command;
	const [named = ''] = /(?<=')[^']*(?=')/.exec(message) ?? [];
	const [flag = named] = named.match(/--[a-z-]+/) ?? [];
	const choices = options.find(({long}) => long === flag)?.argChoices ?? [];
	const value = /argument '([^']*)'/.exec(message)?.[1] ?? '';
	const sentences: Readonly<Record<string, () => string>> = {
		'commander.unknownOption': () =>
			meaningOrHelp(
				cli.unknownOption(named),
				named.replace(/=.*/s, ''),
				[...longsOf(command), '--help'],
				command,
				texts,
			),
		'commander.optionMissingArgument': () => cli.optionNeedsValue(flag),
		'commander.excessArguments': () => meaningOrHelp(cli.tooManyArguments, '', [], command, texts),
		'commander.invalidArgument': () => meaning(cli.badChoice(flag, value, choices), value, choices, texts),
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

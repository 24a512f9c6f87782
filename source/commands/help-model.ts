import type {Argument, Command, Help, Option} from 'commander';
import {helpTopics} from '../model/help-topic.js';
import type {Texts} from '../text/en.js';

/** A term, such as an option, and what it is for. */
export type HelpItem = readonly [term: string, what: string];

/** The help of one command before it is laid out: plain data, which the build keeps for `--help` alone. */
export type HelpModel = {
	readonly usage: string;
	readonly about: string;
	/** The first is lines to copy, where `examplesFirst` says so: they do not decide how wide the column of terms is. */
	readonly parts: ReadonlyArray<{readonly heading: string; readonly items: readonly HelpItem[]}>;
	readonly examplesFirst: boolean;
	readonly after: readonly string[];
};

/** What most people want first; a test has the parser read them. */
export const examples = [
	['sudo npx vdsm-passthru', 'wizard'],
	['npx vdsm-passthru nics', 'nics'],
	['npx vdsm-passthru plan --nic enp3s0 --ip 192.168.1.7', 'plan'],
	['sudo npx vdsm-passthru apply --nic enp3s0 --ip 192.168.1.7', 'apply'],
	['sudo npx vdsm-passthru doctor', 'doctor'],
] as const;

/** What is asked for most comes first, what every command has last. */
export function helpModel({cli, shell}: Texts, command: Command, help: Help): HelpModel {
	const isAlone = command.parent === null;
	const topics = shell.topics(helpTopics);
	return {
		usage: cli.usage(usageOf(command, cli)),
		about: command.description(),
		examplesFirst: isAlone,
		parts: [
			...(isAlone
				? [
						{
							heading: cli.examplesHeading,
							items: examples.map(([line, id]): HelpItem => [line, cli.examples[id]]),
						},
					]
				: []),
			{heading: cli.arguments, items: help.visibleArguments(command).map(argumentItem)},
			{heading: cli.commands, items: help.visibleCommands(command).map(commandItem)},
			...optionParts(help.visibleOptions(command), cli),
		].filter(({items}) => items.length > 0),
		after: isAlone ? [cli.exitCodes, topics] : command.name() === 'help' ? [topics] : [],
	};
}

function usageOf(command: Command, cli: Texts['cli']): string {
	const words = command.registeredArguments.map(bracketed);
	const {parent} = command;
	return parent === null
		? `${command.name()} [${cli.commandWord}] [${cli.optionsWord}]`
		: [parent.name(), command.name(), `[${cli.optionsWord}]`, ...words].join(' ');
}

/** The command's own, the answers, and what all of them have. */
function optionParts(options: readonly Option[], cli: Texts['cli']): HelpModel['parts'] {
	return [cli.options, cli.answers, cli.common].map(heading => ({
		heading,
		items: options.filter(one => (one.helpGroupHeading ?? cli.options) === heading).map(optionItem),
	}));
}

function commandItem(command: Command): HelpItem {
	return [[command.name(), ...command.registeredArguments.map(bracketed)].join(' '), command.description()];
}

function optionItem({flags, description}: Option): HelpItem {
	return [flags, description];
}

function argumentItem(argument: Argument): HelpItem {
	return [argument.name(), argument.description];
}

function bracketed(argument: Argument): string {
	const word = `${argument.name()}${argument.variadic ? '...' : ''}`;
	return argument.required ? `<${word}>` : `[${word}]`;
}

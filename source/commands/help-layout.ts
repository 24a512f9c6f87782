import type {Argument, Command, Help, HelpConfiguration, Option} from 'commander';
import {helpTopics} from '../model/help-topic.js';
import type {Context} from './context.js';

/** How wide a text is, and its lines of at most so many columns: `wizard/measure.ts`, which only help waits for. */
export type Measure = {
	readonly widthOf: (text: string) => number;
	readonly wrap: (text: string, columns: number) => readonly string[];
};

/** Longer lines are hard to read. */
const widest = 100;
/** What a description needs beside its term; with less it stands below. */
const narrowest = 36;

/** What most people want first; a test has the parser read them. */
export const examples = [
	['sudo vdsm-passthru', 'wizard'],
	['vdsm-passthru nics', 'nics'],
	['vdsm-passthru plan --nic enp3s0 --ip 192.168.1.70', 'plan'],
	['sudo vdsm-passthru apply --nic enp3s0 --ip 192.168.1.70', 'apply'],
	['sudo vdsm-passthru doctor', 'doctor'],
] as const;

type Item = readonly [term: string, what: string];
type Part = {readonly heading: string; readonly items: readonly Item[]};

/**
 * Commander's help in the user's language, no line wider than the terminal: it has English words of its own, and breaks
 * lines at blanks, of which Chinese has none. What is asked for most comes first, what every command has last.
 */
export function helpLayout({texts, columns}: Context, {widthOf, wrap}: Measure): HelpConfiguration {
	const {cli, shell} = texts;
	const width = Math.min(columns, widest);
	return {formatHelp};

	function formatHelp(command: Command, help: Help): string {
		const isAlone = command.parent === null;
		const parts = [
			...(isAlone
				? [
						{
							heading: cli.examplesHeading,
							items: examples.map(([line, id]) => [line, cli.examples[id]] as const),
						},
					]
				: []),
			{heading: cli.arguments, items: help.visibleArguments(command).map(argumentItem)},
			{heading: cli.commands, items: help.visibleCommands(command).map(commandItem)},
			...optionParts(help.visibleOptions(command)),
		].filter(({items}) => items.length > 0);
		const term = Math.max(
			...parts.slice(isAlone ? 1 : 0).flatMap(({items}) => items.map(([one]) => widthOf(one))),
		);
		const topics = shell.topics(helpTopics);
		const after = isAlone ? [cli.exitCodes, topics] : command.name() === 'help' ? [topics] : [];
		return [
			[...wrap(cli.usage(usageOf(command)), width)],
			[...wrap(command.description(), width)],
			...parts.map(({heading, items}) => [
				...wrap(heading, width),
				...items.flatMap(item => itemLines(item, term)),
			]),
			...after.map(text => [...wrap(text, width)]),
		]
			.map(lines => `${lines.join('\n')}\n`)
			.join('\n');
	}

	function usageOf(command: Command): string {
		const words = command.registeredArguments.map(bracketed);
		const {parent} = command;
		return parent === null
			? `${command.name()} [${cli.commandWord}] [${cli.optionsWord}]`
			: [parent.name(), command.name(), `[${cli.optionsWord}]`, ...words].join(' ');
	}

	/** The term in a column of its own; above its description where that would have no room, or it is too long itself. */
	function itemLines([term, what]: Item, column: number): string[] {
		const taken = column + 4;
		if (width - taken < narrowest)
			return [`  ${term}`, ...wrap(what, width - 6).map(line => `      ${line}`)];
		if (widthOf(term) > column) return [`  ${term}`, ...wrap(what, width - taken).map(indented)];
		const [first = '', ...rest] = wrap(what, width - taken);
		return [`  ${term}${' '.repeat(column - widthOf(term) + 2)}${first}`.trimEnd(), ...rest.map(indented)];

		function indented(line: string): string {
			return `${' '.repeat(taken)}${line}`;
		}
	}

	/** The command's own, the answers, and what all of them have. */
	function optionParts(options: readonly Option[]): Part[] {
		const headings = [cli.options, cli.answers, cli.common];
		return headings.map(heading => ({
			heading,
			items: options.filter(one => (one.helpGroupHeading ?? cli.options) === heading).map(optionItem),
		}));
	}
}

function commandItem(command: Command): Item {
	return [[command.name(), ...command.registeredArguments.map(bracketed)].join(' '), command.description()];
}

function optionItem({flags, description}: Option): Item {
	return [flags, description];
}

function argumentItem(argument: Argument): Item {
	return [argument.name(), argument.description];
}

function bracketed(argument: Argument): string {
	const word = `${argument.name()}${argument.variadic ? '...' : ''}`;
	return argument.required ? `<${word}>` : `[${word}]`;
}

import type {Argument, Command, Option} from 'commander';
import type {ArgumentShape, CommandShape, OptionShape, ProgramShape} from '../../model/program-shape.js';
import {valuesOfArgument, valuesOfOption} from './values.js';

/** Reads the command line from the program itself, so that nothing can be missing from what is made of it. */
export function shapeOf(program: Command): ProgramShape {
	const commands = program.createHelp().visibleCommands(program);
	const names = commands.map(command => command.name());
	return {
		name: program.name(),
		version: program.version() ?? '',
		// A word there is a command's name.
		alone: {...commandShape(program, names), arguments: []},
		commands: commands.map(command => commandShape(command, names)),
	};
}

function commandShape(command: Command, names: readonly string[]): CommandShape {
	const help = command.createHelp();
	return {
		name: command.name(),
		what: command.description(),
		options: help.visibleOptions(command).map(option => optionShape(command.name(), option)),
		arguments: command.registeredArguments.map(argument => argumentShape(command.name(), argument, names)),
	};
}

function optionShape(command: string, option: Option): OptionShape {
	const {short, long = '', description, required, optional, variadic, parseArg, flags} = option;
	const [, name] = /[<[](.+?)(?:\.{3})?[>\]]$/.exec(flags) ?? [];
	const takesValue = (required || optional) && name !== undefined;
	return {
		short,
		long,
		what: description,
		// Commander takes the bracket in <NIC[,…]> for one of its own.
		value: takesValue
			? {name, optional: optional && !required, variadic, values: valuesOfOption(option, command)}
			: null,
		repeatable: variadic || parseArg !== undefined,
	};
}

function argumentShape(command: string, argument: Argument, names: readonly string[]): ArgumentShape {
	return {
		name: argument.name(),
		what: argument.description,
		required: argument.required,
		variadic: argument.variadic,
		values: valuesOfArgument(command, names),
	};
}

import {Command, type CommanderError, Option} from 'commander';
import {fields} from '../answers/fields.js';
import {type ExportFormat, exportFormats} from '../export/formats.js';
import {type FieldId, fieldIds, type RawAnswers} from '../model/answers.js';
import type {ExitCode} from '../model/exit-code.js';
import type {Texts} from '../text/en.js';
import type {Context} from './context.js';
import {exportCommand} from './export.js';
import type {Sources} from './gather.js';
import {nicsCommandLine} from './nics-command.js';
import {planCommand} from './plan.js';
import {wizardCommand} from './wizard.js';

type Options = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** All commands and options. `finish` is told the exit code of the one that ran. */
export function buildProgram(context: Context, version: string, finish: (code: ExitCode) => void): Command {
	const {cli} = context.texts;
	const program = new Command('vdsm-passthru');
	const common = (command: Command) => addCommon(command, context.texts);
	const planning = (command: Command) => addAnswers(common(command), context.texts);
	program
		.description(cli.about)
		.version(version, '--version', cli.version)
		.helpCommand(false)
		.enablePositionalOptions()
		.exitOverride()
		.configureHelp({styleTitle: title => titles(context.texts)[title] ?? title})
		.configureOutput({writeOut: context.out, writeErr: () => undefined})
		.addHelpText('after', `\n${cli.exitCodes}`);
	planning(program).action(async (options: Options) =>
		finish(await wizardCommand(sourcesOf(options), context)),
	);

	common(program.command('nics').description(cli.nics))
		.option('--all', cli.nicsAll)
		.action(async (options: Options) =>
			finish(await nicsCommandLine({all: options['all'] === true}, context)),
		);

	planning(program.command('plan').description(cli.plan))
		.option('--detailed-exitcode', cli.planDetailed)
		.action(async (options: Options) =>
			finish(
				await planCommand(
					{...sourcesOf(options), detailedExitCode: options['detailedExitcode'] === true},
					context,
				),
			),
		);

	planning(program.command('export').description(cli.export))
		.addOption(new Option('--format <FORMAT>', cli.exportFormat).choices(exportFormats).default('sh'))
		.option('-o, --output <PATH>', cli.exportOutput)
		.option('--force', cli.exportForce)
		.option('--consent <ID...>', cli.consent)
		.action(async (options: Options) =>
			finish(
				await exportCommand(
					{
						...sourcesOf(options),
						format:
							exportFormats.find(format => format === options['format']) ?? ('sh' satisfies ExportFormat),
						output: textOf(options['output']),
						force: options['force'] === true,
						consent: Array.isArray(options['consent']) ? options['consent'] : [],
					},
					context,
				),
			),
		);
	return program;
}

function titles({cli}: Texts): Readonly<Record<string, string>> {
	return {'Usage:': cli.usage, 'Options:': cli.options, 'Commands:': cli.commands};
}

function addCommon(command: Command, {cli}: Texts): Command {
	return command
		.helpOption('-h, --help', cli.help)
		.option('--json', cli.json)
		.option('--lang <LANG>', cli.lang)
		.option('--no-color', cli.noColor)
		.option('--ascii', cli.ascii)
		.allowExcessArguments(false)
		.showSuggestionAfterError(true);
}

function addAnswers(command: Command, {cli}: Texts): Command {
	for (const id of fieldIds) {
		const [value, what] = cli.flags[id];
		const flag = `${fields[id].flag} <${value}>`;
		// Docker's own habit: -p again and again. A list in one word works as well.
		if (id === 'publish')
			command.option(flag, what, (next: string, all: string | undefined) => (all ? `${all},${next}` : next));
		else command.option(flag, what);
	}
	return command.option('--answers <FILE>', cli.answersFile).option('--facts <FILE>', cli.factsFile);
}

function sourcesOf(options: Options): Sources {
	const raw: {-readonly [K in FieldId]?: string} = {};
	for (const id of fieldIds) {
		const text = textOf(options[id]);
		if (text !== undefined) raw[id] = text;
	}
	return {
		raw: raw satisfies RawAnswers,
		answersFile: textOf(options['answers']),
		factsFile: textOf(options['facts']),
	};
}

function textOf(value: Options[string]): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

/** What commander says of a wrong command line, in the user's language. */
export function usageSentence({code, message}: CommanderError, {cli}: Texts): string {
	const [named = ''] = /(?<=')[^']*(?=')/.exec(message) ?? [];
	const [meant] = /(?<=Did you mean (?:one of )?)[^)?]+/.exec(message) ?? [];
	const [option = named] = named.match(/--[a-z-]+/) ?? [];
	const sentences: Readonly<Record<string, string>> = {
		'commander.unknownOption': cli.unknownOption(named),
		'commander.unknownCommand': cli.unknownCommand(named),
		'commander.optionMissingArgument': cli.optionNeedsValue(option),
		'commander.excessArguments': cli.tooManyArguments(named),
		'commander.invalidArgument': cli.badChoice(
			option,
			/argument '([^']*)'/.exec(message)?.[1] ?? '',
			exportFormats.join(', '),
		),
	};
	const sentence = sentences[code] ?? message;
	return meant === undefined ? sentence : `${sentence} ${cli.didYouMean(meant)}`;
}

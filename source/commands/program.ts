import {Command, Option} from 'commander';
import type {ExitCode} from '../model/exit-code.js';
import {exportFormatOf, exportFormats} from '../model/export-format.js';
import {helpTopics} from '../model/help-topic.js';
import type {Texts} from '../text/en.js';
import type {Context} from './context.js';
import {addDoctor} from './program-doctor.js';
import {addAnswers, addCommon, listOf, type Options, sourcesOf, textOf} from './program-options.js';
import {addRuns} from './program-runs.js';
import {addShell} from './program-shell.js';
import {refuseForeignStart} from './trusted-start.js';
import {unknownCommand} from './usage-error.js';

/** Each command is loaded when it is called, so that --version and --help pay for none of them. */
const load = {
	wizard: async () => (await import('./wizard-ahead.js')).wizardAhead,
	nics: async () => (await import('./nics-command.js')).nicsCommandLine,
	plan: async () => (await import('./plan.js')).planCommand,
	export: async () => (await import('./export.js')).exportCommand,
};

/**
 * All commands and options. `finish` is told the exit code of the one that ran. `displayWidth`: columns that a text takes,
 * for the help alone.
 */
export function buildProgram(
	context: Context,
	version: string,
	finish: (code: ExitCode) => void,
	displayWidth: (text: string) => number,
): Command {
	const {cli, shell} = context.texts;
	const program = new Command('vdsm-passthru');
	const common = (command: Command) => addCommon(command, context.texts);
	const planning = (command: Command) => addAnswers(common(command), context.texts);
	program
		.description(cli.about)
		.version(version, '--version', cli.version)
		.helpCommand(false)
		.enablePositionalOptions()
		.exitOverride()
		.hook('preAction', async (_, command) => refuseForeignStart(command.name(), context))
		.configureHelp({displayWidth, styleTitle: title => titles(context.texts)[title] ?? title})
		.configureOutput({writeOut: context.out, writeErr: () => undefined})
		.addHelpText('after', `\n${cli.exitCodes}\n\n${shell.topics(helpTopics.join(', '))}`);
	planning(program)
		.usage('[options] [command]')
		.option('--give-up-nic <NAME>', cli.giveUp)
		.option('--state-dir <FOLDER>', cli.stateDir)
		.argument('[command]')
		.action(async (word: string | undefined, options: Options) => {
			if (word !== undefined) throw unknownCommand(word, program, context.texts);
			const run = await load.wizard();
			finish(await run({...sourcesOf(options), stateDir: textOf(options['stateDir'])}, context));
		});

	common(program.command('nics').description(cli.nics))
		.option('--all', cli.nicsAll)
		.action(async (options: Options) => {
			const run = await load.nics();
			finish(await run({all: options['all'] === true}, context));
		});

	planning(program.command('plan').description(cli.plan))
		.option('--detailed-exitcode', cli.planDetailed)
		.option('--give-up-nic <NAME>', cli.giveUp)
		.action(async (options: Options) => {
			const run = await load.plan();
			finish(
				await run({...sourcesOf(options), detailedExitCode: options['detailedExitcode'] === true}, context),
			);
		});

	planning(program.command('export').description(cli.export))
		.addOption(new Option('--format <FORMAT>', cli.exportFormat).choices(exportFormats).default('sh'))
		.option('-o, --output <PATH>', cli.exportOutput)
		.option('--force', cli.exportForce)
		.option('--consent <ID...>', cli.consent)
		.action(async (options: Options) => {
			const run = await load.export();
			const output = textOf(options['output']);
			const format = exportFormatOf(textOf(options['format']) ?? 'sh');
			const consent = listOf(options['consent']);
			finish(
				await run(
					{...sourcesOf(options), format, output, force: options['force'] === true, consent},
					context,
				),
			);
		});

	addRuns(program, context, finish);
	addDoctor(program, context, finish);
	addShell(program, context, finish);
	return program;
}

function titles({cli, doctorCommand}: Texts): Readonly<Record<string, string>> {
	const given = doctorCommand.help.arguments;
	return {'Usage:': cli.usage, 'Arguments:': given, 'Options:': cli.options, 'Commands:': cli.commands};
}

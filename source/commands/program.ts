import {Command, Option} from 'commander';
import type {ExitCode} from '../model/exit-code.js';
import {exportFormatOf, exportFormats} from '../model/export-format.js';
import {ownMeasure} from '../text/own-measure.js';
import type {Context} from './context.js';
import {layOutHelp} from './help-layout.js';
import {helpModel} from './help-model.js';
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
 * All commands and options. `finish` is told the exit code of the one that ran.
 */
export function buildProgram(context: Context, version: string, finish: (code: ExitCode) => void): Command {
	const {cli} = context.texts;
	const {values} = cli;
	const program = new Command('vdsm-passthru');
	const common = (command: Command) => addCommon(command, context.texts);
	const planning = (command: Command) => addAnswers(common(command), context.texts);
	program
		.description(cli.about)
		.helpCommand(false)
		.enablePositionalOptions()
		.exitOverride()
		.hook('preAction', async (_, command) => refuseForeignStart(command.name(), context))
		.configureHelp({
			formatHelp: (command, help) =>
				layOutHelp(helpModel(context.texts, command, help), context.columns, ownMeasure),
		})
		.configureOutput({writeOut: context.out, writeErr: () => undefined});
	planning(program)
		.option(`--give-up-nic <${values.name}>`, cli.giveUp)
		.option(`--state-dir <${values.folder}>`, cli.stateDir)
		.version(version, '-V, --version', cli.version)
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
		.option(`--give-up-nic <${values.name}>`, cli.giveUp)
		.action(async (options: Options) => {
			const run = await load.plan();
			finish(
				await run({...sourcesOf(options), detailedExitCode: options['detailedExitcode'] === true}, context),
			);
		});

	planning(program.command('export').description(cli.export))
		.addOption(
			new Option(`--format <${values.format}>`, cli.exportFormat).choices(exportFormats).default('sh'),
		)
		.option(`-o, --output <${values.path}>`, cli.exportOutput)
		.option('--force', cli.exportForce)
		.option(`--consent <${values.id}...>`, cli.consent)
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

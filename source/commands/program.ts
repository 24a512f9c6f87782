import {Command, type CommanderError, Option} from 'commander';
import {fields} from '../answers/fields.js';
import {type FieldId, fieldIds, type RawAnswers} from '../model/answers.js';
import {clean} from '../model/clean.js';
import {confirmSeconds, leastConfirmSeconds} from '../model/confirm.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import {exportFormatOf, exportFormats} from '../model/export-format.js';
import {Failure} from '../model/failure.js';
import type {Texts} from '../text/en.js';
import type {Context} from './context.js';
import type {Sources} from './gather.js';

type Options = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** Each command is loaded when it is called, so that --version and --help pay for none of them. */
const load = {
	wizard: async () => (await import('./wizard.js')).wizardCommand,
	nics: async () => (await import('./nics-command.js')).nicsCommandLine,
	plan: async () => (await import('./plan.js')).planCommand,
	export: async () => (await import('./export.js')).exportCommand,
	apply: async () => (await import('./apply.js')).applyCommand,
	status: async () => (await import('./status.js')).statusCommand,
	undo: async () => (await import('./undo.js')).undoCommand,
	purge: async () => (await import('./purge.js')).purgeCommand,
	confirm: async () => (await import('./confirm.js')).confirmCommand,
	revert: async () => (await import('./revert.js')).revertCommand,
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
		.configureHelp({displayWidth, styleTitle: title => titles(context.texts)[title] ?? title})
		.configureOutput({writeOut: context.out, writeErr: () => undefined})
		.addHelpText('after', `\n${cli.exitCodes}`);
	planning(program)
		.usage('[options] [command]')
		.option('--give-up-nic <NAME>', cli.giveUp)
		.option('--state-dir <FOLDER>', cli.stateDir)
		.argument('[command]')
		.action(async (word: string | undefined, options: Options) => {
			if (word !== undefined) throw new Failure(unknownCommand(word, program, context.texts), exitCode.usage);
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
	return program;
}

/** The commands that change this machine, or tell what was changed. */
function addRuns(program: Command, context: Context, finish: (code: ExitCode) => void): void {
	const {texts} = context;
	const {cli} = texts;
	const common = (command: Command) => addCommon(command, texts).option('--state-dir <FOLDER>', cli.stateDir);
	const asking = (command: Command) =>
		common(command).option('--yes', cli.yes).option('--no-input', cli.noInput);
	const ofOne = (command: Command) => command.option('--prefix <WORD>', cli.whichInstall);

	addAnswers(asking(program.command('apply').description(cli.apply)), texts)
		.option('--dry-run', cli.dryRun)
		.option('--consent <ID...>', cli.consent)
		.option('--give-up-nic <NAME>', cli.giveUp)
		.addOption(secondsOption('--wait <SECONDS>', cli.wait, 120))
		.addOption(secondsOption('--confirm-within <SECONDS>', cli.confirmWithin, confirmSeconds))
		.action(async (options: Options) => {
			const run = await load.apply();
			const wait = secondsOf('--wait', options['wait'], 0, texts);
			const confirmWithin = secondsOf(
				'--confirm-within',
				options['confirmWithin'],
				leastConfirmSeconds,
				texts,
			);
			const consent = listOf(options['consent']);
			const sources = sourcesOf(options);
			finish(
				await run(
					{...sources, ...runOptions(options), giveUp: sources.giveUp, consent, wait, confirmWithin},
					context,
				),
			);
		});

	ofOne(common(program.command('status').description(cli.status))).action(async (options: Options) => {
		const run = await load.status();
		finish(await run(runOptions(options), context));
	});

	ofOne(asking(program.command('undo').description(cli.undo)))
		.option('--dry-run', cli.dryRun)
		.option('--consent <ID...>', cli.consent)
		.action(async (options: Options) => {
			const run = await load.undo();
			finish(await run({...runOptions(options), consent: listOf(options['consent'])}, context));
		});

	asking(program.command('purge').description(cli.purge)).action(async (options: Options) => {
		const run = await load.purge();
		finish(await run(runOptions(options), context));
	});

	common(program.command('confirm').description(cli.confirm))
		.argument('[word]')
		.action(async (word: string | undefined, options: Options) => {
			const run = await load.confirm();
			finish(await run(word, runOptions(options), context));
		});

	// Called by the guard of an unconfirmed change, never by people.
	common(program.command('revert', {hidden: true}))
		.requiredOption('--install <WORD>')
		.option('--after <MS>')
		.action(async (options: Options) => {
			const run = await load.revert();
			const after = textOf(options['after']);
			const install = textOf(options['install']) ?? '';
			finish(
				await run(
					{...runOptions(options), install, after: after === undefined ? undefined : Number(after)},
					context,
				),
			);
		});
}

function runOptions(options: Options) {
	return {
		install: textOf(options['prefix']),
		stateDir: textOf(options['stateDir']),
		yes: options['yes'] === true,
		dryRun: options['dryRun'] === true,
		noInput: options['input'] === false,
	};
}

function secondsOption(flags: string, what: string, usual: number): Option {
	return new Option(flags, what).default(String(usual), String(usual));
}

/** A whole number of seconds, at most a day. */
function secondsOf(flag: string, value: Options[string], least: number, {cli}: Texts): number {
	const text = textOf(value) ?? '';
	const seconds = Number(text);
	if (/^\d{1,5}$/.test(text) && seconds >= least && seconds <= 86_400) return seconds;
	throw new Failure(cli.badSeconds(flag, clean(text), least), exitCode.usage);
}

/** Commander takes a mistyped command for an argument of the wizard. */
function unknownCommand(word: string, program: Command, {cli}: Texts): string {
	const names = program.commands.map(command => command.name());
	const close = names.find(name => name.startsWith(word.slice(0, 2)) || name.includes(word));
	const sentence = cli.unknownCommand(clean(word));
	return close === undefined ? sentence : `${sentence} ${cli.didYouMean(close)}`;
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
		.option('--accessible', cli.accessible)
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
		giveUp: textOf(options['giveUpNic']),
	};
}

function listOf(value: Options[string]): readonly string[] {
	return Array.isArray(value) ? value : [];
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
		'commander.optionMissingArgument': cli.optionNeedsValue(option),
		'commander.excessArguments': cli.tooManyArguments,
		'commander.invalidArgument': cli.badChoice(
			option,
			/argument '([^']*)'/.exec(message)?.[1] ?? '',
			exportFormats.join(', '),
		),
	};
	const sentence = sentences[code] ?? message;
	return meant === undefined ? sentence : `${sentence} ${cli.didYouMean(meant)}`;
}

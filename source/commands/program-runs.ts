import {type Command, Option} from 'commander';
import {clean} from '../model/clean.js';
import {confirmSeconds, confirmWord, leastConfirmSeconds} from '../model/confirm.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import {Failure} from '../model/failure.js';
import type {Texts} from '../text/en.js';
import type {Context} from './context.js';
import {addAnswers, addCommon, listOf, type Options, sourcesOf, textOf} from './program-options.js';

/** Each command is loaded when it is called, so that --version and --help pay for none of them. */
const load = {
	apply: async () => (await import('./apply.js')).applyCommand,
	status: async () => (await import('./status.js')).statusCommand,
	undo: async () => (await import('./undo.js')).undoCommand,
	purge: async () => (await import('./purge.js')).purgeCommand,
	confirm: async () => (await import('./confirm.js')).confirmCommand,
	revert: async () => (await import('./revert.js')).revertCommand,
};

/** The commands that change this machine, or tell what was changed. */
export function addRuns(program: Command, context: Context, finish: (code: ExitCode) => void): void {
	const {texts} = context;
	const {cli} = texts;
	const {values} = cli;
	const common = (command: Command) =>
		addCommon(command, texts).option(`--state-dir <${values.folder}>`, cli.stateDir);
	const asking = (command: Command) =>
		common(command).option('--yes', cli.yes).option('--no-input', cli.noInput);
	const ofOne = (command: Command) => command.option(`--prefix <${values.word}>`, cli.whichInstall);

	addAnswers(asking(program.command('apply').description(cli.apply)), texts)
		.option('--dry-run', cli.dryRun)
		.option(`--consent <${values.id}...>`, cli.consent)
		.option(`--give-up-nic <${values.name}>`, cli.giveUp)
		.addOption(secondsOption(`--wait <${values.seconds}>`, cli.wait, 120))
		.addOption(secondsOption(`--confirm-within <${values.seconds}>`, cli.confirmWithin, confirmSeconds))
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
		.option(`--consent <${values.id}...>`, cli.consent)
		.action(async (options: Options) => {
			const run = await load.undo();
			finish(await run({...runOptions(options), consent: listOf(options['consent'])}, context));
		});

	asking(program.command('purge').description(cli.purge)).action(async (options: Options) => {
		const run = await load.purge();
		finish(await run(runOptions(options), context));
	});

	common(program.command('confirm').description(cli.confirm))
		.argument(`[${confirmWord}]`)
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

function secondsOption(flags: string, what: (usual: number) => string, usual: number): Option {
	return new Option(flags, what(usual)).default(String(usual));
}

/** A whole number of seconds, at most a day. */
function secondsOf(flag: string, value: Options[string], least: number, {cli}: Texts): number {
	const text = textOf(value) ?? '';
	const seconds = Number(text);
	if (/^\d{1,5}$/.test(text) && seconds >= least && seconds <= 86_400) return seconds;
	throw new Failure(cli.badSeconds(flag, clean(text), least), exitCode.usage);
}

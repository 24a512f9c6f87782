import type {Command} from 'commander';
import type {ExitCode} from '../model/exit-code.js';
import type {Context} from './context.js';
import type {DoctorOptions} from './doctor/options.js';
import {addCommon, listOf, type Options, textOf} from './program-options.js';

const usualReport = 'vdsm-passthru-report.txt';

/** `doctor`, which is loaded when it is called. */
export function addDoctor(program: Command, context: Context, finish: (code: ExitCode) => void): void {
	const {cli, doctorCommand, doctorScreen} = context.texts;
	const {help} = doctorCommand;
	const {values} = cli;
	addCommon(program.command('doctor').description(help.doctor), context.texts)
		.argument(`[${values.id}...]`, help.checks)
		.option(`--container <${values.name}>`, help.container)
		.option('--list', help.list)
		.option(`--ignore <${values.id}...>`, help.ignore)
		.option(`--explain <${values.text}>`, help.explain)
		.option(`--report [${values.file}]`, help.report)
		.option('--force', help.force)
		.option('--yes', help.yes)
		.option('--no-input', cli.noInput)
		.option('--verbose', help.verbose)
		.option('--undo-fix', doctorScreen.undo.help)
		.option(`--state-dir <${values.folder}>`, cli.stateDir)
		.action(async (checks: readonly string[], options: Options) => {
			if (options['undoFix'] === true) {
				const {undoFixCommand: undo} = await import('./doctor/fix-undo.js');
				finish(await undo(optionsOf(checks, options), context));
				return;
			}
			const {doctorAhead: run} = await import('./doctor-ahead.js');
			finish(await run(optionsOf(checks, options), context));
		});
}

function optionsOf(checks: readonly string[], options: Options): DoctorOptions {
	const {report} = options;
	return {
		checks,
		ignore: listOf(options['ignore']),
		container: textOf(options['container']),
		list: options['list'] === true,
		explain: textOf(options['explain']),
		report: report === true ? usualReport : textOf(report),
		force: options['force'] === true,
		yes: options['yes'] === true,
		noInput: options['input'] === false,
		verbose: options['verbose'] === true,
		stateDir: textOf(options['stateDir']),
	};
}

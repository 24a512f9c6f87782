import type {Command} from 'commander';
import type {ExitCode} from '../model/exit-code.js';
import type {Context} from './context.js';
import {addBasics} from './program-options.js';

/** Each command is loaded when it is called, so that --version and --help pay for none of them. */
const load = {
	completion: async () => (await import('./completion.js')).completionCommand,
	help: async () => (await import('./help.js')).helpCommand,
};

/** What explains the program, to people and to their shells. */
export function addShell(program: Command, context: Context, finish: (code: ExitCode) => void): void {
	const {shell, cli} = context.texts;
	addBasics(program.command('completion').description(shell.completion), context.texts)
		.argument(`[${cli.values.shell}]`, shell.shellName)
		.action(async (name: string | undefined) => {
			const run = await load.completion();
			finish(run(name, program, context));
		});

	addBasics(program.command('help').description(shell.help), context.texts)
		.argument(`[${cli.values.topic}]`, shell.topic)
		.action(async (topic: string | undefined) => {
			const run = await load.help();
			finish(run(topic, program, context));
		});
}

import type {Command} from 'commander';
import {bashCompletion} from '../export/completion-bash.js';
import {fishCompletion} from '../export/completion-fish.js';
import {zshCompletion} from '../export/completion-zsh.js';
import {clean} from '../model/clean.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import {Failure} from '../model/failure.js';
import {type Context, onStdout} from './context.js';
import {shapeOf} from './shell/shape.js';
import {shells} from './shell/shells.js';
import {meaning} from './usage-error.js';

const writers = {bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion};

/** `completion SHELL`: the script, made from the program's own commands and options. */
export function completionCommand(word: string | undefined, program: Command, context: Context): ExitCode {
	const {texts, out} = context;
	if (word === undefined) throw new Failure(texts.shell.missingShell(shells), exitCode.usage);
	const shell = shells.find(name => name === word);
	if (shell === undefined)
		throw new Failure(
			meaning(texts.shell.unknownShell(clean(word), shells), word, shells, texts),
			exitCode.usage,
		);
	out(writers[shell](shapeOf(program), onStdout(context).texts));
	return exitCode.done;
}

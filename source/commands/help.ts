import type {Command} from 'commander';
import {clean} from '../model/clean.js';
import {type ExitCode, exitCode} from '../model/exit-code.js';
import {Failure} from '../model/failure.js';
import {helpTopics} from '../model/help-topic.js';
import {helpTopicsIn} from '../text/help-topics.js';
import {asciiTexts} from '../wizard/ascii-texts.js';
import type {Context} from './context.js';
import {narrowed} from './narrowed.js';
import {meaning} from './usage-error.js';

/** Columns that the topics are laid out for. */
const usual = 80;

/** `help [TOPIC]`: the overview, a command's help, a topic; where a topic is called like a command, that as well. */
export function helpCommand(word: string | undefined, program: Command, context: Context): ExitCode {
	const {texts, out, ascii, language, columns} = context;
	const commands = program.createHelp().visibleCommands(program);
	const command = word === undefined ? program : commands.find(one => one.name() === word);
	const topic = helpTopics.find(one => one === word);
	if (command === undefined && topic === undefined) {
		const names = commands.map(one => one.name());
		const sentence = texts.shell.unknownTopic(clean(word ?? ''), helpTopics, names);
		throw new Failure(meaning(sentence, word ?? '', [...helpTopics, ...names], texts), exitCode.usage);
	}
	const parts: string[] = [];
	if (command !== undefined) parts.push(helpOf(command));
	if (topic !== undefined) {
		const topics = helpTopicsIn(language);
		const text = (ascii ? asciiTexts(topics) : topics)[topic];
		parts.push(`${columns < usual ? narrowed(text, columns) : text}\n`);
	}
	out(parts.join('\n'));
	return exitCode.done;
}

/** With what is said after it, which `helpInformation` leaves out. */
function helpOf(command: Command): string {
	let text = '';
	command
		.configureOutput({
			...command.configureOutput(),
			writeOut: part => {
				text += part;
			},
		})
		.outputHelp();
	return text;
}

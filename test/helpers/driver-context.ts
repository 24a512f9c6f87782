import process from 'node:process';
import type {Context} from '../../source/commands/context.js';
import {type Language, textsIn} from '../../source/text/language.js';

/** What a command is given on a terminal that shows everything, by a program of `test/terminal/fixtures`. */
export function driverContext(language: Language): Context {
	const texts = textsIn(language);
	return {
		texts,
		fileTexts: texts,
		language,
		env: process.env,
		json: false,
		ascii: false,
		accessible: false,
		colour: true,
		columns: process.stdout.columns || 80,
		out: text => void process.stdout.write(text),
		err: text => void process.stderr.write(text),
	};
}

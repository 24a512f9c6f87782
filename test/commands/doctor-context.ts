import process from 'node:process';
import type {Context} from '../../source/commands/context.js';
import type {DoctorOptions} from '../../source/commands/doctor/options.js';
import {type Language, textsIn} from '../../source/text/language.js';

/** A context that keeps what is said, on a terminal of 80 columns that nobody sits at. */
export function listening(given: Partial<Context> & {readonly language?: Language} = {}): {
	readonly context: Context;
	readonly said: () => string;
} {
	let all = '';
	const say = (text: string) => {
		all += text;
	};
	const {language = 'en'} = given;
	const look = {json: false, ascii: false, accessible: false, colour: false, columns: 80};
	const context = {
		texts: textsIn(language),
		fileTexts: textsIn(language),
		env: process.env,
		...look,
		...given,
		language,
		out: say,
		err: say,
	};
	return {context, said: () => all};
}

/** `doctor` without a word, where nobody is to be asked. */
export const noOptions: DoctorOptions = {
	checks: [],
	ignore: [],
	container: undefined,
	list: false,
	explain: undefined,
	report: undefined,
	force: false,
	yes: false,
	noInput: true,
	verbose: false,
	stateDir: undefined,
};

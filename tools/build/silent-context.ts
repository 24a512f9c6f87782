import type {Context} from '../../source/commands/context.js';
import {textsIn} from '../../source/text/language.js';
import type {Language} from '../../source/text/languages.js';

/** For a program that is looked at, and not run. */
export function silentContext(language: Language): Context {
	const texts = textsIn(language);
	return {
		texts,
		fileTexts: texts,
		language,
		env: {},
		json: false,
		ascii: false,
		accessible: false,
		colour: false,
		columns: 80,
		out: () => undefined,
		err: () => undefined,
	};
}

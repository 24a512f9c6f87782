import {type HelpPart, helpWidth} from '../../source/commands/help-layout.js';
import {buildProgram} from '../../source/commands/program.js';
import {type Language, languages} from '../../source/text/languages.js';
import {widthOf} from '../../source/wizard/measure.js';
import {silentContext} from './silent-context.js';

/** What `start.ts` answers `--help` from, by its name in dist/: the help of the program itself, before it is wrapped. */
export function helps(): ReadonlyMap<string, string> {
	return new Map(languages.map(language => [`help-${language}.json`, JSON.stringify(partsOf(language))]));
}

/** Any width that is large enough for all to be wrapped. */
const columns = 1000;
const mark = '\0';

function partsOf(language: Language): readonly HelpPart[] {
	let help = '';
	const out = (text: string) => {
		help += text;
	};
	const program = buildProgram({...silentContext(language), out}, '', () => undefined, widthOf);
	const texts: HelpPart[] = [];
	program.configureOutput({...program.configureOutput(), getOutHelpWidth: () => columns}).configureHelp({
		...program.configureHelp(),
		boxWrap(text, room) {
			if (text.split(/\s+/).some(word => widthOf(word) !== helpWidth(word)))
				throw new Error(`source/commands/help-layout.ts cannot measure “${text}”`);
			texts.push({text, indent: columns - room});
			return mark;
		},
	});
	program.outputHelp();
	return help.split(mark).flatMap((fixed, index) => [fixed, ...texts.slice(index, index + 1)]);
}
